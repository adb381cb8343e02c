<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Claim;
use Encharge\Webhooks\Client;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\DatabaseConnection;

use const Encharge\Webhooks\WordPress\PLUGIN_FILE;

/**
 * Works an inbox off.
 *
 * One process at a time does so for each site and server. It takes batch after
 * batch until nothing is due or something stops it, lets go of the inbox's lock,
 * and looks once more: what came meanwhile has woken nobody.
 */
final class Drain {

	/** How long an incomplete batch waits for company, in milliseconds, and in which steps. */
	private const COMPANY = 100;
	private const STEP    = 20;

	/** The share of the memory limit at which a process has had enough. */
	private const MEMORY = 0.6;

	/** Reasons after which WP-Cron is to see to what is left. */
	private const UNFINISHED = array( StopReason::Nothing, StopReason::Paused, StopReason::NotConnected, StopReason::Memory, StopReason::Told, StopReason::Needed, StopReason::Enough );

	private readonly Tally $tally;

	private readonly Circuit $circuit;

	private readonly Isolation $isolation;

	private readonly int $began;

	/** Whether it has waited for another worker to be free. */
	private bool $has_waited = false;

	public function __construct( private readonly Inbox $inbox, private readonly DrainLimits $limits = new DrainLimits() ) {
		$this->tally     = new Tally();
		$this->circuit   = new Circuit( $inbox );
		$this->isolation = new Isolation();
		$this->began     = (int) hrtime( true );
	}

	/** @return self|null of the current site's inbox; null if there is none that can be used */
	public static function here( DrainLimits $limits ): ?self {
		$inbox = InboxPlace::may_drain() ? InboxPlace::open() : null;

		return null === $inbox ? null : new self( $inbox, $limits );
	}

	/** Works off what is due in a worker of a web server that has answered, where its sender does not wait for that. */
	public static function behind_answer(): void {
		if ( 'cgi-fcgi' === PHP_SAPI ) {
			Schedule::look();
		} else {
			self::here( DrainLimits::of_web() )?->run();
		}
	}

	/** @return Tally what came of the entries so far */
	public function tally(): Tally {
		return $this->tally;
	}

	/** Works until something stops it. */
	public function run(): StopReason {
		// Whoever asked for it may be gone; the work goes on.
		if ( function_exists( 'ignore_user_abort' ) ) {
			ignore_user_abort( true );
		}

		try {
			return Isolation::without_dying(
				function (): StopReason {
					$reason = $this->drained();

					if ( in_array( $reason, self::UNFINISHED, true ) ) {
						Schedule::settle( $this->inbox );
					}

					return $reason;
				}
			);
		} catch ( InboxException ) {
			return StopReason::Broken;
		} catch ( WorkEnded ) {
			return StopReason::NoDatabase;
		}
	}

	/**
	 * @throws InboxException If the inbox cannot be used.
	 * @throws WorkEnded      If the database went away.
	 */
	private function drained(): StopReason {
		do {
			$before = $this->tally->sum();
			$reason = $this->stop() ?? $this->worked_alone();
		} while ( StopReason::Busy !== $reason && $this->is_to_look_again( $reason, $this->tally->sum() > $before ) );

		return $reason;
	}

	/**
	 * Who came while this one had the lock, or was about to stop, has woken nobody.
	 * One more look is enough if it finds nothing to do.
	 *
	 * @throws InboxException If the inbox cannot be used.
	 */
	private function is_to_look_again( StopReason $reason, bool $has_worked ): bool {
		if ( StopReason::Nothing === $reason ) {
			return $has_worked && $this->inbox->hasWork();
		}

		if ( StopReason::Needed !== $reason || ( $this->has_waited && ! $has_worked ) ) {
			return false;
		}

		$this->has_waited = true;

		// From now on whoever comes finds the lock free. Those who came before are through in a moment, and their workers free.
		$this->inbox->unlock();
		Moment::pass( self::COMPANY );

		return ! self::says( $this->limits->is_busy ) && $this->inbox->hasWork();
	}

	/**
	 * @throws InboxException If the inbox cannot be used.
	 * @throws WorkEnded      If the database went away.
	 */
	private function worked_alone(): StopReason {
		if ( ! $this->inbox->lock() ) {
			return StopReason::Busy;
		}

		try {
			return $this->worked();
		} finally {
			$this->inbox->unlock();
		}
	}

	/**
	 * @throws InboxException If the inbox cannot be used.
	 * @throws WorkEnded      If the database went away.
	 */
	private function worked(): StopReason {
		while ( true ) {
			$reason = $this->stop();

			if ( null !== $reason ) {
				return $reason;
			}

			$claims = $this->claims();

			if ( array() === $claims ) {
				return StopReason::Nothing;
			}

			Schedule::set();

			try {
				$this->work( $claims );
			} catch ( Outage $outage ) {
				$this->circuit->open( $outage );
			}

			self::forget();
		}
	}

