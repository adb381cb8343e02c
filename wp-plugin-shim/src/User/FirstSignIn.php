<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\WordPress\Database\SiteMeta;
use SensitiveParameter;
use WP_User;

/**
 * Whether anybody has ever used an account that a webhook made.
 *
 * WordPress does not keep who has signed in. A mark in the user's meta holds a
 * fingerprint of the password's hash as it was written, until somebody signs in
 * or the password becomes another one.
 *
 * This file keeps to PHP 7.4: it follows sign-ins also where the rest of the
 * plugin cannot run.
 */
final class FirstSignIn {

	private const META_KEY = 'encharge_first_sign_in';

	/** What the mark holds from the first sign-in on. */
	private const DONE = 'done';

	/** Follows every way to sign in. */
	public static function register_hooks(): void {
		add_filter( 'authenticate', array( self::class, 'follow_authentication' ), PHP_INT_MAX );
		add_action( 'set_auth_cookie', array( self::class, 'follow_cookie' ), 10, 4 );
		add_action( 'application_password_did_authenticate', array( self::class, 'follow_authentication' ) );
	}

	/** @return string the user meta key on the current site */
	public static function meta_key(): string {
		return SiteMeta::key( self::META_KEY );
	}

	/**
	 * Marks an account that was just made, or whose password, which nobody used,
	 * was replaced.
	 *
	 * @param string $hash the stored hash of its password
	 */
	public static function await(
		int $user_id,
		#[SensitiveParameter]
		string $hash
	): void {
		if ( self::DONE !== get_user_meta( $user_id, self::meta_key(), true ) ) {
			update_user_meta( $user_id, self::meta_key(), self::fingerprint( $hash ) );
		}
	}

	/** @return bool whether a webhook made the account and nobody has signed in to it */
	public static function is_awaited( WP_User $user ): bool {
		return self::fingerprint( $user->user_pass ) === get_user_meta( $user->ID, self::meta_key(), true )
			&& in_array( get_user_meta( $user->ID, 'session_tokens', true ), array( '', array() ), true );
	}

	/** Takes every account of this site for one that somebody has signed in to: nobody looked while the plugin was off. */
	public static function assume_all(): void {
		global $wpdb;

		// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.SlowDBQuery -- all users' at once; webhooks read past the cache.
		$wpdb->update( $wpdb->usermeta, array( 'meta_value' => self::DONE ), array( 'meta_key' => self::meta_key() ) );
	}

	/**
	 * Hooked to authenticate, which also XML-RPC and other plugins' ways to sign in
	 * go through, and to application_password_did_authenticate.
	 *
	 * @param mixed $user a WP_User, if somebody has proved who they are
	 * @return mixed the same
	 */
	public static function follow_authentication( $user ) {
		if ( $user instanceof WP_User ) {
			self::happened( $user->ID );
		}

		return $user;
	}

	/**
	 * Hooked to set_auth_cookie.
	 *
	 * @param mixed $cookie     the cookie
	 * @param mixed $expire     when it goes
	 * @param mixed $expiration when it is not valid any more
	 */
	public static function follow_cookie( $cookie, $expire, $expiration, int $user_id ): void {
		self::happened( $user_id );
	}

	/** Sets all marks: whichever site of a network the user signs in to, the account is theirs on all. */
	private static function happened( int $user_id ): void {
		$meta = get_user_meta( $user_id );

		foreach ( is_array( $meta ) ? array_keys( $meta ) : array() as $key ) {
			$key = (string) $key;

			if ( self::META_KEY === substr( $key, -strlen( self::META_KEY ) ) && self::DONE !== get_user_meta( $user_id, $key, true ) ) {
				update_user_meta( $user_id, $key, self::DONE );
			}
		}
	}

	/**
	 * @param string $hash the stored hash of a password
	 * @return string by which the hash is known again where it is not to be stolen from
	 */
	public static function fingerprint(
		#[SensitiveParameter]
		string $hash
	): string {
		return hash( 'sha256', $hash );
	}
}
