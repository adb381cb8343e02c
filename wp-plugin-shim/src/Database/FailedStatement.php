<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * A statement that failed, and whether its transaction is worth anything without it.
 *
 * WordPress goes on when a statement fails. What fails in some plugin's own
 * tables is that plugin's affair, even if it names the tables of users there.
 */
final class FailedStatement {

	/** The transaction is over, or about to be. */
	private const LOCK = '/try restarting transaction|Deadlock found|Lock wait timeout/i';

	/** What only a plugin's own statement can be refused for. */
	private const MISTAKE = '/Unknown column|SQL syntax/i';

	/** As core and this plugin read: plain columns from one table. */
	private const READ = '/^\s*SELECT\s[\w\s,.*`]+\sFROM\s+`?(?:%s)`?\s+WHERE\b/i';

	private const LOCKING_READ = '/^\s*SELECT\b.*\b(?:%s)\b.*\bFOR UPDATE\b/is';

	/** A statement that writes: the tables that it writes stand before its values. */
	private const WRITE = '/^\s*(?:INSERT|REPLACE|UPDATE|DELETE)\b(?:(?!\b(?:SET|VALUES?|SELECT|WHERE)\b)[^(])*\b(?:%s)\b/is';

	/** @return int how many errors wpdb has seen in this request */
	public static function error_count(): int {
		return count( self::errors() );
	}

	/**
	 * @param int $count as error_count() gave it then
	 * @return bool whether one of the errors since matters
	 */
	public static function is_among_errors_since( int $count ): bool {
		foreach ( array_slice( self::errors(), $count ) as $error ) {
			if ( self::matters( $error['query'], $error['error_str'] ) ) {
				return true;
			}
		}

		return false;
	}

	/**
	 * @param string $query what failed
	 * @param string $error why, as the database says it
	 * @return bool whether a user would be half written without it, or taken for another than they are
	 */
	private static function matters( string $query, string $error ): bool {
		return 1 === preg_match( self::LOCK, $error )
			|| self::concerns_users( self::LOCKING_READ, $query )
			|| self::concerns_users( self::WRITE, $query )
			|| ( self::concerns_users( self::READ, $query ) && 1 !== preg_match( self::MISTAKE, $error ) );
	}

	/** @return list<array{query: string, error_str: string}> */
	private static function errors(): array {
		global $EZSQL_ERROR; // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- core's name.

		return $EZSQL_ERROR ?? array(); // phpcs:ignore WordPress.NamingConventions.ValidVariableName
	}

	private static function concerns_users( string $pattern, string $query ): bool {
		global $wpdb;

		$tables = array( $wpdb->users, $wpdb->usermeta, Schema::contacts_table(), Schema::log_table() );

		return 1 === preg_match( sprintf( $pattern, implode( '|', array_map( static fn ( string $table ): string => preg_quote( $table, '/' ), $tables ) ) ), $query );
	}
}
