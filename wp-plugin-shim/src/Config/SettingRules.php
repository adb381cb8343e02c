<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\FieldMap;
use Encharge\Webhooks\WordPress\User\FieldRules;
use Encharge\Webhooks\WordPress\User\RolePolicy;

/**
 * What each setting may be.
 *
 * Checks a setting before it is stored, and says to a person what is wrong.
 */
final class SettingRules {

	/** Settings with a fixed list of values. */
	public const CHOICES = array(
		'username_format' => array( 'email', 'name', 'firstname_number' ),
		'return_password' => array( 'none', 'password', 'link' ),
		'address_changes' => array( 'confirm', 'write', 'never' ),
	);

	/** By these Encharge knows a person, or they open what somebody pays for: a password in their place destroys the contact. In lower case. */
	private const NEVER_RETURNED_TO = array( 'id', 'userid', 'email', 'tags', 'accountid', 'anonymousid', 'segmentanonymousid' );

	/** How `allowed_roles` is written when no list is set. */
	public const AUTOMATIC = 'automatic';

	/** Settings that are whole numbers: the least and the most. */
	public const LIMITS = array(
		'log_days' => array( 1, 3650 ),
		'log_rows' => array( 1, 1000000 ),
	);

	/** @param Settings $settings against which a role is checked */
	public function __construct( private readonly Settings $settings ) {}

	/**
	 * Turns a value, or how a command line writes it, into what is stored.
	 *
	 * @return string|int|bool|list<string>|null
	 * @throws \InvalidArgumentException With a message for a person.
	 */
	public function clean( string $key, mixed $value ): string|int|bool|array|null {
		return match ( $key ) {
			'default_role'                        => $this->default_role( self::text( $key, $value ) ),
			'allowed_roles'                       => $this->allowed_roles( $value ),
			'username_format', 'return_password',
			'address_changes'                     => self::choice( $key, self::text( $key, $value ) ),
			'return_password_field'               => $this->return_field( self::field_name( self::text( $key, $value ) ) ),
			'log_days', 'log_rows'                => self::number( $key, $value ),
			'trust_payload', 'erase_on_uninstall' => self::boolean( $key, $value ),
			default                               => throw new \InvalidArgumentException( self::unknown( $key ) ),
		};
	}

	/**
	 * A field map row, whole.
	 *
	 * @param array{field: string, key: string, type?: string, wipe?: bool} $row
	 * @return array{field: string, key: string, type: string, wipe: bool}
	 * @throws \InvalidArgumentException With a message for a person, naming the row.
	 */
	public static function clean_row( array $row ): array {
		$key     = $row['key'];
		$field   = self::field_name( $row['field'] );
		$type    = $row['type'] ?? FieldRules::default_type( $key );
		$refusal = FieldRules::key_refusal( $key );

		$refusal ??= match ( true ) {
			'' === $field                                   => __( 'the Encharge field is missing', 'webhooks-for-encharge' ),
			! in_array( $type, FieldMap::types(), true )    => self::not_among( $type, FieldMap::types() ),
			'user_pass' === $key && 'password' !== $type    => __( 'user_pass takes only the type password', 'webhooks-for-encharge' ),
			default                                         => null,
		};

		if ( null !== $refusal ) {
			/* translators: 1: Encharge field, 2: WordPress key, 3: reason. */
			throw new \InvalidArgumentException( sprintf( __( 'The row %1$s → %2$s is not allowed: %3$s.', 'webhooks-for-encharge' ), $field, $key, rtrim( $refusal, '.' ) ) );
		}

		return array(
			'field' => $field,
			'key'   => $key,
			'type'  => $type,
			'wipe'  => $row['wipe'] ?? false,
		);
	}

	/**
	 * All rows of the field map.
	 *
	 * @param list<array{field: string, key: string, type?: string, wipe?: bool}> $rows
	 * @return list<array{field: string, key: string, type: string, wipe: bool}>
	 * @throws \InvalidArgumentException With a message for a person, naming the row.
	 */
	public function clean_rows( array $rows ): array {
		$clean   = array_map( self::clean_row( ... ), $rows );
		$refusal = self::return_field_refusal( $this->settings->return_password_field(), $clean );

		if ( null !== $refusal && null === self::return_field_refusal( $this->settings->return_password_field(), array() ) ) {
			throw new \InvalidArgumentException( $refusal );
		}

		return $clean;
	}

	/**
	 * What can be told without asking Encharge; AccountFields knows the rest.
	 *
	 * @param list<array{field: string, key: string, type: string, wipe: bool}> $rows the field map
	 * @return string|null why no password or link may be returned to the field, for a person; null if it may
	 */
	public static function return_field_refusal( string $field, array $rows ): ?string {
		if ( in_array( strtolower( $field ), self::NEVER_RETURNED_TO, true ) ) {
			/* translators: %s: Encharge field. */
			return sprintf( __( 'Nothing is ever returned to the field %s: it would overwrite who the contact is or what they have. Make a field of its own in Encharge.', 'webhooks-for-encharge' ), $field );
		}

		foreach ( $rows as $row ) {
			// A mapped password is only read when the user is made, and then none is returned.
			if ( $row['field'] === $field && 'user_pass' !== $row['key'] ) {
				/* translators: 1: Encharge field, 2: WordPress key. */
				return sprintf( __( 'The field %1$s cannot both be mapped to %2$s and be return_password_field: the next webhook would store the password there as a text.', 'webhooks-for-encharge' ), $field, $row['key'] );
			}
		}

		return null;
	}

