<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

/**
 * How long PHP lets a process run.
 */
final class TimeLimit {

	/** Begins it anew, where that is allowed: each contact may take as long as a request. */
	public static function renew(): void {
		if ( function_exists( 'set_time_limit' ) ) {
			set_time_limit( max( 0, (int) ini_get( 'max_execution_time' ) ) );
		}
	}
}
