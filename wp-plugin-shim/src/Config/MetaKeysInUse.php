<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * The user meta keys that users of this site have.
 *
 * To look through all user meta takes seconds where there are many users: that is
 * done for whoever asks for it, and kept. A screen that is only opened shows what
 * is kept, or what a look at the newest rows finds.
 */
final class MetaKeysInUse {

	/** The transient with what the last look through all of it found. */
	private const TRANSIENT = 'encharge_webhooks_meta_keys';

	/** So many keys are more than anybody looks through. */
	private const MOST = 1000;

	private const NEWEST = 20000;

	/** @return list<string> as they were found last */
	public static function kept(): array {
		global $wpdb;

		$kept = get_transient( self::TRANSIENT );

		return is_array( $kept )
			? array_values( array_filter( $kept, is_string( ... ) ) )
			: self::column( (string) $wpdb->prepare( 'SELECT DISTINCT meta_key FROM ( SELECT meta_key FROM %i ORDER BY umeta_id DESC LIMIT %d ) newest LIMIT %d', $wpdb->usermeta, self::NEWEST, self::MOST ) );
	}

	/** @return list<string> as they are now, which is kept */
	public static function look(): array {
		global $wpdb;

		$keys = self::column( (string) $wpdb->prepare( 'SELECT DISTINCT meta_key FROM %i LIMIT %d', $wpdb->usermeta, self::MOST ) );

		set_transient( self::TRANSIENT, $keys, 7 * DAY_IN_SECONDS );

		return $keys;
	}

	/** Forgets what was found. */
	public static function forget(): void {
		delete_transient( self::TRANSIENT );
	}

	/** @return list<string> */
	private static function column( string $query ): array {
		global $wpdb;

		// phpcs:ignore WordPress.DB -- prepared by those who call this; no API lists the keys in use.
		return array_values( array_filter( $wpdb->get_col( $query ), is_string( ... ) ) );
	}
}
