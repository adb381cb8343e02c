<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Claim;
use Encharge\Webhooks\Client;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\ExitException;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\ReturnField;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use Encharge\Webhooks\WordPress\Sync\PersonSource;
use Encharge\Webhooks\WordPress\Sync\PulledPerson;
use Encharge\Webhooks\WordPress\Sync\Sync;
use Encharge\Webhooks\WordPress\Sync\Task;
use Encharge\Webhooks\WordPress\Sync\Timing;

/**
 * Entries of the inbox whose persons are asked for by one call.
 *
 * Each is worked by itself, through the same Sync that a webhook goes through,
 * in a transaction of its own. Every claim has an end when the work has.
 */
final class Batch {

	/** @var \SplObjectStorage<Claim, null> entries whose claims have no end yet: two of them may have one receipt */
	private readonly \SplObjectStorage $open;

	/** @var array<string, true> contacts of which an entry was worked */
	private array $worked = array();

	private readonly Sync $sync;

	private readonly AcceptedKeys $keys;

	private readonly PulledSince $pulled_since;

	private readonly SharedPull $pull;

	private readonly Verdicts $verdicts;

	/**
	 * @param \Closure(): bool $is_to_stop asked before each entry
	 * @param Isolation        $isolation  in which each entry is worked
	 */
	public function __construct( Settings $settings, Client $client, private readonly \Closure $is_to_stop, private readonly Isolation $isolation ) {
		$timing = new Timing();

		$this->open         = new \SplObjectStorage();
		$this->sync         = Sync::make( $settings, $timing );
		$this->keys         = new AcceptedKeys( $settings );
		$this->pulled_since = new PulledSince( new ContactTable(), null !== $settings->return_field( ReturnField::USER_ID ) );
		$this->pull         = new SharedPull( new PersonSource( new ApiConnection(), $timing ), $client, new ContactTable() );
		$this->verdicts     = new Verdicts( $settings );
	}

	/**
	 * Works the entries: what was interrupted before comes last, each alone.
	 *
	 * @param list<Claim> $claims Client::PEOPLE_PER_CALL at most
	 * @throws Outage    If Encharge or the database is away: what is left is due again.
	 * @throws WorkEnded If WordPress died.
	 */
	public function work( array $claims ): void {
		foreach ( $claims as $claim ) {
			$this->open[ $claim ] = null;
		}

		$is_interrupted = static fn ( Claim $claim ): bool => $claim->interruptions > 0;
		$interrupted    = array_filter( $claims, $is_interrupted );

		try {
			$this->work_together( self::in_order( array_diff_key( $claims, $interrupted ) ) );

			foreach ( $interrupted as $claim ) {
				$this->work_together( array( $claim ) );
			}
		} finally {
			$this->release();
		}
	}

	/** @return Tally what came of the entries */
	public function tally(): Tally {
		return $this->verdicts->tally;
	}

	/**
	 * @param array<Claim> $claims
	 * @return list<Claim> in the order in which they are worked
	 */
	private static function in_order( array $claims ): array {
		usort( $claims, static fn ( Claim $one, Claim $other ): int => self::order( $one ) <=> self::order( $other ) );

		return $claims;
	}

	/**
	 * Who asks for the new user's mail comes before who would make the user
	 * without; of two roles the one that came last has the last word.
	 *
	 * @return list<mixed> to be compared
	 */
	private static function order( Claim $claim ): array {
		return array( $claim->contact, Action::Add !== $claim->action, ! $claim->notify, $claim->accepted );
	}

	/**
	 * @param list<Claim> $claims
	 * @throws Outage If Encharge or the database is away.
	 */
	private function work_together( array $claims ): void {
		$tasks = array();

		foreach ( $claims as $claim ) {
			$task = $this->task( $claim );

			if ( null !== $task ) {
				$tasks[] = array( $claim, $task );
			}
		}

		$outage = $this->ask_for( array_column( $tasks, 1 ) );
		$people = $this->pull->people();

		foreach ( $tasks as list( $claim, $task ) ) {
			if ( ( $this->is_to_stop )() ) {
				return;
			}

			if ( isset( $people[ $task->contact_id ] ) || ! $this->sync->needs_encharge( $task ) ) {
				$this->work_one( $claim, $task, $people );
			}
		}

		if ( null !== $outage ) {
			throw $outage;
		}
	}

