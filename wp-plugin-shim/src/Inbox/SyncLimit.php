<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Guard;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;

/**
 * How many webhooks may be in WordPress at once on this server, so that visitors
 * find a worker that is free.
 */
final class SyncLimit {

	/** @return int 0: any number */
	public static function of( Settings $settings ): int {
		$limit = $settings->get( 'sync_limit' );

		return is_int( $limit ) ? $limit : self::automatic();
	}

	/** @return int as many as there are processors, and at most half of PHP-FPM's workers where their number is known */
	public static function automatic(): int {
		$workers = GuardPlace::workers();

		return max( 1, min( Guard::processors(), null === $workers ? PHP_INT_MAX : intdiv( $workers, 2 ) ) );
	}
}
