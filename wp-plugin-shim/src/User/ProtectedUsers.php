<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\WordPress\Compat\Network;

/**
 * Whose rights a webhook must not touch.
 *
 * Protected are super admins, and whoever holds a ruling capability, by any role or directly,
 * on any site of the network or of another installation that shares the users.
 */
final class ProtectedUsers {

	/** What a webhook may still write of a protected user who is linked. */
	public const WRITABLE = array( 'first_name', 'last_name', 'nickname', 'display_name', 'user_url', 'description' );

	/**
	 * Reads the user's capabilities from their meta, not from WP_User, which
	 * knows those of one site only.
	 *
	 * @param int $user_id an existing user's id
	 */
	public static function is_protected( int $user_id ): bool {
		if ( is_super_admin( $user_id ) || Network::is_super_admin_anywhere( $user_id ) ) {
			return true;
		}

		foreach ( self::capabilities_by_key( $user_id ) as $key => $rows ) {
			$roles = RoleBook::behind( $key );

			foreach ( $rows as $held ) {
				if ( array() !== $roles->causes( $held ) ) {
					return true;
				}
			}
		}

		return false;
	}

	/**
	 * @return array<string, list<array<array-key, mixed>>> meta key → its rows, each roles and capabilities as stored
	 */
	private static function capabilities_by_key( int $user_id ): array {
		$stored = array();

		foreach ( array_map( strval( ... ), array_keys( (array) get_user_meta( $user_id ) ) ) as $key ) {
			if ( str_ends_with( strtolower( $key ), RoleBook::KEY_ENDING ) ) {
				$stored[ $key ] = array_values( array_filter( (array) get_user_meta( $user_id, $key ), is_array( ... ) ) );
			}
		}

		return $stored;
	}
}
