<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * An option that several processes change at once.
 *
 * Each changes what the one before left: the option's row is locked until the
 * new value is committed.
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery -- WordPress reads options from its cache, and locks nothing.
 */
final class ExclusiveOption {

	/**
	 * Changes an option that is not autoloaded and holds an array.
	 *
	 * @param callable(array<array-key, mixed>): array<array-key, mixed> $change gets what is stored, an empty array if nothing is;
	 *                                                                           what it throws comes out of here, and nothing is changed
	 * @return array<array-key, mixed> what is stored now
	 * @throws TransactionFailed If the database did not take the change.
	 */
	public static function change( string $option, callable $change ): array {
		global $wpdb;

		$connection = new DatabaseConnection();
		$wpdb->query( 'START TRANSACTION' );
		$connection->hold();

		try {
			self::lock( $option );
			self::forget( $option );

			$stored = self::read( $option );
			$value  = $change( $stored );

			if ( ! update_option( $option, $value, false ) && $value !== $stored ) {
				throw TransactionFailed::because( 'ended' );
			}
		} catch ( \Throwable $exception ) {
			$connection->release();
			$wpdb->query( 'ROLLBACK' );
			self::forget( $option );

			throw $exception;
		}

		$committed = false !== $wpdb->query( 'COMMIT' ) && $connection->is_held();
		$connection->release();

		// Somebody may have cached the old value meanwhile, and what was not committed is not there.
		self::forget( $option );

		if ( ! $committed ) {
			throw TransactionFailed::because( 'ended' );
		}

		if ( $value !== $stored ) {
			/**
			 * Fires after the change of an option was committed: what another
			 * process reads of it from now on is the new value.
			 *
			 * @param string $option The option's name.
			 */
			do_action( 'encharge_webhooks_option_committed', $option );
		}

		return $value;
	}

	/**
	 * Makes the row where there is none: what is not there cannot be locked.
	 *
	 * @throws TransactionFailed If it is not locked.
	 */
	private static function lock( string $option ): void {
		global $wpdb;

		if ( false === $wpdb->query( $wpdb->prepare( "INSERT INTO %i (option_name, option_value, autoload) VALUES (%s, 'a:0:{}', 'no') ON DUPLICATE KEY UPDATE option_name = VALUES(option_name)", $wpdb->options, $option ) ) ) {
			throw TransactionFailed::because( 'lock' );
		}
	}

	/**
	 * @return array<array-key, mixed>
	 * @throws TransactionFailed If it could not be read: it would be taken for empty, and written so.
	 */
	private static function read( string $option ): array {
		global $wpdb;

		$stored = $wpdb->get_var( $wpdb->prepare( 'SELECT option_value FROM %i WHERE option_name = %s', $wpdb->options, $option ) );

		if ( ! is_string( $stored ) ) {
			throw TransactionFailed::because( 'ended' );
		}

		$stored = maybe_unserialize( $stored );

		return is_array( $stored ) ? $stored : array();
	}

	/** Forgets what is cached of autoloaded options, too, which hooks may have changed inside the transaction. */
	private static function forget( string $option ): void {
		foreach ( array( $option, 'alloptions', 'notoptions' ) as $cached ) {
			wp_cache_delete( $cached, 'options' );
		}
	}
}
