<?php
/**
 * Password: a new user's.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

use SensitiveParameter;
use SensitiveParameterValue;

/**
 * Kept wrapped, so that no dump and no trace shows it.
 */
final class Password {

	/** 144 bits. */
	private const RANDOM_BYTES = 18;

	/** Beyond it, WordPress's hash is "*", which nobody can sign in with. */
	private const LONGEST = 4096;

	/** @return SensitiveParameterValue 24 random characters of A-Z a-z 0-9 - _: none that a form or a URL changes */
	public static function generate(): SensitiveParameterValue {
		return new SensitiveParameterValue( strtr( base64_encode( random_bytes( self::RANDOM_BYTES ) ), '+/', '-_' ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- Characters to type, nothing hidden.
	}

	/**
	 * The login form trims what it gets, refuses what PHP holds for empty, and
	 * presents it slashed.
	 *
	 * @param string $password not slashed
	 * @return bool whether somebody could sign in with it
	 */
	public static function is_usable( #[SensitiveParameter] string $password ): bool {
		$presented = trim( wp_slash( $password ) );

		return '' !== $presented && '0' !== $presented && strlen( $presented ) <= self::LONGEST;
	}

	/** @return string its hash, as the login form will present the password */
	public static function hash( SensitiveParameterValue $password ): string {
		return wp_hash_password( wp_slash( self::text( $password ) ) );
	}

	/** @return string the password itself, not slashed */
	public static function text( SensitiveParameterValue $password ): string {
		$text = $password->getValue();

		return is_string( $text ) ? $text : '';
	}
}
