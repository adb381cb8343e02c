<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

/**
 * Which keys a webhook may write.
 *
 * Keys are compared in lower case and must be ASCII: MySQL's collations find
 * wp_capabilities for WP_CAPABILITIES, wp_capabilitíes and with a space behind.
 */
final class FieldRules {

	/** Fields of WordPress's users, each with its usual type. */
	public const USER_FIELDS = array(
		'user_email'   => 'email',
		'user_login'   => 'text',
		'user_pass'    => 'password',
		'first_name'   => 'text',
		'last_name'    => 'text',
		'nickname'     => 'text',
		'display_name' => 'text',
		'user_url'     => 'url',
		'description'  => 'textarea',
	);

	/** The longest address, in bytes: the length of users.user_email. */
	public const EMAIL_BYTES = 100;

	/** Meta keys that carry rights, sessions or the way somebody signs in, and the other columns of the users table. */
	private const PROTECTED_KEYS = array(
		'session_tokens',
		'primary_blog',
		'source_domain',
		'use_ssl',
		'default_password_nag',
		'locale',
		'id',
		'user_nicename',
		'user_registered',
		'user_activation_key',
		'user_status',
		'spam',
		'deleted',
	);

	/** Endings of keys that are protected with every prefix that a site's tables may have. */
	private const PROTECTED_ENDINGS = array( 'capabilities', 'user_level', 'user-settings', 'user-settings-time', 'encharge_contact_id', 'encharge_tags', 'encharge_first_sign_in' );

	private const PROTECTED_BEGINNINGS = array( '_', 'encharge_' );

	/**
	 * Asked when a field map row is saved, and again when it is applied.
	 *
	 * @param string $key a WordPress key
	 * @return string|null why nothing may be written under it, for a person; null if it may
	 */
	public static function key_refusal( string $key ): ?string {
		$lower = strtolower( $key );

		if ( 1 !== preg_match( '/\A[A-Za-z0-9_.:-]{1,255}\z/', $key ) ) {
			return __( 'a WordPress key is 1 to 255 characters of A-Z a-z 0-9 _ . : -', 'webhooks-for-encharge' );
		}

		if ( isset( self::USER_FIELDS[ $lower ] ) && $key !== $lower ) {
			/* translators: %s: WordPress key. */
			return sprintf( __( 'this field is written %s', 'webhooks-for-encharge' ), $lower );
		}

		return self::is_protected( $lower ) ? __( 'a webhook may not write this key', 'webhooks-for-encharge' ) : null;
	}

	/** @return string the type of a row that names none */
	public static function default_type( string $key ): string {
		return self::USER_FIELDS[ $key ] ?? 'text';
	}

	private static function is_protected( string $key ): bool {
		/**
		 * Filters the meta keys that no webhook may write, beside those that
		 * this plugin always refuses.
		 *
		 * @param list<string> $keys Further keys; compared in lower case. Default none.
		 */
		$further = apply_filters( 'encharge_webhooks_protected_meta_keys', array() );
		$further = is_array( $further ) ? array_filter( $further, is_string( ... ) ) : array();

		return in_array( $key, self::PROTECTED_KEYS, true )
			|| in_array( $key, array_map( strtolower( ... ), $further ), true )
			|| array() !== array_filter( self::PROTECTED_ENDINGS, static fn ( string $ending ): bool => str_ends_with( $key, $ending ) )
			|| array() !== array_filter( self::PROTECTED_BEGINNINGS, static fn ( string $beginning ): bool => str_starts_with( $key, $beginning ) );
	}
}
