<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * What the log's table has gained since its first version, and how a table that
 * is full of rows and in use gains it.
 *
 * Columns are one statement, and indexes another. Each is whole or not there,
 * whatever ends it, and what is there already is left out of it. InnoDB adds
 * columns without touching a row, and builds indexes while others read and
 * write. All that it needs is that for a moment no transaction uses the table.
 * What waits for that moment has webhooks wait behind it, so it gives up soon.
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL -- own table; the definitions are constants of this class.
 */
final class LogUpgrade {

	/** A receipt is the name of an entry of the inbox; a role is kept as it was asked for, as far as it fits. */
	private const COLUMNS = array(
		'role'    => "varchar(60) NOT NULL DEFAULT ''",
		'notify'  => 'tinyint(1) unsigned NOT NULL DEFAULT 0',
		'origin'  => "varchar(20) NOT NULL DEFAULT ''",
		'receipt' => "varchar(64) NOT NULL DEFAULT ''",
	);

	/**
	 * What rows are looked for by, each in the order in which rows are shown: that
	 * of their ids, which an index of InnoDB holds behind its own column. Access
	 * keys have had theirs since the first version, with the time behind it, since
	 * it also says when each was last used. Role, mail and origin are shown, and
	 * not looked for.
	 */
	private const INDEXES = array( 'outcome', 'code', 'action', 'contact_id', 'user_id', 'receipt' );

	/** Seconds to wait for others to let go of the table. */
	private const PATIENCE = 2;

	/** @return string the columns, for CREATE TABLE */
	public static function column_definitions(): string {
		return implode( ', ', array_map( self::column( ... ), array_keys( self::COLUMNS ) ) );
	}

	/** @return string the indexes, for CREATE TABLE */
	public static function index_definitions(): string {
		return implode( ', ', array_map( self::index( ... ), self::INDEXES ) );
	}

	/** @return bool whether the table has every column that is written */
	public static function has_columns(): bool {
		return array() === self::missing_columns();
	}

	/** @return bool whether the table has every index that it is to have */
	public static function has_indexes(): bool {
		return array() === self::missing_indexes();
	}

	/** Adds the columns that are missing. */
	public static function add_columns(): void {
		self::alter( array_map( static fn ( string $name ): string => 'ADD COLUMN ' . self::column( $name ), self::missing_columns() ) );
	}

	/** Builds the indexes that are missing, all in one reading of the table. */
	public static function add_indexes(): void {
		$changes = array_map( static fn ( string $name ): string => 'ADD ' . self::index( $name ), self::missing_indexes() );

		self::alter( $changes, ', ALGORITHM=INPLACE, LOCK=NONE' );

		// An engine that cannot build them while others write has said so at once, and has to copy the table.
		if ( ! self::has_indexes() ) {
			self::alter( $changes );
		}
	}

	/**
	 * @param array<string, mixed> $row column → value
	 * @return array<string, mixed> what the table can take of it, while the columns could not be added yet
	 */
	public static function writable( array $row ): array {
		return Schema::is_writable() ? $row : array_diff_key( $row, self::COLUMNS );
	}

	private static function column( string $name ): string {
		return "$name " . self::COLUMNS[ $name ];
	}

	private static function index( string $name ): string {
		return "KEY $name ($name)";
	}

	/** @return list<string> */
	private static function missing_columns(): array {
		global $wpdb;

		$there = $wpdb->get_col( $wpdb->prepare( 'SHOW COLUMNS FROM %i', Schema::log_table() ) );

		return array_values( array_diff( array_keys( self::COLUMNS ), $there ) );
	}

	/** @return list<string> */
	private static function missing_indexes(): array {
		global $wpdb;

		$there = $wpdb->get_col( $wpdb->prepare( 'SHOW INDEX FROM %i', Schema::log_table() ), 2 );

		return array_values( array_diff( self::INDEXES, $there ) );
	}

	/**
	 * @param list<string> $changes
	 * @param string       $how     of the database's ways to do it; '' for its own choice
	 */
	private static function alter( array $changes, string $how = '' ): void {
		global $wpdb;

		if ( array() === $changes ) {
			return;
		}

		$statement = $wpdb->prepare( 'ALTER TABLE %i ', Schema::log_table() ) . implode( ', ', $changes );

		if ( ! $wpdb->dbh instanceof \mysqli ) {
			$wpdb->query( $statement );

			return;
		}

		$usual = (int) $wpdb->get_var( 'SELECT @@lock_wait_timeout' );

		$wpdb->query( $wpdb->prepare( 'SET lock_wait_timeout = %d', self::PATIENCE ) );
		$wpdb->query( $statement . $how );
		$wpdb->query( $wpdb->prepare( 'SET lock_wait_timeout = %d', $usual ) );
	}
}
