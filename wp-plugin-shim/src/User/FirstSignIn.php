<?php
/**
 * FirstSignIn: whether anybody has ever used an account that a webhook made.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use SensitiveParameter;
use WP_User;

/**
 * WordPress does not keep who has signed in. A mark in the user's meta holds a
 * fingerprint of the password's hash as it was written, until somebody signs in
 * or the password becomes another one.
 */
final class FirstSignIn {

	private const META_KEY = 'encharge_first_sign_in';

	/** What the mark holds from the first sign-in on. */
	private const DONE = 'done';

	/** Follows every way to sign in. */
	public static function register_hooks(): void {
		add_filter( 'authenticate', self::follow_authentication( ... ), PHP_INT_MAX );
		add_action( 'set_auth_cookie', static fn ( mixed $cookie, mixed $expire, mixed $expiration, int $user_id ) => self::happened( $user_id ), 10, 4 );
		add_action( 'application_password_did_authenticate', static fn ( WP_User $user ) => self::happened( $user->ID ) );
	}

	/** @return string the user meta key: shared by a network's sites, so all but the main site put their prefix before it */
	public static function meta_key(): string {
		global $wpdb;

		return is_main_site() ? self::META_KEY : $wpdb->get_blog_prefix() . self::META_KEY;
	}

	/**
	 * Marks an account that was just made, or whose password nobody knows was replaced.
	 *
	 * @param string $hash the stored hash of its password
	 */
	public static function await( int $user_id, #[SensitiveParameter] string $hash ): void {
		update_user_meta( $user_id, self::meta_key(), self::fingerprint( $hash ) );
	}

	/** @return bool whether a webhook made the account and nobody has signed in to it */
	public static function is_awaited( WP_User $user ): bool {
		return self::fingerprint( $user->user_pass ) === get_user_meta( $user->ID, self::meta_key(), true )
			&& in_array( get_user_meta( $user->ID, 'session_tokens', true ), array( '', array() ), true );
	}

	/** Hooked to authenticate, which also XML-RPC and other plugins' ways to sign in go through. */
	private static function follow_authentication( mixed $user ): mixed {
		if ( $user instanceof WP_User ) {
			self::happened( $user->ID );
		}

		return $user;
	}

	/** Whichever site of a network the user signs in to, the account is theirs on all. */
	private static function happened( int $user_id ): void {
		$meta  = get_user_meta( $user_id );
		$marks = array_filter( is_array( $meta ) ? array_keys( $meta ) : array(), static fn ( int|string $key ): bool => str_ends_with( (string) $key, self::META_KEY ) );

		foreach ( $marks as $key ) {
			if ( self::DONE !== get_user_meta( $user_id, (string) $key, true ) ) {
				update_user_meta( $user_id, (string) $key, self::DONE );
			}
		}
	}

	/** Of a hash, so that the mark is no second place to steal it from. */
	private static function fingerprint( #[SensitiveParameter] string $hash ): string {
		return hash( 'sha256', $hash );
	}
}
