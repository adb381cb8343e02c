<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Webhook;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Guard;
use Encharge\Webhooks\Webhook;
use Encharge\Webhooks\WordPress\Sync\Excerpt;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use Encharge\Webhooks\WordPress\Sync\Timing;

/**
 * What a sender gets.
 *
 * The extension sends it: JSON in the shape of wp_send_json_success() and
 * wp_send_json_error(), which no cache keeps and no other plugin adds to.
 */
final class Answer {

	/**
	 * @param int                   $status  HTTP status
	 * @param array<string, mixed>  $data    the "data" of the body
	 * @param array<string, string> $headers name → value
	 */
	private function __construct(
		private readonly int $status,
		private readonly array $data,
		private readonly array $headers = array()
	) {}

	/**
	 * Makes the answer to wpf_action=test.
	 *
	 * @param array<string, mixed> $seen what the plugin's own command asks for
	 */
	public static function test( array $seen = array() ): self {
		return new self(
			200,
			array(
				'method'      => Action::Test->value,
				'answered_by' => 'wordpress',
			) + $seen
		);
	}

	/**
	 * @param Code $code     why the webhook is refused
	 * @param int  $shut_for for how many seconds, of too many attempts
	 */
	public static function refusal( Code $code, int $shut_for ): self {
		$headers = match ( $code ) {
			Code::MethodNotAllowed => array( 'Allow' => 'POST' ),
			Code::TooManyAttempts  => array( 'Retry-After' => (string) $shut_for ),
			default                => array(),
		};

		return new self( $code->status(), self::failure( $code, $code->message() ), $headers );
	}

	/**
	 * Makes the answer where the webhook was stored, as its sender asked.
	 *
	 * @param Webhook               $webhook  what was asked for
	 * @param non-empty-list<string> $receipts of its contacts, in their order
	 */
	public static function accepted( Webhook $webhook, array $receipts ): self {
		/** @var non-empty-list<string> $contacts */
		$contacts = $webhook->contacts;
		$results  = array_map( self::queued_data( ... ), $contacts, $receipts );

		return new self( 202, self::queued_summary( $webhook->action ) + ( 1 === count( $results ) ? array( 'receipt' => $receipts[0] ) : array( 'results' => $results ) ) );
	}

	/**
	 * @param Action        $action   what was asked for
	 * @param list<Outcome> $outcomes one for each contact, in the order given; at least one
	 */
	public static function outcomes( Action $action, array $outcomes ): self {
		$handled = array_values( array_filter( $outcomes, static fn ( Outcome $outcome ): bool => null === $outcome->code ) );
		$queued  = array_values( array_filter( $outcomes, static fn ( Outcome $outcome ): bool => null !== $outcome->receipt ) );
		$results = 1 === count( $outcomes ) ? array() : array( 'results' => array_map( static fn ( Outcome $outcome ): array => self::result( $action, $outcome ), $outcomes ) );

		if ( array() !== $handled ) {
			return new self( 200, array() === $results ? self::handled_data( $action, $handled[0] ) : self::handled_summary( $action, $handled[0] ) + $results );
		}

		if ( array() !== $queued ) {
			return new self( 202, self::queued_summary( $action ) + array( 'reason' => $queued[0]->reason() ) + ( array() === $results ? array( 'receipt' => $queued[0]->receipt ) : $results ) );
		}

		return self::failed( $outcomes[0], $results );
	}

	/**
	 * Sends it. Whatever else was or will be printed does not go out.
	 *
	 * @param Timing|null $timing for holders of a valid key; null for others
	 */
	public function send( ?Timing $timing ): void {
		// A page cache must not take what this request printed for a page.
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- the name that page caches agreed on.
		}

		Guard::answer( $this->status, $this->data, $this->headers + ( null === $timing ? array() : array( 'Server-Timing' => $timing->header() ) ) );
	}

	/** @param array<string, mixed> $data beside code and message */
	private static function failed( Outcome $outcome, array $data = array() ): self {
		return new self(
			$outcome->code?->status() ?? 500,
			self::failed_data( $outcome ) + $data,
			null === $outcome->retry_after ? array() : array( 'Retry-After' => (string) $outcome->retry_after )
		);
	}

	/** @return array<string, mixed> what the answer says of one contact among several */
	private static function result( Action $action, Outcome $outcome ): array {
		return match ( true ) {
			null === $outcome->code    => self::handled_data( $action, $outcome ),
			null !== $outcome->receipt => self::queued_data( $outcome->contact_id, $outcome->receipt ),
			default                    => array( 'contact_id' => $outcome->contact_id ) + self::failed_data( $outcome ),
		};
	}

	/** @return array{method: string, user_id: int} */
	private static function handled_summary( Action $action, Outcome $first ): array {
		return array(
			'method'  => $action->value,
			'user_id' => $first->user_id,
		);
	}

	/** @return array{method: string, status: string} */
	private static function queued_summary( Action $action ): array {
		return array(
			'method' => $action->value,
			'status' => 'queued',
		);
	}

	/** @return array{contact_id: string, receipt: string} */
	private static function queued_data( string $contact_id, string $receipt ): array {
		return array(
			'contact_id' => $contact_id,
			'receipt'    => $receipt,
		);
	}

	/** @return array<string, mixed> */
	private static function handled_data( Action $action, Outcome $outcome ): array {
		$data = array(
			'method'     => $action->value,
			'user_id'    => $outcome->user_id,
			'created'    => $outcome->created,
			'contact_id' => $outcome->contact_id,
			'tags'       => $outcome->tags,
		);

		if ( array() !== $outcome->notes ) {
			$data['notes'] = Excerpt::of_notes( $outcome->notes );
		}

		return null === $outcome->skipped ? $data : $data + array( 'skipped' => $outcome->skipped );
	}

	/** @return array<string, mixed> */
	private static function failed_data( Outcome $outcome ): array {
		$code = $outcome->code ?? Code::InternalError;

		if ( Code::InternalError !== $code || 0 === $outcome->log_id ) {
			return self::failure( $code, $outcome->message );
		}

		/* translators: 1: what happened, 2: number of the log entry. */
		$message = sprintf( __( '%1$s The log entry %2$d tells more.', 'webhooks-for-encharge' ), $outcome->message, $outcome->log_id );

		return self::failure( $code, $message ) + array( 'log_id' => $outcome->log_id );
	}

	/** @return array{code: string, message: string} */
	private static function failure( Code $code, string $message ): array {
		return array(
			'code'    => $code->value,
			'message' => $message,
		);
	}
}
