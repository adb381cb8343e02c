<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Database\DatabaseClock;
use Encharge\Webhooks\WordPress\Database\Transaction;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Database\UserCache;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Outbox\Outbox;
use Encharge\Webhooks\WordPress\User\Identification;
use Encharge\Webhooks\WordPress\User\Plan;
use Encharge\Webhooks\WordPress\User\UserFinder;
use Encharge\Webhooks\WordPress\User\UserWriter;

/**
 * One person into one user.
 *
 * Finds, plans and writes inside one transaction, and does what comes after
 * its commit.
 *
 * @phpstan-import-type Note from Outcome
 * @phpstan-import-type Contact from ContactTable
 * @phpstan-import-type Found from UserFinder
 * @phpstan-type Changes array{added: list<string>, removed: list<string>}
 */
final class UserSync {

	private const NO_CHANGES = array(
		'added'   => array(),
		'removed' => array(),
	);

	/** The plan by which this contact's user was created, whatever became of the transaction. */
	private ?Plan $creation = null;

	/** Whether something is owed to the contact under way. */
	private bool $is_owed = false;

	/** What the transaction of the contact under way was to commit. */
	private ?Outcome $written = null;

	/** When this contact's pull began: one time for both attempts, or what the first one left would look newer to the second. */
	private ?int $pull_time = null;

	public function __construct(
		private readonly Identification $identification,
		private readonly UserFinder $finder,
		private readonly UserWriter $writer,
		private readonly ContactTable $contacts,
		private readonly Tags $tags,
		private readonly Outbox $debts,
		private readonly Log $log,
		private readonly Transaction $transaction,
		private readonly Timing $timing
	) {}

	/**
	 * Writes one person's user, all or nothing, and the log row with it.
	 *
	 * @param int $began when the person's data were asked for, as hrtime( true ) gives it
	 * @throws Rejected          If WordPress or a plugin refuses the user.
	 * @throws TransactionFailed If the database does not take the change.
	 * @throws \Throwable        Whatever a plugin's hook throws.
	 */
	public function write( Job $job, Person $person, int $began ): Outcome {
		$written = $this->identification->with_answers(
			$person,
			fn (): array => $this->transaction->run(
				$this->lock_keys( $person ),
				fn (): array => $this->in_transaction( $job, $person, $began )
			)
		);

		$outcome = $written['outcome'];

		return null === $outcome->code && null === $outcome->skipped
			? $this->after_commit( $outcome, $written['plan'], $written['tags'] )
			: $outcome;
	}

	/** The next contact. */
	public function begin(): void {
		$this->creation  = null;
		$this->written   = null;
		$this->pull_time = null;
		$this->is_owed   = false;
		$this->identification->next_contact();
	}

	/**
	 * What write() would write. Writes nothing itself.
	 *
	 * @param int $began when the person's data were asked for, as hrtime( true ) gives it
	 * @return array{plan: Plan, found: Found}
	 */
	public function plan( Job $job, Person $person, int $began ): array {
		$asked   = hrtime( true );
		$contact = self::sane( $this->contacts->by_contact( $person->id ) );
		$found   = $this->identification->find( $job, $person, $contact );

		if ( null !== $found['user'] ) {
			UserCache::forget( $found['user']->ID );
		}

		try {
			$found = $this->identification->with_answers( $person, fn (): array => $this->identification->settled( $found ) );
			$plan  = $this->writer->plan( $job, $person, $found, $contact, self::pull_time( $began, $asked, $contact ) );
		} catch ( Rejected $rejection ) {
			$plan = Plan::refused( $found['user'], $rejection );
		}

		return array(
			'plan'  => $plan,
			'found' => $found,
		);
	}

	/** @return Outcome|null what was committed before something threw or ended the request; null if nothing was */
	public function committed(): ?Outcome {
		return $this->transaction->is_committed() ? $this->written : null;
	}

	/** Rolls back what is open. */
	public function abort(): void {
		$this->transaction->abort();
	}

	/**
	 * What must not be worked by two at once, beside the user, whose own row is
	 * locked, and a new one's login.
	 *
	 * @return non-empty-list<string>
	 */
	private function lock_keys( Person $person ): array {
		return array_map( strtolower( ... ), array( $person->id, ...array_filter( array( $this->writer->address( $person ) ), is_string( ... ) ) ) );
	}

