<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Client;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Compat\WpFusion;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Transaction;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Outbox\Outbox;
use Encharge\Webhooks\WordPress\User\Identification;
use Encharge\Webhooks\WordPress\User\PersonValues;
use Encharge\Webhooks\WordPress\User\UserFinder;
use Encharge\Webhooks\WordPress\User\UserPlanner;

/**
 * One task after the other, from fetch to commit.
 *
 * The receiver and the commands use it alike. A task that fails, by whatever some
 * plugin's hook does, fails alone.
 */
final class Sync {

	/** @var list<Task> what run() has not finished, the task under way before all others */
	private array $unfinished = array();

	/** The task under way, once its person is there. */
	private ?Work $work = null;

	/** What the log says of the task under way, once it says something without a transaction of the task's. */
	private ?Outcome $logged = null;

	/** @var array<string, array{Task, Outcome}> contact id → the last of its tasks that is finished, and what came of it */
	private array $finished = array();

	public function __construct(
		private readonly Settings $settings,
		private readonly PersonSource $people,
		private readonly UserSync $user_sync,
		private readonly UserFinder $finder,
		private readonly ContactTable $contacts,
		private readonly Log $log,
		private readonly Timing $timing
	) {}

	/** Makes one for the current site, with all that it needs. */
	public static function make( Settings $settings, Timing $timing ): self {
		$contacts = new ContactTable();
		$finder   = new UserFinder( $contacts );
		$log      = new Log( $settings );
		$outbox   = new Outbox( $settings );
		$values   = new PersonValues( $settings, new WpFusion() );

		$transaction = new Transaction( $timing );
		$user_sync   = new UserSync(
			$values,
			new Identification( $settings, $finder, $values, $contacts, $transaction ),
			new UserPlanner( $settings, $finder, $contacts, $values ),
			$finder,
			$contacts,
			new Tags(),
			new AfterCommit( $outbox, $finder, $log ),
			$outbox,
			$log,
			$transaction,
			$timing
		);

		return new self( $settings, new PersonSource( new ApiConnection(), $timing ), $user_sync, $finder, $contacts, $log, $timing );
	}

	/**
	 * Does the tasks in their order, and asks Encharge for no more persons than
	 * the next tasks need.
	 *
	 * @param list<Task>                          $tasks  what asks for the same as the contact's task before is not done again, and has its outcome
	 * @param array<string, PulledPerson|Outcome> $people contact id → the person, or why there is none, of whom the caller has asked Encharge for
	 * @return \Generator<int, Outcome> one for each task, as soon as it is committed or has failed
	 */
	public function run( array $tasks, array $people = array() ): \Generator {
		$this->unfinished = $tasks;
		$this->finished   = array();

		WpFusion::silence();

		foreach ( $this->pulled( $tasks, $people ) as list( $task, $pulled ) ) {
			$this->timing->next_contact();

			$outcome = $this->done_already( $task ) ?? $this->finish( $task, $pulled );

			array_shift( $this->unfinished );
			$this->leave( $task, $outcome );

			// Before anything that a plugin could end the request in: whoever has the outcome need not ask interrupt() for it.
			yield $outcome;

			$this->log->prune_after( $outcome->log_id );
		}
	}

	/**
	 * What run() would do. Writes nothing and fires no hook of a write.
	 *
	 * @param list<Task> $tasks each is looked at as if it were the only one
	 * @return \Generator<int, Preview> one for each task
	 */
	public function preview( array $tasks ): \Generator {
		foreach ( $this->pulled( $tasks ) as list( $task, $pulled ) ) {
			$pulled = $this->filtered( $task, $pulled );

			yield $pulled instanceof Outcome
				? new Preview( $task, $this->finder->find( $this->contacts->by_contact( $task->contact_id ) ), outcome: $pulled )
				: $this->user_sync->preview( $this->work( $task, $pulled ) );
		}
	}

	/**
	 * Puts things in order after run() was ended by exit or a fatal error in
	 * some plugin's hook: nothing half done stays, everything is logged.
	 *
	 * @param Code   $code   why, for the answer
	 * @param string $reason why, for the log
	 * @return list<Outcome> one for each task of which run() has given none
	 */
	public function interrupt( Code $code, string $reason ): array {
		$this->contacts->abort();
		$this->user_sync->abort();

		$outcomes         = array();
		$unfinished       = $this->unfinished;
		$this->unfinished = array();

		foreach ( $unfinished as $task ) {
			$outcome    = $this->done_already( $task ) ?? $this->fail( $task, $code, $reason );
			$outcomes[] = $outcome;

			$this->leave( $task, $outcome );
		}

		return $outcomes;
	}

	/** @return bool whether Encharge has to be asked for the task's person */
	public function needs_encharge( Task $task ): bool {
		return null === $this->trusted( $task );
	}

	/** @return Outcome|null what came of the contact's task before, if that has done what this one asks for */
	private function done_already( Task $task ): ?Outcome {
		list( $before, $outcome ) = $this->finished[ $task->contact_id ] ?? array( null, null );

		return null !== $before && null !== $outcome && $task->repeats( $before, $outcome ) ? $outcome : null;
	}

	private function leave( Task $task, Outcome $outcome ): void {
		$this->finished[ $task->contact_id ] = array( $task, $outcome );

		$this->work   = null;
		$this->logged = null;
	}

