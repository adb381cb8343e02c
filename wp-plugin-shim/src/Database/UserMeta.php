<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * Writes users' meta, and says whether they are stored.
 *
 * WordPress's functions return false both when nothing was to be done and when
 * the database, or another plugin in its place, took no such value.
 */
final class UserMeta {

	/**
	 * @param string|list<string> $value not slashed; '' removes it
	 * @return bool whether it is as it was to be
	 */
	public static function write( int $user_id, string $key, string|array $value ): bool {
		$done = '' === $value
			? delete_user_meta( $user_id, $key )
			: false !== update_user_meta( $user_id, $key, wp_slash( $value ) );

		return $done || self::is_stored( $user_id, $key, $value );
	}

	/**
	 * @param string|list<string> $value not slashed; '' for none
	 * @return bool whether it is what the user has, in each row of the key
	 */
	public static function is_stored( int $user_id, string $key, string|array $value ): bool {
		$now = get_user_meta( $user_id, $key );

		if ( '' === $value ) {
			return array() === $now;
		}

		// What register_meta() cleans is compared as it will be stored.
		$value = sanitize_meta( $key, $value, 'user' );
		$same  = static fn ( mixed $stored ): bool => is_scalar( $value ) && is_scalar( $stored ) ? (string) $value === (string) $stored : $value === $stored;

		return is_array( $now ) && array() !== $now && array_filter( $now, $same ) === $now;
	}
}