	/** @return StopReason|null why no further batch is to be begun; null if nothing speaks against it */
	private function stop(): ?StopReason {
		clearstatcache( true, PLUGIN_FILE );

		return match ( true ) {
			! is_file( PLUGIN_FILE )           => StopReason::Gone,
			! DatabaseConnection::is_open()    => StopReason::NoDatabase,
			SiteIdentity::is_copy()            => StopReason::Copy,
			null === self::client()            => StopReason::NotConnected,
			$this->circuit->is_open()          => StopReason::Paused,
			self::is_memory_used_up()          => StopReason::Memory,
			$this->is_told()                   => StopReason::Told,
			self::says( $this->limits->is_busy ) => StopReason::Needed,
			$this->is_enough()                 => StopReason::Enough,
			default                            => null,
		};
	}

	private function is_told(): bool {
		return self::says( $this->limits->is_told );
	}

	private function is_enough(): bool {
		$is_late = $this->limits->seconds > 0 && ( hrtime( true ) - $this->began ) / 1e9 >= $this->limits->seconds;

		return $is_late || ( $this->limits->entries > 0 && $this->tally->sum() >= $this->limits->entries );
	}

	/**
	 * An incomplete batch waits a moment, and longer while somebody comes: they share its call.
	 *
	 * @return list<Claim>
	 * @throws InboxException If the inbox cannot be used.
	 */
	private function claims(): array {
		$limit  = $this->limits->entries > 0 ? min( Client::PEOPLE_PER_CALL, $this->limits->entries - $this->tally->sum() ) : Client::PEOPLE_PER_CALL;
		$claims = $this->inbox->claim( $limit );

		$missing = array() === $claims ? 0 : $limit - count( $claims );

		for ( $waited = 0; $missing > 0 && $waited < self::COMPANY; $waited += self::STEP ) {
			Moment::pass( self::STEP );

			$more    = $this->inbox->claim( $missing );
			$claims  = array( ...$claims, ...$more );
			$missing = array() === $more && $waited > 0 ? 0 : $missing - count( $more );
		}

		return $claims;
	}

	/**
	 * After an outage one contact goes first, any of them: the one that came first
	 * the last time may be what made Encharge fail.
	 *
	 * @param non-empty-list<Claim> $claims
	 * @throws Outage    If Encharge or the database is away.
	 * @throws WorkEnded If the database went away.
	 */
	private function work( array $claims ): void {
		shuffle( $claims );

		try {
			while ( array() !== $claims && $this->circuit->is_half_open() ) {
				$before = $this->tally->sum();

				$this->work_together( array( array_pop( $claims ) ) );

				if ( $this->tally->sum() === $before ) {
					break;
				}

				$this->circuit->close();
			}

			$together = $claims;
			$claims   = array();

			if ( array() !== $together ) {
				$this->work_together( $together );
			}
		} finally {
			foreach ( $claims as $claim ) {
				$claim->release();
			}
		}
	}

	/**
	 * Settings, keys and the connection are read anew for each batch.
	 *
	 * @param non-empty-list<Claim> $claims
	 * @throws Outage    If Encharge or the database is away.
	 * @throws WorkEnded If the database went away.
	 */
	private function work_together( array $claims ): void {
		$client = self::client() ?? throw new Outage( Code::NotConfigured );
		$batch  = new Batch( Settings::load(), $client, fn (): bool => self::is_memory_used_up() || $this->is_told(), $this->isolation );

		try {
			$batch->work( $claims );
		} catch ( WorkEnded $end ) {
			throw DatabaseConnection::is_open() ? $end : new Outage( Code::DatabaseUnavailable );
		} finally {
			$this->tally->add( $batch->tally() );
		}
	}

	private static function client(): ?Client {
		return ( new ApiConnection() )->client();
	}

	/** Lets go of what WordPress keeps of everybody who was worked. */
	private static function forget(): void {
		global $wpdb;

		$wpdb->queries = array();

		if ( wp_cache_supports( 'flush_runtime' ) ) {
			wp_cache_flush_runtime();
		}
	}

	/** @param (\Closure(): bool)|null $question */
	private static function says( ?\Closure $question ): bool {
		return null !== $question && $question();
	}

	private static function is_memory_used_up(): bool {
		$limit = wp_convert_hr_to_bytes( (string) ini_get( 'memory_limit' ) );

		return $limit > 0 && function_exists( 'memory_get_usage' ) && memory_get_usage() > self::MEMORY * $limit;
	}
}
