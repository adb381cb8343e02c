<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Claim;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\DatabaseConnection;
use Encharge\Webhooks\WordPress\Database\WriteTrial;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Sync\Blame;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use Encharge\Webhooks\WordPress\Sync\Task;

/**
 * What becomes of an entry by what came of its work.
 *
 * A result, whatever it says, is the end of it. What failed for its own sake is
 * tried again, so often and no more. What failed for an outage has not been tried.
 */
final class Verdicts {

	/** Codes that say what is so: another try would say the same. */
	private const RESULTS = array( Code::PersonNotFound, Code::UserNotFound, Code::PersonWithoutEmail, Code::UserRejected );

	public readonly Tally $tally;

	private readonly Log $log;

	public function __construct( Settings $settings ) {
		$this->tally = new Tally();
		$this->log   = new Log( $settings );
	}

	/**
	 * Ends the claim of an entry that was worked.
	 *
	 * @throws Outage If what failed was no fault of the entry's: its claim has no end then.
	 */
	public function on( Claim $claim, Outcome $outcome ): void {
		if ( null === $outcome->code || in_array( $outcome->code, self::RESULTS, true ) ) {
			$claim->done();
			++$this->tally->done;

			return;
		}

		if ( Blame::Outage === $outcome->blame || Code::NotConfigured === $outcome->code ) {
			throw new Outage( $outcome->code, $outcome->message, $outcome->retry_after );
		}

		self::demand_database( $outcome );
		$this->fail( $claim, $outcome->code, self::reason( $outcome ) );
	}

	/** Ends the claim of an entry for which everything was done before. */
	public function pass( Claim $claim, Task $task ): void {
		// Whoever was ended between the commit and the entry's removal has logged it.
		if ( 'queued' === ( $this->last_outcome( $claim ) ?? 'queued' ) ) {
			$this->log->write(
				new LogEntry(
					'unchanged',
					action: $task->name(),
					contact_id: $task->contact_id,
					key_id: (string) $task->key_id,
					message: __( 'The contact was pulled after the webhook came.', 'webhooks-for-encharge' ),
					notify: $task->notify,
					origin: $task->origin->value,
					receipt: (string) $task->receipt
				)
			);
		}

		$claim->done();
		++$this->tally->done;
	}

	/** Gives up an entry that must not be worked. */
	public function refuse( Claim $claim, Task $task, Code $code, string $reason ): void {
		$this->log->write( LogEntry::of( $task, Outcome::failed( $task->contact_id, $code, $reason ), array() ) );
		$claim->bury( $code, $reason );
		++$this->tally->dead;
	}

	private function fail( Claim $claim, Code $code, string $reason ): void {
		$tried = $claim->tries + 1;

		if ( $tried >= Backoff::TRIES ) {
			$claim->bury( $code, $reason );
			++$this->tally->dead;
		} else {
			$claim->later( Backoff::of_entry( $tried ), $code, $reason );
			++$this->tally->later;
		}
	}

	/**
	 * A transaction fails when the database is away, and when some hook keeps
	 * ending it: a trial tells the one from the other.
	 *
	 * @throws Outage If the database is away, or takes nothing.
	 */
	private static function demand_database( Outcome $outcome ): void {
		$is_away = ! DatabaseConnection::is_open() || ( Code::DatabaseUnavailable === $outcome->code && null !== WriteTrial::failure() );

		if ( $is_away ) {
			throw new Outage( Code::DatabaseUnavailable );
		}
	}

	/** @return string why, as the log has it: the outcome of an internal error only says that there was one */
	private static function reason( Outcome $outcome ): string {
		$row = $outcome->log_id > 0 ? LogQuery::row( $outcome->log_id ) : null;

		return '' === ( $row['message'] ?? '' ) ? $outcome->message : $row['message'];
	}

	/** @return string|null what the log says last of the entry; null if nothing */
	private function last_outcome( Claim $claim ): ?string {
		return ( new LogQuery( receipt: $claim->receipt, since: self::time( $claim->accepted ) ) )->rows( 1 )[0]['outcome'] ?? null;
	}

	private static function time( float $time ): ?\DateTimeImmutable {
		$found = \DateTimeImmutable::createFromFormat( 'U.u', sprintf( '%.6F', $time ) );

		return false === $found ? null : $found;
	}
}
