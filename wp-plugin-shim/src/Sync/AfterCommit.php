<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Outbox\Outbox;
use Encharge\Webhooks\WordPress\User\Plan;
use Encharge\Webhooks\WordPress\User\UserFinder;

/**
 * What follows when a contact's user is committed.
 *
 * What is owed is paid, others hear what happened, and what could not be seen
 * inside the transaction is looked for. None of it undoes anything: a failure is
 * a note.
 */
final class AfterCommit {

	public function __construct(
		private readonly Outbox $outbox,
		private readonly UserFinder $finder,
		private readonly Log $log
	) {}

	/**
	 * @param Work    $work    what was worked
	 * @param Outcome $outcome what is committed
	 * @param Plan    $plan    what was done of the user
	 * @return Outcome the same, with what was noted since
	 */
	public function finish( Work $work, Outcome $outcome, Plan $plan ): Outcome {
		// A user whom the first attempt made is there by that attempt's plan.
		$creation = $outcome->created ? $work->creation : null;
		$notes    = array(
			...$this->note_double( $outcome->user_id, $creation->userdata['user_email'] ?? '' ),
			...( $work->is_owed ? $this->outbox->pay( $outcome->contact_id, $creation?->password ) : array() ),
		);

		if ( array() !== $notes ) {
			$outcome = $outcome->noted( $notes );
			$this->log->amend( $outcome->log_id, array( 'notes' => $outcome->notes ) );
		}

		Events::written( $outcome, $creation ?? $plan );

		return $outcome;
	}

	/**
	 * WordPress's own sign-ups and shops do not hold our locks: one of them may
	 * have made a user with this address since it was looked up.
	 *
	 * @param string $address a new user's; '' for none
	 * @return list<Note>
	 */
	private function note_double( int $user_id, string $address ): array {
		$others = '' === $address ? array() : array_diff( $this->finder->ids_by_email( $address ), array( $user_id ) );

		if ( array() === $others ) {
			return array();
		}

		/* translators: %d: user id. */
		return array( new Note( 'double_address', 'email', sprintf( __( 'The user %d was created with the same address at the same moment, by something else.', 'webhooks-for-encharge' ), reset( $others ) ) ) );
	}
}
