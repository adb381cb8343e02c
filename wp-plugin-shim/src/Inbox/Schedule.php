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
		$later   = $inbox->list( InboxState::Later, 1 )[0]['time'] ?? null;
		$is_left = 0 < $inbox->count( InboxState::Fresh, 1 )['count'] + $inbox->count( InboxState::Claimed, 1 )['count'];

		if ( ! $is_left && null === $later ) {
			return null;
		}

		return max( time() + self::PATIENCE, $inbox->paused()['until'] ?? 0, $is_left ? 0 : (int) $later );
	}
}