	/** @return bool whether a stored value has the type that its reader expects */
	public static function is_stored_shape( string $key, mixed $value ): bool {
		$default = Settings::DEFAULTS[ $key ];

		if ( isset( self::CHOICES[ $key ] ) ) {
			return in_array( $value, self::CHOICES[ $key ], true );
		}

		return null === $default
			? is_array( $value ) && array_is_list( $value ) && array_filter( $value, is_string( ... ) ) === $value
			: get_debug_type( $value ) === get_debug_type( $default );
	}

	/**
	 * @param array<string, mixed> $settings those that there are, by name
	 * @return string that there is no such setting, with those that there are
	 */
	public static function unknown( string $key, array $settings = Settings::DEFAULTS ): string {
		/* translators: 1: a name, 2: list of names. */
		return sprintf( __( 'There is no setting %1$s. There are: %2$s.', 'webhooks-for-encharge' ), $key, implode( ', ', array_keys( $settings ) ) );
	}

	/** @throws \InvalidArgumentException If a webhook may not give that role. */
	private function default_role( string $role ): string {
		$policy = new RolePolicy( $this->settings );

		if ( $policy->is_grantable( $role ) ) {
			return $role;
		}

		throw new \InvalidArgumentException( $this->role_refusal( $policy, $role ) );
	}

	/**
	 * @return list<string>|null
	 * @throws \InvalidArgumentException If a webhook may not give one of them.
	 */
	private function allowed_roles( mixed $value ): ?array {
		if ( null === $value || self::AUTOMATIC === $value ) {
			return null;
		}

		$policy = new RolePolicy( $this->settings );
		$roles  = wp_parse_list( is_array( $value ) ? $value : self::text( 'allowed_roles', $value ) );
		$roles  = array_values( array_unique( array_map( strval( ... ), $roles ) ) );

		foreach ( $roles as $role ) {
			if ( null === get_role( $role ) || null !== $policy->why_not( $role ) ) {
				throw new \InvalidArgumentException( $this->role_refusal( $policy, $role ) );
			}
		}

		return $roles;
	}

	private function role_refusal( RolePolicy $policy, string $role ): string {
		if ( null === get_role( $role ) ) {
			$roles = $policy->grantable();

			return array() === $roles
				/* translators: %s: role. */
				? sprintf( __( 'There is no role %s. A webhook may ask for none.', 'webhooks-for-encharge' ), $role )
				/* translators: 1: role, 2: list of roles. */
				: sprintf( __( 'There is no role %1$s. A webhook may ask for: %2$s.', 'webhooks-for-encharge' ), $role, implode( ', ', $roles ) );
		}

		$capability = $policy->why_not( $role );

		return null === $capability
			/* translators: 1: role. */
			? sprintf( __( 'The role %1$s is not among allowed_roles.', 'webhooks-for-encharge' ), $role )
			/* translators: 1: role, 2: capability. */
			: sprintf( __( 'A webhook can never grant the role %1$s: it has the capability %2$s.', 'webhooks-for-encharge' ), $role, $capability );
	}

	private static function choice( string $key, string $value ): string {
		if ( ! in_array( $value, self::CHOICES[ $key ], true ) ) {
			throw new \InvalidArgumentException( self::not_among( $value, self::CHOICES[ $key ] ) . '.' );
		}

		return $value;
	}

	private static function number( string $key, mixed $value ): int {
		list( $least, $most ) = self::LIMITS[ $key ];

		$number = is_int( $value ) || is_string( $value ) ? filter_var( $value, FILTER_VALIDATE_INT ) : false;

		if ( false === $number || $number < $least || $number > $most ) {
			/* translators: 1: setting, 2: least, 3: most. */
			throw new \InvalidArgumentException( sprintf( __( '%1$s is a whole number from %2$d to %3$d.', 'webhooks-for-encharge' ), $key, $least, $most ) );
		}

		return $number;
	}

	/**
	 * @return bool the value, or what a command line means by "on" or "off"
	 * @throws \InvalidArgumentException With a message for a person, if it is neither.
	 */
	public static function boolean( string $key, mixed $value ): bool {
		$boolean = is_bool( $value ) ? $value : filter_var( self::text( $key, $value ), FILTER_VALIDATE_BOOLEAN, FILTER_NULL_ON_FAILURE );

		if ( null === $boolean ) {
			/* translators: 1: setting. */
			throw new \InvalidArgumentException( sprintf( __( '%1$s is on or off.', 'webhooks-for-encharge' ), $key ) );
		}

		return $boolean;
	}

	/** @throws \InvalidArgumentException If nothing may be returned to it. */
	private function return_field( string $field ): string {
		$refusal = self::return_field_refusal( $field, $this->settings->field_map() );

		if ( null !== $refusal ) {
			throw new \InvalidArgumentException( $refusal );
		}

		return $field;
	}

	private static function field_name( string $value ): string {
		$value = trim( $value );

		if ( strlen( $value ) > 255 || 1 === preg_match( '/[\x00-\x1f\x7f]/', $value ) ) {
			throw new \InvalidArgumentException( __( 'The name of an Encharge field is one line of at most 255 bytes.', 'webhooks-for-encharge' ) );
		}

		return $value;
	}

	private static function text( string $key, mixed $value ): string {
		if ( ! is_string( $value ) ) {
			/* translators: 1: setting. */
			throw new \InvalidArgumentException( sprintf( __( '%1$s is a text.', 'webhooks-for-encharge' ), $key ) );
		}

		return trim( $value );
	}

	/** @param list<string> $choices */
	private static function not_among( string $value, array $choices ): string {
		/* translators: 1: a value, 2: list of values. */
		return sprintf( __( '"%1$s" is none of %2$s', 'webhooks-for-encharge' ), $value, implode( ', ', $choices ) );
	}
}
