<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * Whether the database takes what a webhook writes.
 *
 * A database that is read-only, or full, or lets its user only read, looks as
 * it should until something is written.
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL -- has to be the database's own word; each statement is prepared.
 */
final class WriteTrial {

	/** @return string|null why it did not, in the database's words; null if it did. Nothing of the trial stays. */
	public static function failure(): ?string {
		global $wpdb;

		$name       = 'encharge-trial-' . bin2hex( random_bytes( 16 ) );
		$suppressed = $wpdb->suppress_errors();
		$wpdb->query( 'START TRANSACTION' );

		try {
			foreach ( self::statements( $name ) as $statement ) {
				if ( false === $wpdb->query( $statement ) ) {
					return '' === $wpdb->last_error ? __( 'It gave no reason.', 'webhooks-for-encharge' ) : $wpdb->last_error;
				}
			}

			return null;
		} finally {
			$log_id = $wpdb->insert_id;
			$wpdb->query( 'ROLLBACK' );
			self::remove( $name, $log_id );
			$wpdb->suppress_errors( $suppressed );
		}
	}

	/** @return list<string> in the order in which a webhook writes; those for what is not the plugin's own change no row */
	private static function statements( string $name ): array {
		global $wpdb;

		return array(
			$wpdb->prepare( 'UPDATE %i SET n = n + 1 WHERE bucket = 0', Schema::locks_table() ),
			$wpdb->prepare( 'UPDATE %i SET user_status = user_status WHERE ID = 0', $wpdb->users ),
			$wpdb->prepare( 'UPDATE %i SET meta_value = meta_value WHERE umeta_id = 0', $wpdb->usermeta ),
			$wpdb->prepare( 'INSERT INTO %i (contact_id) VALUES (%s)', Schema::contacts_table(), $name ),
			$wpdb->prepare( "INSERT INTO %i (time, contact_id, message, durations, fields, changed, notes) VALUES (%s, %s, '', '', '', '', '')", Schema::log_table(), gmdate( 'Y-m-d H:i:s' ), $name ),
		);
	}

	/** An engine without transactions has kept what was written; with them, the log row's id may be another's by now. */
	private static function remove( string $name, int $log_id ): void {
		global $wpdb;

		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE contact_id = %s', Schema::contacts_table(), $name ) );
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE id = %d AND contact_id = %s', Schema::log_table(), $log_id, $name ) );
	}
}