	/**
	 * @return array{outcome: Outcome, plan: Plan, tags: Changes}
	 */
	private function in_transaction( Job $job, Person $person, int $began ): array {
		$started = hrtime( true );

		try {
			$contact   = $this->contact( $person );
			$pull_time = $this->pull_time ??= self::pull_time( $began, $started, $contact );
			$found     = $this->identification->locked( $this->identification->find( $job, $person, $contact ), $person, $contact );

			if ( null === $found['user'] && Action::Add === $job->action ) {
				$this->transaction->lock_login( $this->writer->login_lock( $job, $person ) );
			}
		} finally {
			$this->timing->add_since( 'lock', $started );
		}

		$started = hrtime( true );

		$plan    = $this->writer->plan( $job, $person, $found, $contact, $pull_time );
		$outcome = null;
		$tags    = self::NO_CHANGES;

		$this->transaction->check();

		if ( null !== $plan->refusal ) {
			$outcome = Outcome::failed( $person->id, $plan->refusal, '' === $plan->message ? null : $plan->message, null, $plan->user->ID ?? 0 );
		} elseif ( null !== $plan->skipped ) {
			$outcome = Outcome::skipped( $person->id, $plan->skipped, $plan->user->ID ?? 0, $plan->notes );
		} else {
			$is_new         = $this->is_new( $plan );
			$this->creation = $plan->creates() ? $plan : $this->creation;
			$other          = null === $found['relinked_from'] ? null : $this->contacts->by_contact( $found['relinked_from'], true );
			$applied        = $this->apply( $plan );
			$user_id        = $applied['user_id'];
			$plan           = $applied['plan'];
			$this->creation = $plan->creates() ? $plan : $this->creation;
			$tags           = null === $plan->tags ? $tags : $this->tags->write( $user_id, $plan->tags );
			$changed        = self::NO_CHANGES === $tags ? $plan->changed() : array( ...$plan->changed(), 'tags' );
			$outcome        = Outcome::handled( $person->id, $user_id, $is_new, $this->tags->read( $user_id ), $this->notes( $plan, $found, $other, $is_new ), $changed );

			$this->link( $job, $outcome, $plan, $contact, $pull_time );
		}

		if ( null !== $outcome->code || null !== $outcome->skipped ) {
			$this->contacts->save_result( $person->id, $outcome->word() );
		}

		// What a transaction that is none any more has kept is found again; a log row would stand there twice.
		if ( ! $this->transaction->is_whole() ) {
			throw TransactionFailed::because( 'ended' );
		}

		$this->timing->add_since( 'write', $started );

		$this->written = $outcome->logged( $this->log( $job, $person, $outcome, $tags ) );

		return array(
			'outcome' => $this->written,
			'plan'    => $plan,
			'tags'    => $tags,
		);
	}

	/**
	 * @return array{user_id: int, plan: Plan} the user's id; what of the plan was done
	 * @throws Rejected          If WordPress or a plugin refuses the user, or takes them away again.
	 * @throws TransactionFailed If a rollback took them away.
	 */
	private function apply( Plan $plan ): array {
		$applied = $this->writer->apply( $plan );

		if ( false === get_userdata( $applied['user_id'] ) ) {
			throw $this->transaction->is_whole()
				? new Rejected( Code::UserRejected, __( 'Another plugin deleted the user at once.', 'webhooks-for-encharge' ) )
				: TransactionFailed::because( 'ended' );
		}

		return $applied;
	}

	/** A user whom the first attempt made, and whom no rollback could take back, is finished as a new one. */
	private function is_new( Plan $plan ): bool {
		return $plan->creates() || ( null !== $this->creation && null !== $plan->user && $this->transaction->has_inserted( $plan->user->ID ) );
	}

	/**
	 * @param Found        $found
	 * @param Contact|null $other the row of the contact that the user was linked to so far
	 * @return list<Note>
	 */
	private function notes( Plan $plan, array $found, ?array $other, bool $is_new ): array {
		$notes = $is_new && ! $plan->creates() ? array( ...$this->creation->notes ?? array(), ...$plan->notes ) : $plan->notes;

		if ( null !== $found['relinked_from'] ) {
			/* translators: %s: contact id. */
			$notes[] = Plan::note( 'relinked', 'id', sprintf( __( 'The user was linked to the contact %s so far.', 'webhooks-for-encharge' ), $found['relinked_from'] ) );
		}

		if ( isset( $other['owed'] ) ) {
			/* translators: %s: contact id. */
			$notes[] = Plan::note( 'owed_cancelled', 'id', sprintf( __( 'What the contact %s was still owed, a mail or a returned password, was cancelled.', 'webhooks-for-encharge' ), $other['contact_id'] ) );
		}

		if ( $this->transaction->is_repeated() ) {
			$notes[] = Plan::note( 'repeated', '', __( 'Another plugin or the database ended the transaction: it was run once more.', 'webhooks-for-encharge' ) );
		}

		return $notes;
	}