	/** @return Task|null what the entry asks for; null if it has its end, since there is nothing to do for it */
	private function task( Claim $claim ): ?Task {
		$key_id  = $this->keys->id_of( $claim );
		$task    = Task::of( $claim, $key_id );
		$is_over = true;

		if ( null === $key_id ) {
			$this->verdicts->refuse( $claim, $task, Code::InvalidAccessKey, __( 'The access key that the webhook came with was revoked before it was worked.', 'webhooks-for-encharge' ) );
		} elseif ( $claim->interruptions >= Backoff::INTERRUPTIONS ) {
			/* translators: %d: number of times. */
			$this->verdicts->refuse( $claim, $task, Code::InternalError, sprintf( _n( 'The process ended %d time while it worked on this contact.', 'The process ended %d times while it worked on this contact.', $claim->interruptions, 'webhooks-for-encharge' ), $claim->interruptions ) );
		} elseif ( $this->pulled_since->is( $claim ) ) {
			$this->verdicts->pass( $claim, $task );
		} else {
			$is_over = false;
		}

		if ( $is_over ) {
			unset( $this->open[ $claim ] );
		}

		return $is_over ? null : $task;
	}

	/**
	 * @param list<Task> $tasks
	 * @return Outage|null that Encharge is away; those whom it was asked for before can be worked
	 */
	private function ask_for( array $tasks ): ?Outage {
		$asked_for = array_filter( $tasks, $this->sync->needs_encharge( ... ) );

		try {
			$this->pull->ask_for( array_values( array_unique( array_column( $asked_for, 'contact_id' ) ) ) );
		} catch ( Outage $outage ) {
			return $outage;
		}

		return null;
	}

	/**
	 * @param array<string, PulledPerson|Outcome> $people by contact id
	 * @throws Outage If Encharge or the database is away.
	 */
	private function work_one( Claim $claim, Task $task, array $people ): void {
		// Another entry of the same contact may have done it a moment ago.
		if ( isset( $this->worked[ $claim->contact ] ) && $this->pulled_since->is( $claim ) ) {
			$this->verdicts->pass( $claim, $task );
			unset( $this->open[ $claim ] );

			return;
		}

		TimeLimit::renew();
		$claim->begin();

		$this->verdicts->on( $claim, $this->outcome( $claim, $task, $people ) );
		$this->worked[ $claim->contact ] = true;
		unset( $this->open[ $claim ] );
	}

	/** @param array<string, PulledPerson|Outcome> $people by contact id */
	private function outcome( Claim $claim, Task $task, array $people ): Outcome {
		$outcomes = array();

		try {
			$this->isolation->run(
				function () use ( $task, $people, &$outcomes ): void {
					foreach ( $this->sync->run( array( $task ), $people ) as $outcome ) {
						$outcomes[] = $outcome;
					}
				},
				fn ( string $reason ) => $this->ended( $claim, $reason )
			);
		} catch ( ExitException ) {
			// Of a task that has its outcome there is none.
			array_push( $outcomes, ...$this->sync->interrupt( Code::InternalError, Isolation::exited() ) );
		}

		return $outcomes[0];
	}

	/** The process is ending. What it has ended counts as interrupted, and is worked alone the next time. */
	private function ended( Claim $claim, string $reason ): void {
		unset( $this->open[ $claim ] );
		$this->release();
		$this->sync->interrupt( Code::InternalError, $reason );
	}

	/** Gives back what has no end yet. */
	private function release(): void {
		foreach ( $this->open as $claim ) {
			$claim->release();
		}

		$this->open->removeAll( clone $this->open );
	}
}
