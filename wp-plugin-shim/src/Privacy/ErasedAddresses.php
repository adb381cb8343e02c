<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Privacy;

use Encharge\Webhooks\WordPress\Database\Schema;
use RuntimeException;

/**
 * Whose personal data were erased on the current site: no webhook makes a user of
 * their address, or links one by it, until an administrator lifts that.
 *
 * An address is kept as a keyed hash alone. The key is the site's own and not one
 * of WordPress's salts, which administrators change. It is autoloaded and empty
 * until somebody is erased, so that a site on which nobody was asks the database
 * nothing.
 *
 * Hashes are written as X'…', the one form of bytes that the SQLite integration
 * compares as such.
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery -- own table; what is read from it must not be older than the database.
 */
final class ErasedAddresses {

	/** The option that holds the key. */
	public const KEY_OPTION = 'encharge_webhooks_erasure_key';

	/** Makes the option, so that to look for it costs no query. */
	public static function prepare(): void {
		add_option( self::KEY_OPTION, '', '', true );
	}

	/** @throws RuntimeException With a message for a person, if the database does not take it. */
	public static function add( string $address ): void {
		global $wpdb;

		$key   = self::key_for_good();
		$taken = '' === $key ? false : $wpdb->query(
			$wpdb->prepare( 'INSERT IGNORE INTO %i (address_hash, erased_at) VALUES (X%s, %s)', Schema::erased_table(), self::hash( $address, $key ), gmdate( 'Y-m-d H:i:s' ) )
		);

		if ( false === $taken ) {
			throw new RuntimeException( __( 'The database did not take that the person was erased.', 'webhooks-for-encharge' ) );
		}
	}

	public static function has( string $address ): bool {
		global $wpdb;

		$key = self::key();

		return '' !== $key && null !== $wpdb->get_var(
			$wpdb->prepare( 'SELECT 1 FROM %i WHERE address_hash = X%s', Schema::erased_table(), self::hash( $address, $key ) )
		);
	}

	/** @return bool whether the address was one of them */
	public static function lift( string $address ): bool {
		global $wpdb;

		$key = self::key();

		return '' !== $key && 1 === $wpdb->query(
			$wpdb->prepare( 'DELETE FROM %i WHERE address_hash = X%s', Schema::erased_table(), self::hash( $address, $key ) )
		);
	}

	public static function count(): int {
		global $wpdb;

		return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i', Schema::erased_table() ) );
	}

	/** Addresses are compared in lower case, as wherever one leads to a user. */
	private static function hash( string $address, #[\SensitiveParameter] string $key ): string {
		return hash_hmac( 'sha256', strtolower( trim( $address ) ), $key );
	}

	private static function key(): string {
		$key = get_option( self::KEY_OPTION );

		return is_string( $key ) ? $key : '';
	}

	/** The key, which is made with the first erasure: of two at once, the second takes the first's. */
	private static function key_for_good(): string {
		global $wpdb;

		if ( '' !== self::key() ) {
			return self::key();
		}

		self::prepare();
		$wpdb->query( $wpdb->prepare( "UPDATE %i SET option_value = %s WHERE option_name = %s AND option_value = ''", $wpdb->options, bin2hex( random_bytes( 32 ) ), self::KEY_OPTION ) );

		foreach ( array( self::KEY_OPTION, 'alloptions', 'notoptions' ) as $cached ) {
			wp_cache_delete( $cached, 'options' );
		}

		return self::key();
	}
}
