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
	public const VERSION = 5;

	/** The oldest version with every table and column that is written; a later one adds indexes. */
	private const WRITABLE = 4;

	/** The option that holds the version of the tables that exist; autoloaded, since every request compares it. */
	public const OPTION = 'encharge_webhooks_schema';

	/** The action at which WP-Cron makes the indexes that older tables lack. */
	public const CRON_HOOK = 'encharge_webhooks_add_indexes';

	/** The transient that says that the tables could not be made or changed just now. */
	private const TRIED = 'encharge_webhooks_schema_tried';

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

	/** @return string the table of those whose personal data were erased */
	public static function erased_table(): string {
		global $wpdb;

		return $wpdb->prefix . 'encharge_erased';
	}

	/** @return string the table of rows to lock by; the sites of a network share their users, so they share it */
	public static function locks_table(): string {
		global $wpdb;

		return $wpdb->base_prefix . 'encharge_webhooks_locks';
	}

	/** @return list<string> the names of the tables that are this site's own */
	public static function tables(): array {
		return array( self::contacts_table(), self::log_table(), self::erased_table() );
	}

	/** @return bool whether this site has the tables, of whatever version */
	public static function is_installed(): bool {
		return 0 < self::installed_version();
	}

	/**
	 * Makes the tables, and mends those that are there. Safe to repeat, and for
	 * two requests at once: the slower one finds all of it done.
	 */
	public static function install(): void {
		global $wpdb;

		$suppressed = $wpdb->suppress_errors();

		self::install_contacts();
		self::log()->install();
		self::erased()->install();
		self::install_locks();

		$wpdb->suppress_errors( $suppressed );
		self::remember_version();
	}

	/**
	 * Installs only when something cannot be written without it. Costs nothing
	 * when everything can.
	 *
	 * @return bool whether it did
	 */
	public static function upgrade(): bool {
		if ( self::is_writable() || false !== get_transient( self::TRIED ) ) {
			return false;
		}

		// What a backup or another long transaction stands in the way of is not tried by every request.
		set_transient( self::TRIED, 1, MINUTE_IN_SECONDS );
		self::install();

		if ( self::is_writable() ) {
			delete_transient( self::TRIED );
		}

		return true;
	}

	/** @return bool whether there is every table and column that is written */
	public static function is_writable(): bool {
		return self::installed_version() >= self::WRITABLE;
	}

	/** @return bool whether the tables still lack indexes, which add_indexes() makes */
	public static function lacks_indexes(): bool {
		return self::is_writable() && ! self::has_indexes();
	}

	/** @return bool whether the tables have every index, as far as is known */
	public static function has_indexes(): bool {
		return self::installed_version() >= self::VERSION;
	}

	/** Makes the indexes that older tables lack. Takes seconds where the log is long, so that no webhook and no visitor should wait for it. */
	public static function add_indexes(): void {
		global $wpdb;

		$suppressed = $wpdb->suppress_errors();
		LogUpgrade::add_indexes( self::log() );
		$wpdb->suppress_errors( $suppressed );
		self::remember_version();
	}

	/** A later version that another web server has installed already stays; where an index has been lost, WP-Cron makes it anew. */
	private static function remember_version(): void {
		$version = match ( true ) {
			! self::is_complete()        => 0,
			! self::log()->has_indexes() => self::WRITABLE,
			default                      => self::VERSION,
		};

		if ( $version > self::installed_version() || ( self::WRITABLE === $version && self::VERSION === self::installed_version() ) ) {
			update_option( self::OPTION, $version, true );
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
		delete_transient( self::TRIED );
	}

	/** Removes the rows to lock by, when no site needs them any more. */
	public static function drop_locks(): void {
		self::drop_table( self::locks_table() );
	}

	/** @return bool whether every table has what is read and written, and all lock rows are there */
	public static function is_complete(): bool {
		global $wpdb;

		$suppressed = $wpdb->suppress_errors();
		$complete   = self::contacts()->has_columns() && self::contacts()->has_indexes()
			&& self::log()->has_columns()
			&& self::erased()->has_columns() && self::erased()->has_indexes()
			&& self::locks()->has_columns() && self::locks()->has_indexes()
			&& self::LOCK_ROWS === (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i', self::locks_table() ) );

		$wpdb->suppress_errors( $suppressed );

		return $complete;
	}

	/** The SQLite integration compares contact ids in any case: it knows no collations. */
	private static function contacts(): TableDefinition {
		return new TableDefinition(
			self::contacts_table(),
			array(
				'contact_id'       => 'varchar(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL',
				'user_id'          => 'bigint(20) unsigned DEFAULT NULL',
				'tags_pulled_at'   => 'bigint(20) unsigned DEFAULT NULL',
				'fields_pulled_at' => 'bigint(20) unsigned DEFAULT NULL',
				'result'           => "varchar(40) NOT NULL DEFAULT ''",
				'owed'             => 'text DEFAULT NULL',
			),
			array(
				'PRIMARY' => 'PRIMARY KEY (contact_id)',
				'user_id' => 'UNIQUE KEY user_id (user_id)',
			)
		);
	}

	/** The SQLite integration keeps whole seconds only: it knows no fractions. */
	private static function log(): TableDefinition {
		return new TableDefinition(
			self::log_table(),
			array(
				'id'         => 'bigint(20) unsigned NOT NULL AUTO_INCREMENT',
				'time'       => 'datetime(6) NOT NULL',
				'action'     => "varchar(20) NOT NULL DEFAULT ''",
				'contact_id' => "varchar(128) NOT NULL DEFAULT ''",
				'user_id'    => 'bigint(20) unsigned NOT NULL DEFAULT 0',
				'key_id'     => "varchar(40) NOT NULL DEFAULT ''",
				'outcome'    => "varchar(20) NOT NULL DEFAULT ''",
				'code'       => "varchar(40) NOT NULL DEFAULT ''",
				'message'    => 'text NOT NULL',
				'durations'  => 'text NOT NULL',
				'fields'     => 'text NOT NULL',
				'changed'    => 'text NOT NULL',
				'notes'      => 'text NOT NULL',
			) + LogUpgrade::COLUMNS,
			array(
				'PRIMARY' => 'PRIMARY KEY (id)',
				'time'    => 'KEY time (time)',
				'key_id'  => 'KEY key_id (key_id,time)',
			) + LogUpgrade::indexes()
		);
	}

	/** A keyed hash tells whether an address is among them, and nobody which ones there are. */
	private static function erased(): TableDefinition {
		return new TableDefinition(
			self::erased_table(),
			array(
				'address_hash' => 'binary(32) NOT NULL',
				'erased_at'    => 'datetime NOT NULL',
			),
			array( 'PRIMARY' => 'PRIMARY KEY (address_hash)' )
		);
	}

	private static function locks(): TableDefinition {
		return new TableDefinition(
			self::locks_table(),
			array(
				'bucket' => 'smallint(5) unsigned NOT NULL',
				'n'      => 'bigint(20) unsigned NOT NULL DEFAULT 0',
			),
			array( 'PRIMARY' => 'PRIMARY KEY (bucket)' )
		);
	}

	private static function install_contacts(): void {
		$contacts = self::contacts();

		$contacts->install();

		if ( $contacts->has_indexes() ) {
			return;
		}

		self::forget_doubles( 'contact_id' );
		self::forget_doubles( 'user_id' );
		$contacts->add_indexes();
	}

	/**
	 * Which of several rows is true nobody can tell where no index has kept it at
	 * one: ContactLinks takes the link over that user meta names.
	 *
	 * @param 'contact_id'|'user_id' $column that there is to be one row of
	 */
	private static function forget_doubles( string $column ): void {
		global $wpdb;

		$table = self::contacts_table();

		$wpdb->query( "DELETE FROM $table WHERE $column IN (SELECT $column FROM (SELECT $column FROM $table GROUP BY $column HAVING COUNT(*) > 1) AS doubles)" );
	}

	/** The rows to lock by hold nothing that is worth mending. */
	private static function install_locks(): void {
		global $wpdb;

		$locks = self::locks();

		if ( ! $locks->has_columns() || ! $locks->has_indexes() ) {
			self::drop_locks();
		}

		$locks->install();

		$rows = '(' . implode( '),(', range( 0, self::LOCK_ROWS - 1 ) ) . ')';

		$wpdb->query( 'INSERT IGNORE INTO ' . self::locks_table() . " (bucket) VALUES $rows" );
	}

	private static function drop_table( string $table ): void {
		global $wpdb;

		$wpdb->query( $wpdb->prepare( 'DROP TABLE IF EXISTS %i', $table ) );
	}
}
