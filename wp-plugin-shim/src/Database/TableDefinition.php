<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * What a table is to have, and what it lacks of that.
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL -- own tables; the definitions are constants.
 */
final class TableDefinition {

	/** Seconds to wait for others to let go of the table. */
	private const PATIENCE = 2;

	/**
	 * @param string                $name    the table's
	 * @param array<string, string> $columns name → type, as CREATE TABLE takes it
	 * @param array<string, string> $indexes name, which is PRIMARY for the primary key → the index, as CREATE TABLE takes it
	 */
	public function __construct(
		private readonly string $name,
		private readonly array $columns,
		private readonly array $indexes
	) {}

	/** Makes the table, or adds the columns that one which is there lacks. */
	public function install(): void {
		global $wpdb;

		$parts = implode( ', ', array( ...array_map( $this->column( ... ), array_keys( $this->columns ) ), ...$this->indexes ) );

		$wpdb->query( "CREATE TABLE IF NOT EXISTS $this->name ($parts) ENGINE=InnoDB " . $wpdb->get_charset_collate() );
		$this->alter( array_map( fn ( string $column ): string => 'ADD COLUMN ' . $this->column( $column ), $this->missing_columns() ) );
	}

	/**
	 * Adds the indexes that are missing, all in one reading of the table.
	 *
	 * @param string $how of the database's ways to do it; '' for its own choice
	 */
	public function add_indexes( string $how = '' ): void {
		$this->alter( array_map( fn ( string $index ): string => 'ADD ' . $this->indexes[ $index ], $this->missing_indexes() ), $how );
	}

	/** @return bool whether there is a table with every column */
	public function has_columns(): bool {
		return array() === $this->missing_columns();
	}

	/** @return bool whether there is a table with every index */
	public function has_indexes(): bool {
		return array() === $this->missing_indexes();
	}

	/** @return list<string> */
	private function missing_columns(): array {
		return $this->missing( $this->columns, 'SHOW COLUMNS FROM %i', 0 );
	}

	/** @return list<string> */
	private function missing_indexes(): array {
		return $this->missing( $this->indexes, 'SHOW INDEX FROM %i', 2 );
	}

	private function column( string $name ): string {
		return "$name {$this->columns[ $name ]}";
	}

	/**
	 * @param array<string, string> $wanted by name
	 * @param string                $query  for those that are there
	 * @param int                   $column of the answer that holds their names
	 * @return list<string>
	 */
	private function missing( array $wanted, string $query, int $column ): array {
		global $wpdb;

		return array_values( array_diff( array_keys( $wanted ), $wpdb->get_col( $wpdb->prepare( $query, $this->name ), $column ) ) );
	}

	/**
	 * @param list<string> $changes
	 * @param string       $how     of the database's ways to do it; '' for its own choice
	 */
	private function alter( array $changes, string $how = '' ): void {
		global $wpdb;

		if ( array() === $changes ) {
			return;
		}

		$statement = $wpdb->prepare( 'ALTER TABLE %i ', $this->name ) . implode( ', ', $changes );

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
