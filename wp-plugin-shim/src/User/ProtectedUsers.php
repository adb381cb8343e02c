<?php
/**
 * ProtectedUsers: whose rights a webhook must not touch.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use WP_Roles;

/**
 * Super admins, and whoever holds a privileged capability, by any role or
 * directly, on any site of the network.
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
		if ( is_super_admin( $user_id ) ) {
			return true;
		}

		foreach ( self::capabilities_by_site( $user_id ) as $site_id => $capabilities ) {
			if ( null !== PrivilegedCapabilities::first_in( $capabilities ) || self::is_privileged_by_role( $site_id, $capabilities ) ) {
				return true;
			}
		}

		return false;
	}

	/**
	 * @return array<int, array<array-key, mixed>> site id → roles and capabilities, as stored
	 */
	private static function capabilities_by_site( int $user_id ): array {
		global $wpdb;

		$stored = array();
		$prefix = preg_quote( $wpdb->base_prefix, '/' );

		foreach ( array_keys( (array) get_user_meta( $user_id ) ) as $key ) {
			if ( 1 !== preg_match( "/\A$prefix(?:([0-9]+)_)?capabilities\z/", (string) $key, $match ) ) {
				continue;
			}

			$capabilities = get_user_meta( $user_id, (string) $key, true );

			if ( is_array( $capabilities ) ) {
				$stored[ (int) ( $match[1] ?? 1 ) ] = $capabilities;
			}
		}

		return $stored;
	}

	/** @param array<array-key, mixed> $capabilities roles and capabilities, as stored */
	private static function is_privileged_by_role( int $site_id, array $capabilities ): bool {
		if ( is_multisite() && null === get_site( $site_id ) ) {
			// What is left of a site that is gone names roles that nobody defines.
			return false;
		}

		$roles = get_current_blog_id() === $site_id ? wp_roles() : new WP_Roles( $site_id );

		foreach ( array_keys( array_filter( $capabilities ) ) as $name ) {
			$role = $roles->get_role( (string) $name );

			if ( null !== $role && null !== PrivilegedCapabilities::first_in( $role->capabilities ) ) {
				return true;
			}
		}

		return false;
	}
}