	/**
	 * Links contact and user, and keeps when what was pulled.
	 *
	 * @param Plan         $plan    what was written
	 * @param Contact|null $contact the contact's row so far
	 */
	private function link( Job $job, Outcome $outcome, Plan $plan, ?array $contact, int $pull_time ): void {
		$user_id     = $outcome->user_id;
		$pulls_none  = Action::UpdateTags === $job->action;
		$owed_so_far = ( $contact['user_id'] ?? null ) === $user_id ? $contact['owed'] ?? null : null;
		$owed        = $this->debts->note( $plan, $outcome->created ? $this->creation : null, $job->notify, $user_id, $owed_so_far );

		$this->contacts->save(
			$outcome->contact_id,
			$user_id,
			$contact,
			// What was not pulled must not look newer than what another webhook pulled.
			null === $plan->tags ? $contact['tags_pulled_at'] ?? null : max( $contact['tags_pulled_at'] ?? 0, $pull_time ),
			$pulls_none ? $contact['fields_pulled_at'] ?? null : max( $contact['fields_pulled_at'] ?? 0, $pull_time ),
			$outcome->word(),
			$owed
		);

		$this->is_owed = null !== ( $owed ?? $owed_so_far );
	}

	/**
	 * @param Changes $tags
	 */
	private function log( Job $job, Person $person, Outcome $outcome, array $tags ): int {
		/** @var list<string> $fields */
		$fields  = $person->names();
		$changed = array( ...$outcome->changed, ...array_map( static fn ( string $tag ): string => "+$tag", $tags['added'] ), ...array_map( static fn ( string $tag ): string => "-$tag", $tags['removed'] ) );

		return $this->log->write(
			array(
				'action'     => $job->name(),
				'contact_id' => $person->id,
				'user_id'    => $outcome->user_id,
				'key_id'     => (string) $job->key_id,
				'outcome'    => $outcome->word(),
				'code'       => $outcome->code->value ?? $outcome->skipped ?? '',
				'message'    => $outcome->message,
				'durations'  => $this->timing->durations(),
				'fields'     => $fields,
				'changed'    => $changed,
				'notes'      => $outcome->notes,
			)
		);
	}

	/**
	 * @param Changes $tags
	 */
	private function after_commit( Outcome $outcome, Plan $plan, array $tags ): Outcome {
		$notes = array(
			...$this->note_double( $outcome ),
			...( $this->is_owed ? $this->debts->pay( $outcome->contact_id, $outcome->created ? $this->creation?->password : null ) : array() ),
		);

		if ( array() !== $notes ) {
			$outcome = $outcome->noted( $notes );
			$this->log->amend( $outcome->log_id, array( 'notes' => $outcome->notes ) );
		}

		Events::written( $outcome, $outcome->created ? $this->creation ?? $plan : $plan, $tags );

		return $outcome;
	}

	/**
	 * WordPress's own sign-ups and shops do not hold our locks: one of them may
	 * have made a user with this address since it was looked up.
	 *
	 * @return list<Note>
	 */
	private function note_double( Outcome $outcome ): array {
		$address = $outcome->created ? $this->creation->userdata['user_email'] ?? '' : '';
		$others  = '' === $address ? array() : array_diff( $this->finder->ids_by_email( $address ), array( $outcome->user_id ) );

		if ( array() === $others ) {
			return array();
		}

		/* translators: %d: user id. */
		return array( Plan::note( 'double_address', 'email', sprintf( __( 'The user %d was created with the same address at the same moment, by something else.', 'webhooks-for-encharge' ), reset( $others ) ) ) );
	}

	/**
	 * @return Contact|null the contact's row, locked with its user's
	 * @throws TransactionFailed If they could not be locked.
	 */
	private function contact( Person $person ): ?array {
		$contact = self::sane( $this->contacts->by_contact( $person->id, true ) );

		$this->transaction->check();

		return $contact;
	}

	/**
	 * @param Contact|null $contact
	 * @return Contact|null pulls that lie in the future, as a wrong clock leaves them, count as none
	 */
	private static function sane( ?array $contact ): ?array {
		if ( null !== $contact ) {
			$contact['tags_pulled_at']   = $contact['tags_pulled_at'] > $contact['read_at'] ? null : $contact['tags_pulled_at'];
			$contact['fields_pulled_at'] = $contact['fields_pulled_at'] > $contact['read_at'] ? null : $contact['fields_pulled_at'];
		}

		return $contact;
	}

	/**
	 * When the pull began, by the clock that all web servers share.
	 *
	 * @param int          $asked   when the contact's row was asked for, which may have meant to wait for it; as hrtime( true ) gives it
	 * @param Contact|null $contact the row
	 */
	private static function pull_time( int $began, int $asked, ?array $contact ): int {
		return ( $contact['read_at'] ?? DatabaseClock::now() ) - intdiv( $asked - $began, 1000 );
	}
}
