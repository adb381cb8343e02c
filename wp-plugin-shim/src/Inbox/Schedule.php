<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\InboxState;

/**
 * The dead man's switch: an event of WP-Cron that drains the inbox if nobody else does.
 *
 * Whoever drains sets it before, and takes it back when nothing is left. A drain
 * that is killed leaves it.
 */
final class Schedule {

	/** The hook that WP-Cron fires. */
	public const CRON_HOOK = 'encharge_webhooks_drain';

	/** How long whoever drains is waited for, in seconds. */
	private const PATIENCE = 2 * MINUTE_IN_SECONDS;

	/** Sets it for when the process that drains should be through. */
	public static function set(): void {
		if ( false === wp_next_scheduled( self::CRON_HOOK ) ) {
			wp_schedule_single_event( time() + self::PATIENCE, self::CRON_HOOK );
		}
	}

	/** Sets it if something lies in the current site's inbox that may have woken nobody: what came during a maintenance, or was broken off before WordPress had started. */
	public static function look(): void {
		$inbox = InboxPlace::may_drain() ? InboxPlace::open() : null;

		if ( null !== $inbox && null === $inbox->paused() && $inbox->hasWork() ) {
			self::set();
		}
	}

	/** Sets it for at once. */
	public static function set_now(): void {
		self::clear();
		wp_schedule_single_event( time(), self::CRON_HOOK );
	}

	/** Sets it for when there is something to do; takes it back if there never will be. */
	public static function settle( Inbox $inbox ): void {
		$next      = self::next( $inbox );
		$scheduled = wp_next_scheduled( self::CRON_HOOK );

		if ( null === $next ) {
			self::clear();
		} elseif ( false === $scheduled || $scheduled > $next ) {
			self::clear();
			wp_schedule_single_event( $next, self::CRON_HOOK );
		}
	}

	public static function clear(): void {
		wp_clear_scheduled_hook( self::CRON_HOOK );
	}

	/** @return int|null when an entry is to be worked, in Unix time; null if there is none but dead letters */
	private static function next( Inbox $inbox ): ?int {
		/** @var list<array{time: int}> $later */
		$later   = $inbox->list( InboxState::Later, 1 );
		$is_left = self::has( $inbox, InboxState::Fresh ) || self::has( $inbox, InboxState::Claimed );

		if ( ! $is_left && array() === $later ) {
			return null;
		}

		/** @var int $paused_until */
		$paused_until = $inbox->paused()['until'] ?? 0;

		return max( time() + self::PATIENCE, $paused_until, $is_left ? 0 : $later[0]['time'] );
	}

	private static function has( Inbox $inbox, InboxState $state ): bool {
		return 0 < $inbox->count( $state, 1 )['count'];
	}
}
