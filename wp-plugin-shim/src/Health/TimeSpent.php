<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * Where the time of a webhook went, as the log keeps it.
 */
final class TimeSpent {

	/** Part of what another one counts: the connection is made within the call. */
	private const WITHIN = array( 'connect' );

	/**
	 * @param array<string, float> $durations milliseconds by what took them
	 * @return int milliseconds
	 */
	public static function in_all( array $durations ): int {
		return (int) round( array_sum( array_diff_key( $durations, array_flip( self::WITHIN ) ) ) );
	}
}
