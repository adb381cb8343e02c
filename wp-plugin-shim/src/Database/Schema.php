<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * The plugin's tables.
 *
 * All DDL of the plugin, for the current site.
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL -- own tables; their names come from $wpdb->prefix.
 */
final class Schema {

	/** Raised with every change of a table. */
	public const VERSION = 1;

	/** The option that holds the version of the tables that exist; autoloaded, since every request compares it. */
	public const OPTION = 'encharge_webhooks_schema';

	private const LOCK_ROWS = 1024;

	/** @return string the table of contacts: contact id → user, pulls, debts */
	public static function contacts_table(): string {
		global $wpdb;

		return $wpdb->prefix . 'encharge_webhooks_contacts';
	}

	/** @return string the table of log rows */
	public static function log_table(): string {
		global $wpdb;

		return $wpdb->prefix . 'encharge_webhooks_log';
	}

	/** @return string the table of rows to lock by; the sites of a network share their users, so they share it */
	public static function locks_table(): string {
		global $wpdb;

		return $wpdb->base_prefix . 'encharge_webhooks_locks';
	}

	/** @return list<string> the names of the tables that are this site's own */
	public static function tables(): array {
		return array( self::contacts_table(), self::log_table() );
	}

	/** @return bool whether this site has the tables, of whatever version */
	public static function is_installed(): bool {
		return 0 < self::installed_version();
	}

	/** Makes the tables, or brings older ones to this version. Safe to repeat. */
	public static function install(): void {
		global $wpdb;

		require_once ABSPATH . 'wp-admin/includes/upgrade.php';

		// Two requests may come here at once: the slower one finds the tables made.
		$suppressed = $wpdb->suppress_errors();

		dbDelta( array_values( self::statements() ) );
		self::fill_locks();

		$wpdb->suppress_errors( $suppressed );

		if ( self::is_complete() ) {
			update_option( self::OPTION, self::VERSION, true );
		}
	}

	/**
	 * Installs only when the tables are not of this version. Costs nothing when
	 * they are.
	 *
	 * @return bool whether they were not
	 */
	public static function upgrade(): bool {
		$is_due = self::VERSION !== self::installed_version();

		if ( $is_due ) {
			self::install();
		}

		return $is_due;
	}

	private static function installed_version(): int {
		$version = get_option( self::OPTION );

		return is_numeric( $version ) ? (int) $version : 0;
	}

	/** Removes the site's own tables with everything in them. */
	public static function drop(): void {
		array_map( self::drop_table( ... ), self::tables() );
		delete_option( self::OPTION );
	}

	/** Removes the rows to lock by, when no site needs them any more. */
	public static function drop_locks(): void {
		self::drop_table( self::locks_table() );
	}

	/** @return bool whether every table can be read and all lock rows are there */
	public static function is_complete(): bool {
		global $wpdb;

		$suppressed = $wpdb->suppress_errors();
		$complete   = self::LOCK_ROWS === (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i', self::locks_table() ) );

		foreach ( self::tables() as $table ) {
			$complete = $complete && false !== $wpdb->query( $wpdb->prepare( 'SELECT 1 FROM %i LIMIT 1', $table ) );
		}

		$wpdb->suppress_errors( $suppressed );

		return $complete;
	}

	/**
	 * The format is dbDelta()'s: a column a line, two spaces after PRIMARY KEY.
	 * The SQLite integration compares contact ids in any case, and keeps whole
	 * seconds only: it knows neither collations nor fractions.
	 *
	 * @return array<string, string> table name → CREATE TABLE
	 */
	private static function statements(): array {
		global $wpdb;

		$contacts = self::contacts_table();
		$log      = self::log_table();
		$locks    = self::locks_table();
		$collate  = $wpdb->get_charset_collate();

		return array(
			$contacts => "CREATE TABLE $contacts (
				contact_id varchar(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
				user_id bigint(20) unsigned DEFAULT NULL,
				tags_pulled_at bigint(20) unsigned DEFAULT NULL,
				fields_pulled_at bigint(20) unsigned DEFAULT NULL,
				result varchar(40) NOT NULL DEFAULT '',
				owed text DEFAULT NULL,
				PRIMARY KEY  (contact_id),
				UNIQUE KEY user_id (user_id)
			) ENGINE=InnoDB $collate;",
			$log      => "CREATE TABLE $log (
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				time datetime(6) NOT NULL,
				action varchar(20) NOT NULL DEFAULT '',
				contact_id varchar(128) NOT NULL DEFAULT '',
				user_id bigint(20) unsigned NOT NULL DEFAULT 0,
				key_id varchar(40) NOT NULL DEFAULT '',
				outcome varchar(20) NOT NULL DEFAULT '',
				code varchar(40) NOT NULL DEFAULT '',
				message text NOT NULL,
				durations text NOT NULL,
				fields text NOT NULL,
				changed text NOT NULL,
				notes text NOT NULL,
				PRIMARY KEY  (id),
				KEY time (time),
				KEY key_id (key_id,time)
			) ENGINE=InnoDB $collate;",
			$locks    => "CREATE TABLE $locks (
				bucket smallint(5) unsigned NOT NULL,
				n bigint(20) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (bucket)
			) ENGINE=InnoDB $collate;",
		);
	}

	private static function drop_table( string $table ): void {
		global $wpdb;

		$wpdb->query( $wpdb->prepare( 'DROP TABLE IF EXISTS %i', $table ) );
	}

	private static function fill_locks(): void {
		global $wpdb;

		$rows = '(' . implode( '),(', range( 0, self::LOCK_ROWS - 1 ) ) . ')';

		$wpdb->query( 'INSERT IGNORE INTO ' . self::locks_table() . " (bucket) VALUES $rows" );
	}
}
