<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

/**
 * How long to wait before the next try.
 *
 * Each wait is a multiple of the one before, and no two are quite alike: what
 * failed together is not to come back together.
 */
final class Backoff {

	/** An entry that failed by itself so often is given up. */
	public const TRIES = 8;

	/** An entry during which the process ended so often is given up. */
	public const INTERRUPTIONS = 3;

	private const FIRST_OF_ENTRY   = 30;
	private const LONGEST_OF_ENTRY = DAY_IN_SECONDS;
	private const FACTOR_OF_ENTRY  = 4;

	private const FIRST_OF_INBOX   = 10;
	private const LONGEST_OF_INBOX = 15 * MINUTE_IN_SECONDS;
	private const FACTOR_OF_INBOX  = 2;

	/** The most that Encharge may ask for, in seconds. */
	private const LONGEST_ASKED_FOR = 6 * HOUR_IN_SECONDS;

	/**
	 * @param int $tried how many tries of the entry failed, 1 or more
	 * @return int seconds
	 */
	public static function of_entry( int $tried ): int {
		return self::spread( self::grown( self::FIRST_OF_ENTRY, self::FACTOR_OF_ENTRY, $tried, self::LONGEST_OF_ENTRY ), 0.25 );
	}

	/**
	 * @param int      $pauses    how many pauses there were in a row, this one among them
	 * @param int|null $asked_for what Encharge asks for, in seconds; null if it does not say
	 * @return int seconds
	 */
	public static function of_inbox( int $pauses, ?int $asked_for ): int {
		return null === $asked_for
			? self::spread( self::grown( self::FIRST_OF_INBOX, self::FACTOR_OF_INBOX, $pauses, self::LONGEST_OF_INBOX ), 0.25 )
			: self::not_before( min( $asked_for, self::LONGEST_ASKED_FOR ) );
	}

	private static function grown( int $first, int $factor, int $time, int $longest ): int {
		// Beyond that, every wait is the longest, and the power does not fit an integer.
		return (int) min( $longest, $first * $factor ** min( $time - 1, 10 ) );
	}

	/** @return int seconds, as much less or more as chance has it */
	private static function spread( int $seconds, float $share ): int {
		$spread = (int) ( $seconds * $share );

		return random_int( max( 1, $seconds - $spread ), $seconds + $spread );
	}

	/** @return int seconds, never fewer than were asked for */
	private static function not_before( int $seconds ): int {
		return $seconds + random_int( 0, max( 1, intdiv( $seconds, 10 ) ) );
	}
}
