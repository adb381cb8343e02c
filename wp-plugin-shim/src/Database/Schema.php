<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

use Encharge\Webhooks\WordPress\Sync\ContactTable;

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
		self::link_contacts();

		$wpdb->suppress_errors( $suppressed );

		if ( self::is_complete() ) {
			update_option( self::OPTION, self::VERSION, true );
		}
	}

	/** Installs only when the tables are not of this version. Costs nothing when they are. */
	public static function upgrade(): void {
		if ( self::VERSION !== self::installed_version() ) {
			self::install();
		}
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

	/**
	 * Takes over the links that another plugin left in user meta. Of two users
	 * with one contact the older counts; a value that is no contact id, and a
	 * user or contact that is linked already, are left out. Rows that user meta
	 * does not bear out go: nobody kept them true while the plugin was off.
	 */
	public static function link_contacts(): void {
		global $wpdb;

		$contacts   = self::contacts_table();
		$suppressed = $wpdb->suppress_errors();
		$wpdb->query(
			$wpdb->prepare(
				'DELETE FROM %i WHERE user_id IS NOT NULL AND NOT EXISTS (
					SELECT 1 FROM %i m INNER JOIN %i u ON u.ID = m.user_id WHERE m.user_id = %i.user_id AND m.meta_key = %s AND m.meta_value = %i.contact_id
				)',
				$contacts,
				$wpdb->usermeta,
				$wpdb->users,
				$contacts,
				ContactTable::meta_key(),
				$contacts
			)
		);
		$wpdb->query( $wpdb->prepare( 'INSERT IGNORE INTO %i (contact_id, user_id) ', self::contacts_table() ) . self::links( 'm.meta_value, m.user_id' ) . ' ORDER BY m.user_id, m.umeta_id' );
		$wpdb->suppress_errors( $suppressed );
	}

	/** @return int how many users another plugin linked to a contact, whom this one has not linked */
	public static function unlinked_count(): int {
		global $wpdb;

		return (int) $wpdb->get_var(
			self::links( 'COUNT(DISTINCT m.user_id)' ) . $wpdb->prepare(
				' AND m.user_id NOT IN (SELECT user_id FROM %i WHERE user_id IS NOT NULL) AND m.meta_value NOT IN (SELECT contact_id FROM %i)',
				self::contacts_table(),
				self::contacts_table()
			)
		);
	}

	/** @return string a query of the links in user meta that can be kept, open at its end */
	private static function links( string $columns ): string {
		global $wpdb;

		return $wpdb->prepare(
			"SELECT $columns FROM %i m INNER JOIN %i u ON u.ID = m.user_id
			WHERE m.meta_key = %s AND m.meta_value <> '' AND LENGTH(m.meta_value) <= 128
			AND m.meta_value NOT REGEXP '[^A-Za-z0-9._:@+-]' AND LENGTH(m.meta_value) = CHAR_LENGTH(m.meta_value)",
			$wpdb->usermeta,
			$wpdb->users,
			ContactTable::meta_key()
		);
	}
}
