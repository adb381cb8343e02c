<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Webhook;

use Encharge\Webhooks\Claim;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Guard;
use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\Webhook;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;
use Encharge\Webhooks\WordPress\Sync\Outcome;

/**
 * A webhook that lies in the site's inbox while it is being handled.
 *
 * The guard has put it there before WordPress was loaded; where no guard is, it is
 * put there now. A contact whose work has ended is taken out. One that failed for a
 * reason that passes stays, and is done later.
 */
final class HeldWebhook {

	/** @param array<string, Claim> $claims contact id → the entry, of what the guard does not hold */
	private function __construct( private array $claims ) {}

	/**
	 * @param Webhook $webhook      one that names contacts
	 * @param bool    $with_persons whether the persons in it are stored, too
	 */
	public static function hold( Webhook $webhook, bool $with_persons ): self {
		$inbox = null === Guard::webhook() && null === $webhook->async ? InboxPlace::open() : null;

		return new self( null === $inbox ? array() : self::claimed( $inbox, $webhook, $with_persons ) );
	}

	/** Takes out what the guard has put in, for WordPress refuses the webhook: nobody is to do it. */
	public static function give_up(): void {
		/** @var list<string> $contacts */
		$contacts = Guard::webhook()->contacts ?? array();

		foreach ( $contacts as $contact_id ) {
			Guard::done( $contact_id );
		}
	}

	/** @return Outcome the same, which has ended the contact's work, or that it is done later */
	public function settle( Outcome $outcome ): Outcome {
		if ( $outcome->is_passing() ) {
			return $this->keep( $outcome );
		}

		$claim = $this->claimed_for( $outcome->contact_id );

		Guard::done( $outcome->contact_id );

		try {
			$claim?->done();
		} catch ( InboxException ) {
			// Whoever drains the inbox will find that the contact was pulled since.
			return $outcome;
		}

		return $outcome;
	}

	/** @return Outcome that the contact's work is done later; the same if it cannot be stored for that */
	public function keep( Outcome $outcome ): Outcome {
		$reason  = $outcome->code ?? Code::InternalError;
		$claim   = $this->claimed_for( $outcome->contact_id );
		$receipt = Guard::keep( $outcome->contact_id, $reason );

		try {
			$claim?->keep( $reason, $outcome->message );
			$receipt ??= $claim?->receipt;
		} catch ( InboxException ) {
			$receipt = null;
		}

		return null === $receipt ? $outcome : $outcome->queued( $receipt );
	}

	/** @return array<string, Claim> contact id → its entry; empty if none could be stored */
	private static function claimed( Inbox $inbox, Webhook $webhook, bool $with_persons ): array {
		try {
			/** @var list<Claim> $claims */
			$claims = $inbox->hold( $webhook, $with_persons );
		} catch ( InboxException ) {
			return array();
		}

		return array_combine( array_column( $claims, 'contact' ), $claims );
	}

	private function claimed_for( string $contact_id ): ?Claim {
		$claim = $this->claims[ $contact_id ] ?? null;

		unset( $this->claims[ $contact_id ] );

		return $claim;
	}
}
