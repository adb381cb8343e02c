<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * The clock that all web servers of a site share.
 *
 * Times are microseconds of Unix time. SQLite lives on one machine, which has
 * one clock: PHP's.
 */
final class DatabaseClock {

	/** @return string an SQL expression for now, to be asked for along with something else */
	public static function sql(): string {
		global $wpdb;

		return $wpdb->dbh instanceof \mysqli
			? "TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(6))"
			: (string) (int) ( microtime( true ) * 1e6 );
	}

	/** @return int now */
	public static function now(): int {
		global $wpdb;

		return (int) $wpdb->get_var( 'SELECT ' . self::sql() ); // phpcs:ignore WordPress.DB -- a clock is in no cache, and sql() is constant.
	}
}
