<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Database\WriteTrial;

/**
 * Whether the database has what a webhook needs, and takes what it writes.
 */
final class DatabaseChecks {

	public function tables(): Check {
		$tables = new CheckSubject( 'tables', __( 'Tables', 'webhooks-for-encharge' ) );

		return Schema::is_complete()
			? $tables->passes( __( 'All there.', 'webhooks-for-encharge' ) )
			: $tables->fails( __( 'A table is missing or cannot be read. Deactivate and activate the plugin, and look at the rights of the database user.', 'webhooks-for-encharge' ) );
	}

	public function transactions(): Check {
		$transactions = new CheckSubject( 'transactions', __( 'Transactions', 'webhooks-for-encharge' ) );
		$without      = self::tables_without_transactions();

		return array() === $without
			? $transactions->passes( __( 'All tables have them.', 'webhooks-for-encharge' ) )
			: $transactions->warns(
				/* translators: %s: tables. */
				sprintf( __( 'No transactions: %s. A webhook that fails half-way leaves half a user.', 'webhooks-for-encharge' ), implode( ', ', $without ) ),
				/* translators: %s: SQL. */
				Remedy::host( sprintf( __( 'Convert with %s.', 'webhooks-for-encharge' ), 'ALTER TABLE … ENGINE=InnoDB' ) )
			);
	}

	public function writes(): Check {
		$writes  = new CheckSubject( 'writes', __( 'Writes', 'webhooks-for-encharge' ) );
		$failure = WriteTrial::failure();

		return null === $failure
			? $writes->passes( __( 'The database takes what a webhook writes.', 'webhooks-for-encharge' ) )
			/* translators: %s: what the database said. */
			: $writes->fails( sprintf( __( 'The database does not take what a webhook writes, so each is answered 503: %s Is it read-only or full, or may its user only read?', 'webhooks-for-encharge' ), $failure ) );
	}

	/** @return list<string> each with its engine */
	private static function tables_without_transactions(): array {
		global $wpdb;

		$without = array();

		foreach ( array( $wpdb->users, $wpdb->usermeta, ...Schema::tables(), Schema::locks_table() ) as $table ) {
			// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- has to be the database's own word.
			$status = $wpdb->get_row( $wpdb->prepare( 'SHOW TABLE STATUS LIKE %s', $wpdb->esc_like( $table ) ), ARRAY_A );
			$engine = is_array( $status ) && is_string( $status['Engine'] ?? null ) ? $status['Engine'] : 'InnoDB';

			if ( 'InnoDB' !== $engine ) {
				$without[] = "$table ($engine)";
			}
		}

		return $without;
	}
}
