<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * Rows of the log that any of several queries finds.
 *
 * Each query is asked by itself, for no more rows than are wanted, and for one
 * kind of row at a time: each goes by an index then, where one with OR would look
 * at the whole log, and so would one by two things that many rows have.
 *
 * @phpstan-import-type Row from LogQuery
 */
final readonly class LogSearch {

	/** @param list<LogQuery> $queries none: nothing can be found */
	public function __construct( private array $queries ) {}

	/**
	 * @param int      $limit 1 row or more
	 * @param int|null $below only rows with lower ids: the last one of the page before
	 * @return list<Row> the newest first
	 */
	public function rows( int $limit, ?int $below = null ): array {
		return array_slice( self::merged( array_map( static fn ( LogQuery $query ): array => $query->rows( $limit, $below ), LogKinds::split( $this->queries ) ) ), 0, $limit );
	}

	/**
	 * @param int $limit 1 row or more
	 * @param int $above only rows with higher ids: the first one of the page behind
	 * @return list<Row> those that follow it, the newest first
	 */
	public function newer( int $limit, int $above ): array {
		return array_slice( self::merged( array_map( static fn ( LogQuery $query ): array => $query->newer( $limit, $above ), LogKinds::split( $this->queries ) ) ), - $limit );
	}

	/**
	 * @param int $at_most counts no further
	 * @return int how many rows the queries find, one that several of them find counted as often
	 */
	public function count( int $at_most ): int {
		return min( $at_most, array_sum( array_map( static fn ( LogQuery $query ): int => $query->count( $at_most ), LogKinds::split( $this->queries ) ) ) );
	}

	/**
	 * @param list<list<Row>> $found
	 * @return list<Row> the newest first
	 */
	private static function merged( array $found ): array {
		$rows = array_column( array_merge( ...$found ), null, 'id' );

		krsort( $rows );

		return array_values( $rows );
	}
}
