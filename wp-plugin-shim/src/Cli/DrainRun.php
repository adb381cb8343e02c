<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Inbox\Drain;
use Encharge\Webhooks\WordPress\Inbox\DrainLimits;
use Encharge\Webhooks\WordPress\Inbox\DrainProcess;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;
use Encharge\Webhooks\WordPress\Inbox\StopReason;
use Encharge\Webhooks\WordPress\Inbox\Watch;
use WP_CLI;

/**
 * The ways in which the command drains: once, until it is quiet, or for ever.
 */
final class DrainRun {

	/** How many entries one process works before another takes over. */
	private const PER_PROCESS = 500;

	/** Whether somebody wants the command to end. */
	private static bool $is_told = false;

	/** @param int $max how many entries at most; 0: as many as are due */
	public static function once( int $max, bool $is_bare ): void {
		self::listen();

		list( $drain, $reason ) = self::drained( $max );
		$tally                  = $drain->tally();

		if ( $is_bare ) {
			WP_CLI::line( (string) $tally->sum() );
		} else {
			/* translators: 1: number of entries, 2: number of entries, 3: number of entries. */
			WP_CLI::log( sprintf( __( 'Done: %1$d. To be tried again: %2$d. Given up: %3$d.', 'webhooks-for-encharge' ), $tally->done, $tally->later, $tally->dead ) );
		}

		if ( StopReason::is_failure( $reason ) ) {
			WP_CLI::error( StopReason::text( $reason ) );
		} elseif ( ! $is_bare ) {
			WP_CLI::success( StopReason::text( $reason ) );
		}
	}

	/**
	 * Drains by processes of their own, whenever something is due.
	 *
	 * @param int $max  how many entries at most; 0: as many as come
	 * @param int $idle seconds without work after which to end; 0: never
	 */
	public static function watch( int $max, int $idle ): void {
		$process = DrainProcess::like_this_one();
		$worked  = 0;

		if ( null === $process ) {
			WP_CLI::error( __( 'PHP may not run programs here: run the command without --watch, by a timer.', 'webhooks-for-encharge' ) );
		}

		self::whenever_due(
			static function () use ( $process, $max, &$worked ): ?bool {
				$done    = $process->run( $max > 0 ? min( self::PER_PROCESS, $max - $worked ) : self::PER_PROCESS, self::is_told( ... ) );
				$worked += (int) $done;

				return $max > 0 && $worked >= $max ? null : null !== $done;
			},
			$idle
		);
	}

	/**
	 * Drains by itself, whenever something is due.
	 *
	 * @param int $max  how many entries at most; 0: as many as come
	 * @param int $idle seconds without work after which to end
	 */
	public static function stay( int $max, int $idle ): void {
		$worked = 0;

		self::whenever_due(
			static function () use ( $max, &$worked ): ?bool {
				list( $drain, $reason ) = self::drained( $max > 0 ? $max - $worked : 0 );
				$worked                += $drain->tally()->sum();

				return $max > 0 && $worked >= $max ? null : ! StopReason::is_failure( $reason );
			},
			$idle
		);
	}

	public static function end_without_inbox(): never {
		/* translators: %s: command. */
		WP_CLI::error( sprintf( __( 'The site has no inbox that can be used. To see why, run: %s', 'webhooks-for-encharge' ), WpCommand::encharge( 'doctor' ) ) );
	}

	/** @return array{Drain, StopReason} */
	private static function drained( int $max ): array {
		$drain = Drain::here( new DrainLimits( $max, is_told: self::is_told( ... ) ) ) ?? self::end_without_inbox();

		return array( $drain, $drain->run() );
	}

	/** @param \Closure(): ?bool $drain whether it went well; null if no more is to be done */
	private static function whenever_due( \Closure $drain, int $idle ): void {
		self::listen();

		( new Watch( InboxPlace::folder(), InboxPlace::installation(), $drain, self::is_told( ... ), $idle ) )->run();
	}

	/** Has SIGTERM and SIGINT end the command in good order, where PHP can. */
	private static function listen(): void {
		if ( ! function_exists( 'pcntl_async_signals' ) || ! function_exists( 'pcntl_signal' ) ) {
			return;
		}

		pcntl_async_signals( true );

		foreach ( array( SIGTERM, SIGINT ) as $signal ) {
			pcntl_signal(
				$signal,
				static function (): void {
					self::$is_told = true;
				}
			);
		}
	}

	private static function is_told(): bool {
		return self::$is_told;
	}
}
