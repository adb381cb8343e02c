<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Webhook;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Webhook;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Sync\Origin;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use Encharge\Webhooks\WordPress\Sync\Timing;

/**
 * What the log says of one request, beside the rows that Sync writes of its tasks.
 */
final readonly class WebhookLog {

	private Log $log;

	public function __construct( Settings $settings, private IncomingRequest $request, private Timing $timing ) {
		$this->log = new Log( $settings );
	}

	/**
	 * @param string      $outcome    the log's word for it
	 * @param Code|null   $code       why it failed; null if it did not
	 * @param string|null $reason     the same for a person; null: what the code says
	 * @param string      $contact_id the contact; '' if there is none
	 * @return int the row's id; 0 if none could be written, or the command asks that shows the log
	 */
	public function write( string $outcome, ?Code $code = null, ?string $reason = null, string $contact_id = '' ): int {
		if ( $this->request->is_diagnostic() ) {
			return 0;
		}

		$webhook = $this->request->webhook;
		$id      = $this->log->write(
			new LogEntry(
				$outcome,
				action: $this->request->action,
				contact_id: $contact_id,
				key_id: (string) $this->request->key_id,
				code: $code->value ?? '',
				message: $reason ?? $code?->message() ?? '',
				durations: $this->timing->durations(),
				role: $webhook instanceof Webhook ? (string) $webhook->role : '',
				notify: $webhook instanceof Webhook && $webhook->notify,
				origin: Origin::Webhook->value
			)
		);

		$this->log->prune_after( $id );

		return $id;
	}

	/** @return Outcome the same, whose row now tells if it is done later */
	public function settled( Outcome $outcome ): Outcome {
		if ( null !== $outcome->receipt ) {
			$this->log->amend(
				$outcome->log_id,
				array(
					'outcome' => $outcome->word(),
					'receipt' => $outcome->receipt,
				)
			);
		}

		return $outcome;
	}
}
