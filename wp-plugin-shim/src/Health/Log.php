<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\DatabaseConnection;
use Encharge\Webhooks\WordPress\Database\LogUpgrade;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Database\TextColumn;
use Encharge\Webhooks\WordPress\Sync\Excerpt;
use Encharge\Webhooks\WordPress\Sync\Note;

/**
 * Writes the log of the current site: what came, and what came of it.
 *
 * There is one row per contact of a webhook or pull. The log keeps itself within
 * its bounds, and holds no key, no password and no address in full. LogQuery
 * reads it.
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery -- own table, written by one statement a row.
 */
final class Log {

	/** Every this many rows, old ones are removed. A prime, since the ids of one among several database servers go in steps. */
	private const PRUNE_EVERY = 97;

	/** How many of the newest rows of refused webhooks are kept: log_rows counts the others. */
	private const REFUSED_ROWS = 1000;

	/** Columns that hold what somebody else wrote, and how many bytes of it are kept. */
	private const LONGEST = array(
		'message' => 1000,
		'role'    => 60,
	);

	public function __construct( private readonly Settings $settings ) {}

	/** @return int the id of the row that was added; 0 if the database did not take it */
	public function write( LogEntry $entry ): int {
		global $wpdb;

		if ( ! DatabaseConnection::is_open() ) {
			return 0;
		}

		$now = \DateTimeImmutable::createFromFormat( 'U.u', sprintf( '%.6F', microtime( true ) ) );
		/** @var array<string, mixed> $row */
		$row = array( 'time' => false === $now ? gmdate( 'Y-m-d H:i:s' ) : $now->format( 'Y-m-d H:i:s.u' ) ) + get_object_vars( $entry );
		$row = array( 'notify' => (int) $entry->notify ) + $row;
		$row = Schema::is_writable() ? $row : LogUpgrade::writable( $row );

		$columns = implode( ', ', array_fill( 0, count( $row ), '%i' ) );
		$values  = implode( ', ', array_fill( 0, count( $row ), '%s' ) );

		// Not $wpdb->insert(), which asks for the table's columns each time.
		$written = $wpdb->query(
			$wpdb->prepare( "INSERT INTO %i ($columns) VALUES ($values)", Schema::log_table(), ...array_keys( $row ), ...array_values( self::stored( $row ) ) ) // phpcs:ignore WordPress.DB.PreparedSQL, WordPress.DB.PreparedSQLPlaceholders -- placeholders only.
		);

		return 1 === $written ? (int) $wpdb->insert_id : 0;
	}

	/**
	 * Changes a row, when something happens after the commit.
	 *
	 * @param array{outcome?: string, code?: string, message?: string, notes?: list<Note>, receipt?: string} $row
	 */
	public function amend( int $id, array $row ): void {
		global $wpdb;

		if ( ! DatabaseConnection::is_open() ) {
			return;
		}

		$wpdb->update( Schema::log_table(), self::stored( $row ), array( 'id' => $id ) );
	}

	/**
	 * Removes what is too old or too much, every so many rows. Not to be called
	 * inside a transaction, whose locks it would add to.
	 *
	 * @param int $id the row that was just written
	 */
	public function prune_after( int $id ): void {
		if ( $id > 0 && 0 === $id % self::PRUNE_EVERY ) {
			$this->prune();
		}
	}

	/** Removes rows that are older than log_days, or more than log_rows. What was refused has a bound of its own: anybody can fill it. */
	public function prune(): void {
		global $wpdb;

		$oldest = gmdate( 'Y-m-d H:i:s', time() - $this->settings->number( 'log_days' ) * DAY_IN_SECONDS );

		// Three statements: one with OR would look at each row, and lock it.
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE time < %s', Schema::log_table(), $oldest ) );
		$this->prune_to( $this->settings->number( 'log_rows' ), '<>' );
		$this->prune_to( min( self::REFUSED_ROWS, $this->settings->number( 'log_rows' ) ), '=' );
	}

	/**
	 * @param int        $rows       how many of the newest are to stay
	 * @param '='|'<>'   $comparison of the outcome with "refused"
	 */
	private function prune_to( int $rows, string $comparison ): void {
		global $wpdb;

		$newest_excess = $wpdb->get_var( $wpdb->prepare( "SELECT id FROM %i WHERE outcome $comparison 'refused' ORDER BY id DESC LIMIT 1 OFFSET %d", Schema::log_table(), $rows ) ); // phpcs:ignore WordPress.DB.PreparedSQL -- an operator of this class.

		if ( null !== $newest_excess ) {
			$wpdb->query( $wpdb->prepare( "DELETE FROM %i WHERE id <= %d AND outcome $comparison 'refused'", Schema::log_table(), (int) $newest_excess ) ); // phpcs:ignore WordPress.DB.PreparedSQL -- an operator of this class.
		}
	}

	/** @return int|null how many rows were removed: all of them; null if the database did not */
	public function clear(): ?int {
		global $wpdb;

		$removed = $wpdb->query( $wpdb->prepare( 'DELETE FROM %i', Schema::log_table() ) );

		return is_int( $removed ) ? $removed : null;
	}

	/** @param non-empty-list<int> $ids of the rows to remove */
	public function forget( array $ids ): void {
		global $wpdb;

		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE id IN ( ' . implode( ', ', array_fill( 0, count( $ids ), '%d' ) ) . ' )', Schema::log_table(), ...$ids ) ); // phpcs:ignore WordPress.DB.PreparedSQL, WordPress.DB.PreparedSQLPlaceholders -- placeholders only.
	}

	/**
	 * Leaves of an address what tells two apart, and no more.
	 *
	 * @return string the text with each address in it as "j***@e***.com"
	 */
	public static function masked( string $text ): string {
		return (string) preg_replace( '/([^\s@<>"\'(),:;])[^\s@<>"\'(),:;]*@([^\s@<>"\'(),:;.])[^\s@<>"\'(),:;]*(\.[^\s@<>"\'(),:;.]+)/u', '$1***@$2***$3', wp_check_invalid_utf8( $text, true ) );
	}

	/**
	 * @param array<string, mixed> $row
	 * @return array<string, mixed> as the columns take it
	 */
	private static function stored( array $row ): array {
		foreach ( $row as $column => $value ) {
			if ( is_array( $value ) ) {
				// ASCII: for anything else wpdb asks what the column can hold.
				$row[ $column ] = (string) wp_json_encode( self::bounded( $column, $value ), JSON_UNESCAPED_SLASHES );
			} elseif ( isset( self::LONGEST[ $column ] ) && is_string( $value ) ) {
				$row[ $column ] = ( new TextColumn( Schema::log_table(), $column ) )->fitted( mb_strcut( self::masked( $value ), 0, self::LONGEST[ $column ], 'UTF-8' ) );
			} elseif ( 'contact_id' === $column && is_string( $value ) ) {
				$row[ $column ] = self::masked( $value );
			}
		}

		return $row;
	}

	/**
	 * Masks first: half an address would not be known for one.
	 *
	 * @param array<array-key, mixed> $items
	 * @return array<array-key, mixed>
	 */
	private static function bounded( string $column, array $items ): array {
		if ( 'notes' === $column ) {
			/** @var list<Note> $items */
			return Excerpt::of_notes( array_map( static fn ( Note $note ): Note => new Note( $note->code, self::masked( $note->field ), self::masked( $note->message ) ), $items ) );
		}

		/** @var list<string> $items */
		return 'durations' === $column ? $items : Excerpt::of_texts( array_map( self::masked( ... ), $items ) );
	}
}
