<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\WordPress\Config\Settings;
use WP_Roles;

/**
 * What the names in a user's capabilities mean where they count.
 *
 * Knows the roles of one site: of this one, of another one of the network, or of
 * another installation that shares the users table. Each site keeps its users'
 * capabilities under a meta key of its own.
 *
 * @phpstan-type Cause array{role: string, capability: string}
 */
final class RoleBook {

	/** How the meta keys end under which sites keep their users' capabilities. */
	public const KEY_ENDING = 'capabilities';

	/** Roles that bbPress adds when it is loaded, and stores nowhere, each by what it is known to hold. */
	private const NEVER_STORED = array(
		'bbp_keymaster'   => array( 'keep_gate' => true ),
		'bbp_moderator'   => array( 'moderate' => true ),
		'bbp_participant' => array( 'publish_topics' => true ),
	);

	/** Names that rule nothing even where the roles cannot be read that would say what they mean. */
	private const HARMLESS = array( 'read', 'level_0', 'subscriber', 'customer' );

	/**
	 * @param array<array-key, array<array-key, mixed>>|null $roles   role → its capabilities; null if they cannot be read
	 * @param int|null                                       $site_id the site of this network; null if it is another installation's
	 */
	private function __construct(
		private readonly ?array $roles,
		private readonly ?int $site_id,
	) {}

	/** @param string $meta_key one that ends in KEY_ENDING */
	public static function behind( string $meta_key ): self {
		$site_id = self::site_id( $meta_key );

		if ( null === $site_id ) {
			$roles = self::stored_elsewhere( substr( $meta_key, 0, -strlen( self::KEY_ENDING ) ) );

			return new self( null === $roles ? null : $roles + self::NEVER_STORED, null );
		}

		if ( get_current_blog_id() === $site_id ) {
			return new self( self::capabilities( wp_roles()->roles ), $site_id );
		}

		$roles = self::capabilities( ( new WP_Roles( $site_id ) )->roles );

		// Every site has roles: where there are none, they could not be read.
		return new self( array() === $roles ? null : $roles + self::NEVER_STORED, $site_id );
	}

	/**
	 * Tells by which roles and capabilities somebody rules here.
	 *
	 * @param array<array-key, mixed> $held role or capability → whether it is granted, as a user's meta have them
	 * @return list<Cause> role: '' if it is held directly; capability: '' if nobody can say what the role holds
	 */
	public function causes( array $held ): array {
		$causes = array();

		foreach ( array_map( strval( ... ), array_keys( array_filter( $held ) ) ) as $name ) {
			$is_role    = isset( $this->roles[ $name ] );
			$capability = $is_role ? $this->ruling_capability( $name, $this->roles[ $name ] ) : RulingCapabilities::first_in( array( $name => true ) );

			if ( null === $capability && null === $this->roles && ! in_array( $name, self::HARMLESS, true ) ) {
				$capability = '';
			}

			if ( null !== $capability ) {
				$causes[] = array(
					'role'       => $is_role || '' === $capability ? $name : '',
					'capability' => $capability,
				);
			}
		}

		return $causes;
	}

	/**
	 * @param array<array-key, mixed> $capabilities the role's; its own name is one, too, as WordPress counts them
	 * @return string|null the capability by which whoever has the role rules; null if they do not
	 */
	private function ruling_capability( string $role, array $capabilities ): ?string {
		$ruling = RulingCapabilities::first_in( $capabilities );

		return PrivilegedCapabilities::first_in( array( $role => true ) + $capabilities )
			?? ( null === $ruling || $this->is_ticked( $role ) ? null : $ruling );
	}

	/** @return bool whether the site's administrator lets webhooks ask for the role */
	private function is_ticked( string $role ): bool {
		if ( null === $this->site_id ) {
			return false;
		}

		if ( get_current_blog_id() === $this->site_id ) {
			return in_array( $role, Settings::load()->allowed_roles() ?? array(), true );
		}

		switch_to_blog( $this->site_id );

		try {
			return in_array( $role, Settings::load()->allowed_roles() ?? array(), true );
		} finally {
			restore_current_blog();
		}
	}

	/** @return int|null the site of this network that keeps its users' capabilities under the key; null if none does */
	private static function site_id( string $meta_key ): ?int {
		global $wpdb;

		if ( $wpdb->get_blog_prefix() . self::KEY_ENDING === $meta_key ) {
			return get_current_blog_id();
		}

		if ( ! is_multisite() || 1 !== preg_match( '/\A' . preg_quote( $wpdb->base_prefix, '/' ) . '(?:([1-9][0-9]*)_)?' . self::KEY_ENDING . '\z/', $meta_key, $match ) ) {
			return null;
		}

		$site_id = (int) ( $match[1] ?? 1 );

		return null === get_site( $site_id ) ? null : $site_id;
	}

	/**
	 * Asks whether the table is there before it reads it: that of an
	 * installation in another database is not, and what is left of one that is
	 * gone has none any more.
	 *
	 * @return array<array-key, array<array-key, mixed>>|null null if they cannot be read
	 */
	private static function stored_elsewhere( string $prefix ): ?array {
		global $wpdb;

		if ( 1 !== preg_match( '/\A[A-Za-z0-9_-]{0,57}\z/', $prefix ) ) {
			return null;
		}

		$suppressed = $wpdb->suppress_errors();

		// phpcs:disable WordPress.DB.DirectDatabaseQuery -- another installation's table, which nothing here caches.
		$table = $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( "{$prefix}options" ) ) );
		$roles = null === $table ? null : $wpdb->get_var( $wpdb->prepare( 'SELECT option_value FROM %i WHERE option_name = %s', $table, "{$prefix}user_roles" ) );
		// phpcs:enable

		$wpdb->suppress_errors( $suppressed );

		$roles = is_string( $roles ) && is_serialized( $roles ) ? @unserialize( $roles, array( 'allowed_classes' => false ) ) : null; // phpcs:ignore WordPress.PHP -- an array of arrays, as WordPress stores it; what is broken is not readable.

		return is_array( $roles ) ? self::capabilities( $roles ) : null;
	}

	/**
	 * @param array<array-key, mixed> $roles as WordPress stores them
	 * @return array<array-key, array<array-key, mixed>> role → its capabilities
	 */
	private static function capabilities( array $roles ): array {
		return array_map( static fn ( mixed $role ): array => is_array( $role ) && is_array( $role['capabilities'] ?? null ) ? $role['capabilities'] : array(), $roles );
	}
}
