<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Database\Schema;

/**
 * Which combinations of outcome, reason, action and access key the log has.
 *
 * A database finds them at once by the index of the four, however many rows
 * there are, and the rows of each as fast. Asked for rows by two of the four,
 * each of which many rows have and both of which none has, it would look at
 * every one of the many.
 *
 * @phpstan-type Kind array{outcome: string, code: string, action: string, key_id: string}
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery -- own table.
 */
final class LogKinds {

	/**
	 * @param list<LogQuery> $queries
	 * @return list<LogQuery> which together find what these find, and go each by an index
	 */
	public static function split( array $queries ): array {
		$split = array();
		$kinds = null;

		foreach ( $queries as $query ) {
			if ( self::has_index( $query ) ) {
				$split[] = $query;
			} else {
				$kinds ??= self::all();
				array_push( $split, ...array_map( $query->of_kind( ... ), array_filter( $kinds, $query->wants( ... ) ) ) );
			}
		}

		return $split;
	}

	/** @return bool whether there is an index in which all rows that it goes through are wanted, or are few */
	private static function has_index( LogQuery $query ): bool {
		return $query->is_of_few() || ( ! $query->of_webhooks && count( $query->kind() ) < 2 );
	}

	/** @return list<Kind> */
	private static function all(): array {
		global $wpdb;

		/** @var list<Kind>|null $kinds */
		$kinds = $wpdb->get_results( $wpdb->prepare( 'SELECT DISTINCT outcome, action, code, key_id FROM %i', Schema::log_table() ), ARRAY_A );

		return $kinds ?? array();
	}
}
