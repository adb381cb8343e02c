<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * In what two field maps differ.
 *
 * @phpstan-import-type Row from FieldMapRules
 * @phpstan-type Change array{field: string, key: string, before: Row|null, after: Row|null}
 */
final class FieldMapChanges {

	/**
	 * @param list<Row> $before
	 * @param list<Row> $after
	 * @return list<Change> the rows that are in one of them alone, or of another type, or treat empty values in another way
	 */
	public static function between( array $before, array $after ): array {
		$before  = self::by_pair( $before );
		$after   = self::by_pair( $after );
		$changes = array();

		foreach ( $before + $after as $pair => $row ) {
			$changes[] = array(
				'field'  => $row['field'],
				'key'    => $row['key'],
				'before' => $before[ $pair ] ?? null,
				'after'  => $after[ $pair ] ?? null,
			);
		}

		return array_values( array_filter( $changes, static fn ( array $change ): bool => $change['before'] !== $change['after'] ) );
	}

	/**
	 * @param list<Row> $rows
	 * @return array<string, Row>
	 */
	private static function by_pair( array $rows ): array {
		return array_column( array_map( static fn ( array $row ): array => array( "{$row['field']} {$row['key']}", $row ), $rows ), 1, 0 );
	}
}
