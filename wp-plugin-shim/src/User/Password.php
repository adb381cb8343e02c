<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use SensitiveParameter;
use SensitiveParameterValue;
use WP_User;

/**
 * The password of a new user.
 *
 * It is kept wrapped, so that no dump and no trace shows it.
 */
final class Password {

	/** How many random bytes a generated password has: 144 bits, 24 characters. */
	private const RANDOM_BYTES = 18;

	/** The longest password that WordPress hashes: the hash of a longer one is "*", with which nobody can sign in. */
	private const LONGEST = 4096;

	/** NUL, which is hashed as something else, and the character that stands in a text for NUL and for all that could not be read. */
	private const UNREADABLE = '/\0|\xEF\xBF\xBD/';

	/** The lowest work factor that bcrypt knows. */
	private const LEAST_COST = 4;

	/** @return SensitiveParameterValue 24 random characters of A-Z a-z 0-9 - _: none that a form or a URL changes */
	public static function generate(): SensitiveParameterValue {
		return new SensitiveParameterValue( strtr( base64_encode( random_bytes( self::RANDOM_BYTES ) ), '+/', '-_' ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- Characters to type, nothing hidden.
	}

	/**
	 * The login form trims what it gets, refuses what PHP holds for empty, and
	 * presents it slashed.
	 *
	 * @param string $password not slashed
	 * @return bool whether somebody could sign in with it, and with nothing else
	 */
	public static function is_usable( #[SensitiveParameter] string $password ): bool {
		$presented = trim( wp_slash( $password ) );

		return '' !== $presented && '0' !== $presented && strlen( $presented ) <= self::LONGEST && 0 === preg_match( self::UNREADABLE, $password );
	}

	/** @return string a generated one's hash, as the login form will present the password */
	public static function hash( SensitiveParameterValue $password ): string {
		return self::hashed_cheaply( static fn (): string => wp_hash_password( wp_slash( self::text( $password ) ) ) );
	}

	/**
	 * Makes the next hash by bcrypt a cheap one, since the work of a dear one
	 * protects nothing where the bits are random. WordPress replaces it by a dear
	 * one at the first login, by which that shows.
	 *
	 * @template T
	 * @param callable(): T $work hashes a generated password, before anything else is hashed
	 * @return T what $work returned
	 */
	public static function hashed_cheaply( callable $work ): mixed {
		$cheap = static function ( mixed $options, mixed $algorithm ) use ( &$cheap ): mixed {
			remove_filter( 'wp_hash_password_options', $cheap, PHP_INT_MAX );

			return PASSWORD_BCRYPT === $algorithm ? array( 'cost' => self::LEAST_COST ) : $options;
		};

		add_filter( 'wp_hash_password_options', $cheap, PHP_INT_MAX, 2 );

		try {
			return $work();
		} finally {
			remove_filter( 'wp_hash_password_options', $cheap, PHP_INT_MAX );
		}
	}

	/**
	 * Gives a user another password, unless they have one of their own by now.
	 * The key of a mailed link stays valid.
	 *
	 * @param WP_User $user as they were when the password was known to be ours
	 * @param string  $hash of the new password
	 * @return bool whether it was set
	 */
	public static function replace( WP_User $user, SensitiveParameterValue $password, #[SensitiveParameter] string $hash ): bool {
		global $wpdb;

		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- wp_set_password() does not look what it overwrites.
		$replaced = $wpdb->update(
			$wpdb->users,
			array( 'user_pass' => $hash ),
			array(
				'ID'        => $user->ID,
				'user_pass' => $user->user_pass,
			)
		);

		clean_user_cache( $user );

		if ( 1 !== $replaced ) {
			return false;
		}

		/** This action is documented in wp-includes/pluggable.php */
		do_action( 'wp_set_password', self::text( $password ), $user->ID, $user ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- core's.

		return true;
	}

	/** @return string the password itself, not slashed */
	public static function text( SensitiveParameterValue $password ): string {
		$text = $password->getValue();

		return is_string( $text ) ? $text : '';
	}
}
