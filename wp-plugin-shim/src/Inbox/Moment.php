<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

/**
 * A short wait.
 */
final class Moment {

	/** Waits, where the host lets PHP wait; else the time passes all the same. */
	public static function pass( int $milliseconds ): void {
		if ( function_exists( 'usleep' ) ) {
			usleep( $milliseconds * 1000 );

			return;
		}

		$until = hrtime( true ) + $milliseconds * 1000000;

		do {
			$now = hrtime( true );
		} while ( $now < $until );
	}
}
