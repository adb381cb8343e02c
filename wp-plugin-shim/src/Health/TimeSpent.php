<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * Where the time of a webhook went, as the log keeps it.
 */
final class TimeSpent {

	/** What others count as well: the connection is made within the call, and the guard's checks come within the start. */
	private const WITHIN = array( 'connect', 'guard' );

	/** What happens at the same time: the guard has Encharge asked while WordPress starts. */
	private const TOGETHER = array( 'bootstrap', 'api' );

	/**
	 * Where there is no guard, Encharge is asked afterwards, which the log does not
	 * tell: then it took longer.
	 *
	 * @param array<string, float> $durations milliseconds by what took them
	 * @return int milliseconds, about
	 */
	public static function in_all( array $durations ): int {
		$together = array_intersect_key( $durations, array_flip( self::TOGETHER ) );
		$others   = array_diff_key( $durations, array_flip( array( ...self::WITHIN, ...self::TOGETHER ) ) );

		return (int) round( max( array( 0, ...array_values( $together ) ) ) + array_sum( $others ) );
	}
}
