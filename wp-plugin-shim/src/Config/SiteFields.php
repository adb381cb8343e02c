<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\WordPress\Compat\UserKeysOfOthers;
use Encharge\Webhooks\WordPress\User\FieldRules;

/**
 * The WordPress keys that a field map of this site may lead to: the fields of a
 * profile, what the theme and plugins register, and what users have.
 */
final class SiteFields {

	/** @param array<array-key, string> $labels key → what a person knows it by; '' where nobody says */
	private function __construct( public readonly array $labels ) {}

	/** @return self by what was last found in use */
	public static function kept(): self {
		return self::with( MetaKeysInUse::kept() );
	}

	/** @return self by what is in use now: looks through all user meta */
	public static function now(): self {
		return self::with( MetaKeysInUse::look() );
	}

	/** @return list<string> */
	public function keys(): array {
		return array_map( strval( ... ), array_keys( $this->labels ) );
	}

	/** @param list<string> $in_use */
	private static function with( array $in_use ): self {
		$labels = self::of_profiles() + self::contact_methods() + self::registered() + UserKeysOfOthers::all() + array_fill_keys( $in_use, '' );

		return new self( array_filter( $labels, static fn ( string|int $key ): bool => null === FieldRules::key_refusal( (string) $key ), ARRAY_FILTER_USE_KEY ) );
	}

	/** @return array<string, string> */
	private static function of_profiles(): array {
		$labels = array(
			'user_email'   => __( 'Email address', 'webhooks-for-encharge' ),
			'user_login'   => __( 'Login of a new user', 'webhooks-for-encharge' ),
			'user_pass'    => __( 'Password of a new user', 'webhooks-for-encharge' ),
			'first_name'   => __( 'First name', 'webhooks-for-encharge' ),
			'last_name'    => __( 'Last name', 'webhooks-for-encharge' ),
			'nickname'     => __( 'Nickname', 'webhooks-for-encharge' ),
			'display_name' => __( 'Display name', 'webhooks-for-encharge' ),
			'user_url'     => __( 'Website', 'webhooks-for-encharge' ),
			'description'  => __( 'Biographical information', 'webhooks-for-encharge' ),
		);

		return array_intersect_key( $labels, FieldRules::USER_FIELDS ) + array_fill_keys( array_keys( FieldRules::USER_FIELDS ), '' );
	}

	/** @return array<array-key, string> */
	private static function contact_methods(): array {
		return array_filter( wp_get_user_contact_methods(), is_string( ... ) );
	}

	/** @return array<array-key, string> */
	private static function registered(): array {
		$labels = array();

		foreach ( get_registered_meta_keys( 'user' ) as $key => $arguments ) {
			$description    = $arguments['description'] ?? '';
			$labels[ $key ] = is_string( $description ) ? $description : '';
		}

		return $labels;
	}
}
