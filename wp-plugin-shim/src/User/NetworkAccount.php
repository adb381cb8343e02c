<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\WordPress\Compat\Network;
use Encharge\Webhooks\WordPress\Config\NetworkSettings;
use Encharge\Webhooks\WordPress\Config\WpCommand;

/**
 * Whose an account of a network is.
 *
 * A network's sites share its users, so what one of them writes of a user is
 * what all the others see. A site writes all of an account only if it made it
 * and nobody else has it; of any other, only what is kept under its own prefix.
 */
final class NetworkAccount {

	/**
	 * The user meta key under which it is kept which site made the account, by
	 * the prefix of its tables. No field map can name a key that begins so.
	 */
	private const MADE_BY = 'encharge_webhooks_made_by';

	/** Keeps in mind which site of the network makes a user, by a webhook, in its shop, or by whatever else. */
	public static function register_hooks(): void {
		add_action( 'user_register', self::remember_maker( ... ) );
		add_action( 'wpmu_new_user', self::forget_maker( ... ) );
	}

	/** @return string|null why the user's account is not this site's to write, for a person; null if it is */
	public static function not_this_sites( int $user_id ): ?string {
		if ( ! is_multisite() || NetworkSettings::load()->get( 'manage_users' ) ) {
			return null;
		}

		$reason = match ( true ) {
			! Network::is_member( $user_id )         => __( 'The account was there before it became a member of this site', 'webhooks-for-encharge' ),
			self::belongs_elsewhere( $user_id )      => __( 'The account belongs to another site of the network, too', 'webhooks-for-encharge' ),
			! self::is_made_here( $user_id )         => __( 'This site did not make the account', 'webhooks-for-encharge' ),
			default                                  => null,
		};

		return null === $reason
			? null
			/* translators: 1: reason, the beginning of the sentence, 2: command. */
			: sprintf( __( '%1$s: only tags and meta keys with the site’s prefix are written. A network administrator can allow all of it on the network’s page for Encharge, or by: %2$s', 'webhooks-for-encharge' ), $reason, WpCommand::encharge( 'config set manage_users on --network' ) );
	}

	/**
	 * The main site's prefix is the beginning of every other site's, too.
	 *
	 * @param string $key a WordPress key
	 * @return bool whether it is a meta key that no other site of the network uses
	 */
	public static function is_key_of_this_site( string $key ): bool {
		global $wpdb;

		// The database finds keys in whatever case.
		$own   = preg_quote( strtolower( $wpdb->get_blog_prefix() ), '/' );
		$other = preg_quote( strtolower( $wpdb->base_prefix ), '/' ) . '[0-9]+_';
		$key   = strtolower( $key );

		return 1 === preg_match( "/\A$own./", $key )
			&& ( $wpdb->get_blog_prefix() !== $wpdb->base_prefix || 1 !== preg_match( "/\A$other/", $key ) );
	}

	/** Forgets which users this site made. */
	public static function forget_this_sites(): void {
		global $wpdb;

		delete_metadata( 'user', 0, self::MADE_BY, $wpdb->get_blog_prefix(), true );
	}

	/** Hooked to user_register. Whom a network's administrator makes is no site's. */
	private static function remember_maker( int $user_id ): void {
		global $wpdb;

		if ( ! is_network_admin() ) {
			update_user_meta( $user_id, self::MADE_BY, $wpdb->get_blog_prefix() );
		}
	}

	/** Hooked to wpmu_new_user: who signs up with the network belongs to no site, wherever the form stands. */
	private static function forget_maker( int $user_id ): void {
		delete_user_meta( $user_id, self::MADE_BY );
	}

	private static function is_made_here( int $user_id ): bool {
		global $wpdb;

		return get_user_meta( $user_id, self::MADE_BY ) === array( $wpdb->get_blog_prefix() );
	}

	/** @return bool whether the user is a member of another site, also of one that is archived or marked as spam */
	private static function belongs_elsewhere( int $user_id ): bool {
		return array() !== array_diff( array_keys( get_blogs_of_user( $user_id, true ) ), array( get_current_blog_id() ) );
	}
}
