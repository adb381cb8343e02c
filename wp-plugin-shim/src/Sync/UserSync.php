<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Database\DatabaseClock;
use Encharge\Webhooks\WordPress\Database\Transaction;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Database\UserCache;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Outbox\Outbox;
use Encharge\Webhooks\WordPress\User\FoundUser;
use Encharge\Webhooks\WordPress\User\Identification;
use Encharge\Webhooks\WordPress\User\PersonValues;
use Encharge\Webhooks\WordPress\User\Plan;
use Encharge\Webhooks\WordPress\User\UserFinder;
use Encharge\Webhooks\WordPress\User\UserPlanner;
use Encharge\Webhooks\WordPress\User\UserWriter;

/**
 * One person into one user, in one transaction.
 *
 * Locks, finds, plans, writes, links contact and user, and logs: all of it is
 * committed, or none.
 */
final class UserSync {

	/** @var array<int, int> when data were asked for, as hrtime( true ) gives it → the same by the database's clock: what was asked for at once is of one age, however often that is measured */
	private array $pull_times = array();

	public function __construct(
		private readonly PersonValues $values,
		private readonly Identification $identification,
		private readonly UserPlanner $planner,
		private readonly UserFinder $finder,
		private readonly ContactTable $contacts,
		private readonly Tags $tags,
		private readonly AfterCommit $after_commit,
		private readonly Outbox $outbox,
		private readonly Log $log,
		private readonly Transaction $transaction,
		private readonly Timing $timing
	) {}

	/**
	 * Writes one person's user, all or nothing, and the log row with it.
	 *
	 * @throws Rejected          If WordPress or a plugin refuses the user.
	 * @throws TransactionFailed If the database does not take the change.
	 * @throws \Throwable        Whatever a plugin's hook throws.
	 */
	public function write( Work $work ): Outcome {
		list( $outcome, $plan ) = $work->known->with_answers(
			fn (): array => $this->transaction->run( $this->lock_keys( $work ), fn (): array => $this->in_transaction( $work ) )
		);

		return $outcome->is_written() ? $this->after_commit->finish( $work, $outcome, $plan ) : $outcome;
	}

	/** What write() would write. Writes nothing itself. */
	public function preview( Work $work ): Preview {
		$person     = $work->pulled->person;
		$read_since = (int) hrtime( true );
		$contact    = $this->contacts->by_contact( $person->id );
		$found      = $this->identification->find( $work->task, $person, $contact );

		if ( null !== $found ) {
			UserCache::forget( $found->user->ID );
		}

		try {
			$found = $work->known->with_answers( fn (): ?FoundUser => $this->identification->settled( $found, $work->known ) );
			$plan  = $this->planner->plan( $work->task, $work->pulled, $found, $contact, self::pull_time( $work, $contact, $read_since ) );
		} catch ( Rejected $rejection ) {
			$plan = Plan::refused( $found?->user, $rejection );
		}

		return new Preview( $work->task, $found, person: $person, plan: $plan );
	}

	/** @return Outcome|null what was committed before something threw or ended the request; null if nothing was */
	public function committed( Work $work ): ?Outcome {
		return $this->transaction->is_committed() ? $work->written : null;
	}

	/** Rolls back what is open. */
	public function abort(): void {
		$this->transaction->abort();
	}

	/**
	 * What must not be worked by two at once, beside the user, whose own row is
	 * locked, and a new one's login. An address leads to nobody's tags.
	 *
	 * @return non-empty-list<string>
	 */
	private function lock_keys( Work $work ): array {
		$person  = $work->pulled->person;
		$address = Action::UpdateTags === $work->task->action ? null : $this->values->address( $person );

		return array_map( strtolower( ... ), null === $address ? array( $person->id ) : array( $person->id, $address ) );
	}

	/** @return array{Outcome, Plan} what came of it; what was done of the user */
	private function in_transaction( Work $work ): array {
		list( $contact, $found ) = $this->lock( $work );

		$started = (int) hrtime( true );
		$person  = $work->pulled->person;
		$plan    = $this->planner->plan( $work->task, $work->pulled, $found, $contact, (int) $work->pull_time );

		$this->transaction->check();

		if ( null !== $plan->refusal ) {
			$outcome = Outcome::failed( $person->id, $plan->refusal, '' === $plan->message ? null : $plan->message, null, $plan->user->ID ?? 0 );
		} elseif ( null !== $plan->skipped ) {
			$outcome = Outcome::skipped( $person->id, $plan->skipped, $plan->user->ID ?? 0, $plan->notes );
		} else {
			list( $outcome, $plan ) = $this->carry_out( $work, $plan, $found, $contact );
		}

		if ( ! $outcome->is_written() ) {
			$this->contacts->save_result( $person->id, $outcome->word() );
		}

		// Where the transaction was ended meanwhile, the second attempt finds what it kept of the user; a log row it would write twice.
		if ( ! $this->transaction->is_whole() ) {
			throw TransactionFailed::because( 'ended' );
		}

		$this->timing->add_since( 'write', $started );

		/** @var list<string> $fields */
		$fields        = $person->names();
		$work->written = $outcome->logged( $this->log->write( LogEntry::of( $work->task, $outcome, $this->timing->durations(), $fields ) ) );

		return array( $work->written, $plan );
	}

