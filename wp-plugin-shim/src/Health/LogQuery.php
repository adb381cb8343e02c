<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Database\Schema;

/**
 * Which rows of the log somebody wants to see.
 *
 * Rows come by their ids, the newest first, a page at a time: the next page is
 * what lies below the last id of this one, whatever was written or pruned
 * meanwhile. What is not asked for is null.
 *
 * @phpstan-import-type Kind from LogKinds
 * @phpstan-type Row array{id: int, time: string, action: string, contact_id: string, user_id: int, key_id: string, outcome: string,
 *                         code: string, message: string, durations: array<string, float>, fields: list<string>, changed: list<string>,
 *                         notes: list<array{code: string, field: string, message: string}>, role: string, notify: bool, origin: string, receipt: string}
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL, WordPress.DB.PreparedSQLPlaceholders -- own table; the conditions hold placeholders only.
 */
final readonly class LogQuery {

	/** What rows of commands, and of debts that were cancelled, have for an action. */
	private const NO_WEBHOOKS = array( 'pull', 'return' );

	/** Columns that hold JSON. */
	private const LISTS = array( 'durations', 'fields', 'changed', 'notes' );

	/**
	 * How many ids a page behind another one is looked for among at first, and how
	 * many times as many at each further step.
	 *
	 * Without bounds on both sides, MariaDB goes by an index to the newest row of a
	 * kind that is frequent, and from there through all that lie before the page.
	 */
	private const STRIDE = 1000;
	private const LONGER = 10;

	/** No two rows that were written in another order than that of their times have as many between them. */
	private const DISORDER = 1000;

	/** How many rows are counted at most: whoever reads does not wait until a long log is counted. */
	private const COUNTED = 10000;

	/**
	 * @param string|null                  $outcome     one of those that a LogEntry can have
	 * @param string|null                  $code        why it failed or was left
	 * @param string|null                  $action      what was asked for
	 * @param string|null                  $key_id      the access key that it came with
	 * @param string|null                  $contact_id  in full, though the log masks one that is an address
	 * @param int|null                     $user_id     the user
	 * @param string|null                  $receipt     the inbox entry that it came by
	 * @param \DateTimeImmutable|null      $since       the earliest time
	 * @param \DateTimeImmutable|null      $until       the time before which it was
	 * @param bool                         $of_webhooks whether rows of commands, and of debts that were cancelled, are left out
	 */
	public function __construct(
		public ?string $outcome = null,
		public ?string $code = null,
		public ?string $action = null,
		public ?string $key_id = null,
		public ?string $contact_id = null,
		public ?int $user_id = null,
		public ?string $receipt = null,
		public ?\DateTimeImmutable $since = null,
		public ?\DateTimeImmutable $until = null,
		public bool $of_webhooks = false
	) {}

	/** @return bool whether it is for the rows of one person or one webhook */
	public function is_of_few(): bool {
		return null !== $this->contact_id || null !== $this->user_id || null !== $this->receipt;
	}

	/** @return array{outcome?: string, code?: string, action?: string, key_id?: string} what is asked for of the kind of a row */
	public function kind(): array {
		return array_filter(
			array(
				'outcome' => $this->outcome,
				'code'    => $this->code,
				'action'  => $this->action,
				'key_id'  => $this->key_id,
			),
			is_string( ... )
		);
	}

	/** @param Kind $kind */
	public function wants( array $kind ): bool {
		return array() === array_diff_assoc( $this->kind(), $kind ) && ! ( $this->of_webhooks && in_array( $kind['action'], self::NO_WEBHOOKS, true ) );
	}

	/**
	 * @param Kind $kind
	 * @return self for those of its rows that are of this kind
	 */
	public function of_kind( array $kind ): self {
		return new self( ...$kind, since: $this->since, until: $this->until );
	}

	/** @return Row|null the row with this id; null if it was never there, or is no longer */
	public static function row( int $id ): ?array {
		return ( new self() )->found( array( 'id = %d' => array( $id ) ), 'DESC', 1 )[0] ?? null;
	}

	/**
	 * @param int      $limit 1 row or more
	 * @param int|null $below only rows with lower ids: the last one of the page before
	 * @param int      $from  only rows with this id or higher ones
	 * @return list<Row> the newest first; time in UTC, "Y-m-d H:i:s.u"
	 */
	public function rows( int $limit = 50, ?int $below = null, int $from = 0 ): array {
		$conditions = $this->conditions();

		if ( null === $conditions ) {
			return array();
		}

		if ( null === $below ) {
			return $this->found( $conditions + ( $from > 0 ? array( 'id > %d' => array( $from - 1 ) ) : array() ), 'DESC', $limit );
		}

		list( $oldest, $newest ) = self::ends();

		$rows   = array();
		$left   = $limit;
		$stride = self::STRIDE;
		$below  = min( $below, $newest + 1 );
		$from   = max( $from, $oldest );

		while ( $left > 0 && $below > $from ) {
			$lowest = max( $from, $below - $stride );
			array_push( $rows, ...$this->found( $conditions + self::between( $lowest, $below ), 'DESC', $left ) );

			$left    = $limit - count( $rows );
			$below   = $lowest;
			$stride *= self::LONGER;
		}

		return $rows;
	}

	/**
	 * @param int $limit 1 row or more
	 * @param int $above only rows with higher ids: the first one of the page behind
	 * @return list<Row> those that follow it, the newest first
	 */
	public function newer( int $limit, int $above ): array {
		$conditions = $this->conditions();

		list( $oldest, $newest ) = self::ends();

		$rows   = array();
		$left   = $limit;
		$stride = self::STRIDE;
		$lowest = max( $above + 1, $oldest );

		while ( null !== $conditions && $left > 0 && $lowest <= $newest ) {
			array_push( $rows, ...$this->found( $conditions + self::between( $lowest, $lowest + $stride ), 'ASC', $left ) );

			$left    = $limit - count( $rows );
			$lowest += $stride;
			$stride *= self::LONGER;
		}

		return array_reverse( $rows );
	}

	/**
	 * @param int $at_most counts no further
	 * @param int $above   only rows with higher ids
	 * @return int how many rows there are
	 */
	public function count( int $at_most = self::COUNTED, int $above = 0 ): int {
		global $wpdb;

		$conditions = $this->conditions();

		if ( null === $conditions ) {
			return 0;
		}

		if ( $above > 0 ) {
			$conditions['id > %d'] = array( $above );
		}

		return (int) $wpdb->get_var( 'SELECT COUNT(*) FROM (' . $this->select( 'id', $conditions, 'DESC', $at_most ) . ') AS counted' );
	}

	/** @return array<string, list<int>> SQL with placeholders → their values */
	private static function between( int $lowest, int $below ): array {
		return array(
			'id > %d' => array( $lowest - 1 ),
			'id < %d' => array( $below ),
		);
	}

	/** @return array{int, int} the ids of the first row and of the last one; 0 if there are none */
	private static function ends(): array {
		global $wpdb;

		/** @var array{oldest: string|null, newest: string|null}|null $ends */
		$ends = $wpdb->get_row( $wpdb->prepare( 'SELECT MIN(id) AS oldest, MAX(id) AS newest FROM %i', Schema::log_table() ), ARRAY_A );

		return array( (int) ( $ends['oldest'] ?? 0 ), (int) ( $ends['newest'] ?? 0 ) );
	}

	/**
	 * @param array<string, list<string|int>> $conditions SQL with placeholders → their values
	 * @param 'ASC'|'DESC'                    $order
	 * @return list<Row>
	 */
	private function found( array $conditions, string $order, int $limit ): array {
		global $wpdb;

		/** @var list<array<string, string>>|null $rows */
		$rows = $wpdb->get_results( $this->select( '*', $conditions, $order, $limit ), ARRAY_A );

		return array_map( self::read( ... ), $rows ?? array() );
	}

	/**
	 * @param array<string, list<string|int>> $conditions SQL with placeholders → their values
	 * @param 'ASC'|'DESC'                    $order
	 */
	private function select( string $columns, array $conditions, string $order, int $limit ): string {
		global $wpdb;

		$where = array() === $conditions ? '' : 'WHERE ' . implode( ' AND ', array_keys( $conditions ) );

		return (string) $wpdb->prepare( "SELECT $columns FROM %i {$this->hint()} $where ORDER BY id $order LIMIT %d", Schema::log_table(), ...array_merge( ...array_values( $conditions ), ...array( array( $limit ) ) ) );
	}

	/** Rows of one kind are found by the index of kinds, or by their ids: a database that intersects the indexes of outcome, code and action reads all that are in them. */
	private function hint(): string {
		return 4 === count( $this->kind() ) && Schema::has_indexes() ? 'USE INDEX (kind, PRIMARY)' : '';
	}

	/** @return array<string, list<string|int>>|null SQL with placeholders → their values; null if there can be no such row */
	private function conditions(): ?array {
		$wanted = $this->kind() + array_filter(
			array(
				'contact_id' => null === $this->contact_id ? null : Log::masked( $this->contact_id ),
				'user_id'    => $this->user_id,
				'receipt'    => $this->receipt,
			),
			static fn ( string|int|null $value ): bool => null !== $value
		);

		$conditions = array();

		foreach ( $wanted as $column => $value ) {
			$conditions[ "$column = " . ( is_int( $value ) ? '%d' : '%s' ) ] = array( $value );
		}

		if ( $this->of_webhooks ) {
			$conditions['action NOT IN ( %s, %s )'] = self::NO_WEBHOOKS;
		}

		foreach ( $this->period() as $condition => list( $time, $condition_of_id, $furthest ) ) {
			$id = self::id_at( $condition, $time, $furthest );

			if ( null === $id ) {
				return null;
			}

			$conditions[ $condition ]       = array( $time );
			$conditions[ $condition_of_id ] = array( $id );
		}

		return $conditions;
	}

	/** @return array<string, array{string, string, 'MIN'|'MAX'}> SQL → the time for it, what that means for ids, and which id is meant. Whole seconds, since SQLite keeps no others */
	private function period(): array {
		$utc   = static fn ( \DateTimeImmutable $time ): string => $time->setTimezone( new \DateTimeZone( 'UTC' ) )->format( 'Y-m-d H:i:s' );
		$since = null === $this->since ? array() : array( 'time >= %s' => array( $utc( $this->since ), 'id >= %d', 'MIN' ) );

		return $since + ( null === $this->until ? array() : array( 'time < %s' => array( $utc( $this->until ), 'id <= %d', 'MAX' ) ) );
	}

	/**
	 * With which id a period begins or ends, by the index of times alone: a
	 * database that goes through the rows by their ids does not know where to begin.
	 *
	 * @param string      $condition SQL with a placeholder for the time
	 * @param 'MIN'|'MAX' $furthest
	 * @return int|null null if no row is so early or so late
	 */
	private static function id_at( string $condition, string $time, string $furthest ): ?int {
		global $wpdb;

		$order = 'MIN' === $furthest ? 'ASC' : 'DESC';
		$id    = $wpdb->get_var( $wpdb->prepare( "SELECT $furthest(id) FROM (SELECT id FROM %i WHERE $condition ORDER BY time $order LIMIT %d) AS nearest", Schema::log_table(), $time, self::DISORDER ) );

		return null === $id ? null : (int) $id;
	}

	/**
	 * @param array<string, string> $row a table that could not be upgraded yet lacks some columns
	 * @return Row
	 */
	private static function read( array $row ): array {
		$decoded = array(
			'id'      => (int) $row['id'],
			'user_id' => (int) $row['user_id'],
			'role'    => $row['role'] ?? '',
			'notify'  => (bool) ( $row['notify'] ?? false ),
			'origin'  => $row['origin'] ?? '',
			'receipt' => $row['receipt'] ?? '',
		);

		foreach ( self::LISTS as $column ) {
			$decoded[ $column ] = (array) json_decode( $row[ $column ], true );
		}

		/** @var Row */
		return array_merge( $row, $decoded );
	}
}