	/**
	 * Takes persons from the payload, where it holds them and the administrator
	 * trusts it, else from Encharge: the next ones when the caller is through with
	 * those before.
	 *
	 * @param list<Task>                          $tasks
	 * @param array<string, PulledPerson|Outcome> $given by contact id
	 * @return \Generator<int, array{Task, PulledPerson|Outcome}> each task with its person, or with why there is none
	 */
	private function pulled( array $tasks, array $given = array() ): \Generator {
		foreach ( array_chunk( $tasks, Client::PEOPLE_PER_CALL ) as $next ) {
			$missing = array_column( array_filter( $next, fn ( Task $task ): bool => ! isset( $given[ $task->contact_id ] ) && $this->needs_encharge( $task ) ), 'contact_id' );
			$people  = $given + ( array() === $missing ? array() : $this->people->pull( array_values( array_unique( $missing ) ), $next[0]->asked ) );

			foreach ( $next as $task ) {
				yield array( $task, $this->trusted( $task ) ?? $people[ $task->contact_id ] );
			}
		}
	}

	/** @return PulledPerson|null the person that the payload holds, if that is to be used: whoever is there by their id alone is not */
	private function trusted( Task $task ): ?PulledPerson {
		return null !== $task->person && $this->settings->is_on( 'trust_payload' ) && array( 'id' ) !== $task->person->names()
			? new PulledPerson( $task->person, $task->asked, from_payload: true )
			: null;
	}

	private function finish( Task $task, PulledPerson|Outcome $pulled ): Outcome {
		try {
			$outcome = $this->worked( $task, $pulled );
		} catch ( \Throwable $exception ) {
			$outcome = $this->failed( $task, $exception );
		}

		$told = $this->told( $task, $outcome );

		// Whoever was told that the contact is handled hears that it has failed after all.
		return null === $outcome->code && null !== $told->code ? $this->told( $task, $told ) : $told;
	}

	/** @throws \Throwable Whatever a plugin's hook throws. */
	private function worked( Task $task, PulledPerson|Outcome $pulled ): Outcome {
		$pulled = $this->filtered( $task, $pulled );

		if ( $pulled instanceof Outcome ) {
			return $this->logged( $task, $pulled );
		}

		$this->work = $this->work( $task, $pulled );

		return $this->user_sync->write( $this->work );
	}

	/** @return Outcome the same, or the failure of a plugin that was told of it */
	private function told( Task $task, Outcome $outcome ): Outcome {
		try {
			Events::finished( $outcome, $task->action );
		} catch ( \Throwable $exception ) {
			return $this->fail( $task, Code::InternalError, self::described( $exception ) );
		}

		return $outcome;
	}

	private function work( Task $task, PulledPerson $pulled ): Work {
		return new Work( $task, $pulled, new KnownContacts( $this->people, $task->contact_id ) );
	}

	/** Asks other plugins about the person. */
	private function filtered( Task $task, PulledPerson|Outcome $pulled ): PulledPerson|Outcome {
		if ( $pulled instanceof Outcome || ! has_filter( 'encharge_webhooks_person' ) ) {
			return $pulled;
		}

		/**
		 * Filters a person before anything is done for them.
		 *
		 * @param array|null $fields     The fields as Encharge sent them; null skips the contact.
		 * @param string     $contact_id The contact's id.
		 * @param string     $action     What was asked for: add, update or update_tags.
		 */
		$fields = apply_filters( 'encharge_webhooks_person', $pulled->person->toArray(), $task->contact_id, $task->action->value );

		return is_array( $fields )
			? $pulled->as( Person::fromArray( array( 'id' => $task->contact_id ) + $fields ) )
			: Outcome::skipped( $task->contact_id, 'filter', $this->contacts->by_contact( $task->contact_id )->user_id ?? 0 );
	}

	private function failed( Task $task, \Throwable $exception ): Outcome {
		return match ( true ) {
			$exception instanceof Rejected          => $this->logged( $task, Outcome::failed( $task->contact_id, $exception->reason, $exception->getMessage(), $exception->retry_after, blame: $exception->blame ) ),
			$exception instanceof TransactionFailed => $this->fail( $task, Code::DatabaseUnavailable, $exception->getMessage() ),
			default                                 => $this->fail( $task, Code::InternalError, self::described( $exception ) ),
		};
	}

	/**
	 * Keeps to the one row of a task that is in the log already: one that was
	 * handled has failed now, one that failed has failed for what it did.
	 *
	 * @param string $reason for the log; the answer only gets the code's own sentence
	 */
	private function fail( Task $task, Code $code, string $reason ): Outcome {
		$retry_after = Code::DatabaseUnavailable === $code ? TransactionFailed::RETRY_AFTER : null;
		$outcome     = Outcome::failed( $task->contact_id, $code, null, $retry_after );
		$logged      = $this->logged ?? ( null === $this->work ? null : $this->user_sync->committed( $this->work ) );

		if ( null === $logged ) {
			return $this->logged( $task, $outcome, $reason );
		}

		if ( null !== $logged->code ) {
			$this->logged = $logged->noted( array( new Note( 'listener_failed', '', $reason ) ) );
			$this->log->amend( $logged->log_id, array( 'notes' => $this->logged->notes ) );

			return $this->logged;
		}

		$this->log->amend(
			$logged->log_id,
			array(
				'outcome' => $outcome->word(),
				'code'    => $code->value,
				'message' => $reason,
			)
		);
		$this->logged = $outcome->logged( $logged->log_id )->noted( $logged->notes );

		return $this->logged;
	}

	/** Writes the log row of a task for which no transaction did. */
	private function logged( Task $task, Outcome $outcome, ?string $reason = null ): Outcome {
		$this->contacts->save_result( $outcome->contact_id, $outcome->word() );

		$this->logged = $outcome->logged( $this->log->write( LogEntry::of( $task, $outcome, $this->timing->durations(), reason: $reason ) ) );

		return $this->logged;
	}

	private static function described( \Throwable $exception ): string {
		return sprintf( '%s: %s', get_class( $exception ), $exception->getMessage() );
	}
}