	/**
	 * Finds out who the person is, and sees to it that nobody else writes them
	 * before the transaction's end.
	 *
	 * @return array{?ContactRow, ?FoundUser} the contact's row; the user, if there is one
	 * @throws TransactionFailed If something could not be locked.
	 */
	private function lock( Work $work ): array {
		$started = (int) hrtime( true );
		$task    = $work->task;
		$person  = $work->pulled->person;

		try {
			$contact = $this->contacts->by_contact( $person->id, true );
			$this->transaction->check();

			$this->pull_times[ $work->pulled->asked ] ??= self::pull_time( $work, $contact, $started );
			$work->pull_time                            = $this->pull_times[ $work->pulled->asked ];

			$found = $this->identification->locked( $this->identification->find( $task, $person, $contact ), $person, $contact, $work->known );

			if ( null === $found && Action::Add === $task->action ) {
				$this->transaction->lock_login( $this->planner->newcomer()->login_lock( $task, $person ) );
			}
		} finally {
			$this->timing->add_since( 'lock', $started );
		}

		return array( $contact, $found );
	}

	/**
	 * Writes a plan that is neither refused nor skipped, tags and link with it.
	 *
	 * @param FoundUser|null  $found   who was found; null if the plan makes a user
	 * @param ContactRow|null $contact the contact's row so far
	 * @return array{Outcome, Plan} what came of it; what of the plan was done
	 * @throws Rejected          If WordPress or a plugin refuses the user, or takes them away again.
	 * @throws TransactionFailed If a rollback took them away.
	 */
	private function carry_out( Work $work, Plan $plan, ?FoundUser $found, ?ContactRow $contact ): array {
		$is_new         = $this->is_new( $work, $plan );
		$work->creation = $plan->creates() ? $plan : $work->creation;
		$other          = null === $found?->relinked_from ? null : $this->contacts->by_contact( $found->relinked_from, true );

		list( $user_id, $plan ) = $plan->is_of_tags_alone() ? array( $plan->user->ID ?? 0, $plan ) : ( new UserWriter( $this->finder ) )->apply( $plan );

		if ( false === get_userdata( $user_id ) ) {
			throw $this->transaction->is_whole()
				? new Rejected( Code::UserRejected, __( 'Another plugin deleted the user at once.', 'webhooks-for-encharge' ) )
				: TransactionFailed::because( 'ended' );
		}

		$work->creation = $plan->creates() ? $plan : $work->creation;
		$tag_changes    = null === $plan->tags ? new TagChanges() : $this->tags->write( $user_id, $plan->tags );
		$notes          = $this->notes( $work, $plan, $is_new, $found?->relinked_from, $other );
		$outcome        = Outcome::handled( $work->task->contact_id, $user_id, $is_new, $this->tags->read( $user_id ), $tag_changes, $notes, $plan->changed() );

		$this->link( $work, $outcome, $plan, $contact );

		return array( $outcome, $plan );
	}

	/** A user whom the first attempt made, and whom no rollback could take back, is finished as a new one. */
	private function is_new( Work $work, Plan $plan ): bool {
		return $plan->creates() || ( null !== $work->creation && null !== $plan->user && $this->transaction->has_inserted( $plan->user->ID ) );
	}

	/**
	 * @param string|null     $relinked_from the contact that the user was linked to so far
	 * @param ContactRow|null $other         its row
	 * @return list<Note>
	 */
	private function notes( Work $work, Plan $plan, bool $is_new, ?string $relinked_from, ?ContactRow $other ): array {
		$notes = $is_new && ! $plan->creates() ? array( ...$work->creation->notes ?? array(), ...$plan->notes ) : $plan->notes;

		if ( null !== $relinked_from ) {
			/* translators: %s: contact id. */
			$notes[] = new Note( 'relinked', 'id', sprintf( __( 'The user was linked to the contact %s so far.', 'webhooks-for-encharge' ), $relinked_from ) );
		}

		if ( null !== $other?->owed ) {
			/* translators: %s: contact id. */
			$notes[] = new Note( 'owed_cancelled', 'id', sprintf( __( 'What the contact %s was still owed, a mail or a returned password, was cancelled.', 'webhooks-for-encharge' ), $other->contact_id ) );
		}

		if ( $this->transaction->is_repeated() ) {
			$notes[] = new Note( 'repeated', '', __( 'Another plugin or the database ended the transaction: it was run once more.', 'webhooks-for-encharge' ) );
		}

		return $notes;
	}

	/**
	 * Links contact and user, and keeps when what was pulled.
	 *
	 * @param Plan            $plan    what was written
	 * @param ContactRow|null $contact the contact's row so far
	 */
	private function link( Work $work, Outcome $outcome, Plan $plan, ?ContactRow $contact ): void {
		$task        = $work->task;
		$owed_so_far = $contact?->owed_for( $outcome->user_id );
		$owed        = $this->outbox->note( $work, $plan, $outcome->created ? $work->creation : null, $outcome->user_id, $owed_so_far );

		$this->contacts->save(
			$outcome->contact_id,
			$outcome->user_id,
			$contact,
			// What was not pulled must not look newer than what another webhook pulled.
			null === $plan->tags ? $contact?->tags_pulled_at : max( (int) $contact?->tags_pulled_at, (int) $work->pull_time ),
			Action::UpdateTags === $task->action ? $contact?->fields_pulled_at : max( (int) $contact?->fields_pulled_at, (int) $work->pull_time ),
			$outcome->word(),
			$owed
		);

		$work->is_owed = null !== ( $owed ?? $owed_so_far );
	}

	/**
	 * When the pull began, by the clock that all web servers share.
	 *
	 * @param ContactRow|null $contact    the contact's row
	 * @param int             $read_since when its reading began, which may have meant to wait for it; as hrtime( true ) gives it
	 */
	private static function pull_time( Work $work, ?ContactRow $contact, int $read_since ): int {
		return ( $contact->read_at ?? DatabaseClock::now() ) - intdiv( $read_since - $work->pulled->asked, 1000 );
	}
}
