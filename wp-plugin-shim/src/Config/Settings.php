<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\WordPress\Database\ExclusiveOption;

/**
 * What the administrator decided.
 *
 * One option for all settings of a site. What was never set has its default.
 *
 * @phpstan-type Row array{field: string, key: string, type: string, wipe: bool}
 */
final class Settings {

	/** Not autoloaded: only webhooks, commands and the plugin's screens need it. */
	public const OPTION = 'encharge_webhooks_settings';

	/** The keys that get() and set() know, with their defaults. */
	public const DEFAULTS = array(
		'default_role'          => 'subscriber',
		'allowed_roles'         => null,
		'username_format'       => 'email',
		'return_password'       => 'none',
		'return_password_field' => '',
		'trust_payload'         => false,
		'address_changes'       => 'confirm',
		'log_days'              => 30,
		'log_rows'              => 10000,
		'erase_on_uninstall'    => false,
	);

	private const DEFAULT_FIELD_MAP = array(
		array(
			'field' => 'email',
			'key'   => 'user_email',
			'type'  => 'email',
			'wipe'  => false,
		),
		array(
			'field' => 'firstName',
			'key'   => 'first_name',
			'type'  => 'text',
			'wipe'  => false,
		),
		array(
			'field' => 'lastName',
			'key'   => 'last_name',
			'type'  => 'text',
			'wipe'  => false,
		),
	);

	private const FIELD_MAP = 'field_map';

	/** @param array<array-key, mixed> $values the option's array */
	private function __construct( private array $values ) {}

	/** @return self the current site's settings */
	public static function load(): self {
		return new self( self::stored() );
	}

	/** @return self as the database has them, whatever a cache says */
	public static function from_database(): self {
		global $wpdb;

		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- has to be the database's own word.
		$stored = $wpdb->get_var( $wpdb->prepare( 'SELECT option_value FROM %i WHERE option_name = %s', $wpdb->options, self::OPTION ) );
		$values = is_string( $stored ) ? maybe_unserialize( $stored ) : array();

		return new self( is_array( $values ) ? $values : array() );
	}

	/** @return bool whether load() begins with what the database has: an object cache that not every server reaches keeps old ones. What filters the option counts for nothing here */
	public static function are_current(): bool {
		$cached = array();
		$look   = static function ( mixed $value ) use ( &$cached ): mixed {
			$cached = $value;

			return $value;
		};

		add_filter( 'option_' . self::OPTION, $look, PHP_INT_MIN );
		self::stored();
		remove_filter( 'option_' . self::OPTION, $look, PHP_INT_MIN );

		return self::from_database()->values === ( is_array( $cached ) ? $cached : array() );
	}

	/**
	 * One setting, by the name that `wp encharge config` uses.
	 *
	 * @return string|int|bool|list<string>|null its value or its default
	 * @throws \InvalidArgumentException If there is no such setting.
	 */
	public function get( string $key ): string|int|bool|array|null {
		if ( ! array_key_exists( $key, self::DEFAULTS ) ) {
			throw new \InvalidArgumentException( SettingRules::unknown( $key ) );
		}

		/** @var string|int|bool|list<string>|null $value as SettingRules let it in, or to be judged by it now */
		$value = $this->values[ $key ] ?? null;

		return SettingRules::is_stored_shape( $key, $value ) ? $value : self::DEFAULTS[ $key ];
	}

	/**
	 * Changes one setting.
	 *
	 * @param mixed $value the value, or how a command line writes it ("on", "a, b")
	 * @throws \InvalidArgumentException With a message for a person, if there is no such setting or it cannot have this value.
	 */
	public function set( string $key, mixed $value ): void {
		$this->store( $key, ( new SettingRules( $this ) )->clean( $key, $value ) );
	}

	/** @return string the role of a new user for whom none is asked */
	public function default_role(): string {
		return $this->text( 'default_role' );
	}

	/** @return list<string>|null the roles that a webhook may ask for; null: automatic */
	public function allowed_roles(): ?array {
		$roles = $this->get( 'allowed_roles' );

		return is_array( $roles ) ? $roles : null;
	}

	/** @return string how a login is made: email, name or firstname_number */
	public function username_format(): string {
		return $this->text( 'username_format' );
	}

	/** @return string what goes back to Encharge after a user was created: none, password or link */
	public function return_password(): string {
		return $this->text( 'return_password' );
	}

	/** @return string the Encharge field that it goes to; '' if none is set */
	public function return_password_field(): string {
		return $this->text( 'return_password_field' );
	}

	/** @return bool whether something can go back: a field that was stored once is judged again when it is used */
	public function has_return_field(): bool {
		$field = $this->return_password_field();

		return '' !== $field && null === SettingRules::return_field_refusal( $field, $this->field_map() );
	}

	/** @return bool whether a person in the payload is used without a call */
	public function trust_payload(): bool {
		return (bool) $this->get( 'trust_payload' );
	}

	/** @return string what becomes of a new address of a user who exists: confirm, write or never */
	public function address_changes(): string {
		return $this->text( 'address_changes' );
	}

	/** @return int how many days a log row is kept */
	public function log_days(): int {
		return (int) $this->get( 'log_days' );
	}

	/** @return int how many log rows are kept */
	public function log_rows(): int {
		return (int) $this->get( 'log_rows' );
	}

	/** @return bool whether uninstalling removes everything but the users */
	public function erase_on_uninstall(): bool {
		return (bool) $this->get( 'erase_on_uninstall' );
	}

	/** @return bool whether somebody has saved a field map; else the default rows count */
	public function has_own_field_map(): bool {
		return is_array( $this->values[ self::FIELD_MAP ] ?? null );
	}

	/** @return list<Row> the field map, in order */
	public function field_map(): array {
		if ( ! $this->has_own_field_map() ) {
			return self::DEFAULT_FIELD_MAP;
		}

		$rows = array();

		foreach ( $this->stored_list( self::FIELD_MAP ) as $row ) {
			if ( is_string( $row['field'] ?? null ) && is_string( $row['key'] ?? null ) && is_string( $row['type'] ?? null ) ) {
				$rows[] = array(
					'field' => $row['field'],
					'key'   => $row['key'],
					'type'  => $row['type'],
					'wipe'  => true === ( $row['wipe'] ?? false ),
				);
			}
		}

		return $rows;
	}

	/**
	 * Changes the field map, from what it is when nobody else can change it.
	 *
	 * @param callable(list<Row>): list<array{field: string, key: string, type?: string, wipe?: bool}> $change
	 * @throws \InvalidArgumentException With a message for a person, if a row is not allowed.
	 */
	public function change_field_map( callable $change ): void {
		$this->change( self::FIELD_MAP, fn (): array => $this->changed_field_map( $change ) );
	}

	/**
	 * What change_field_map() would make of the field map; nothing is stored.
	 *
	 * @param callable(list<Row>): list<array{field: string, key: string, type?: string, wipe?: bool}> $change
	 * @return list<Row>
	 * @throws \InvalidArgumentException With a message for a person, if a row is not allowed.
	 */
	public function changed_field_map( callable $change ): array {
		return ( new SettingRules( $this ) )->clean_rows( $change( $this->field_map() ) );
	}

	/** @return bool whether a value was set on this site, be it the default one */
	public function has_own( string $key ): bool {
		return array_key_exists( $key, $this->values );
	}

	/**
	 * A stored list, for the class that keeps it among the settings.
	 *
	 * @return list<array<array-key, mixed>>
	 */
	public function stored_list( string $key ): array {
		$list = $this->values[ $key ] ?? null;

		return is_array( $list ) ? array_values( array_filter( $list, is_array( ... ) ) ) : array();
	}

	/**
	 * Writes one value, as it is, beside whatever else was stored meanwhile.
	 *
	 * @param string|int|bool|array<array-key, mixed>|null $value what is stored under the key
	 */
	public function store( string $key, string|int|bool|array|null $value ): void {
		$this->change( $key, static fn (): string|int|bool|array|null => $value );
	}

	/**
	 * Changes a stored list, from what it is when nobody else can change it.
	 *
	 * @param callable(list<array<array-key, mixed>>): list<array<array-key, mixed>> $change what it throws comes out of here, and nothing is changed
	 */
	public function change_list( string $key, callable $change ): void {
		$this->change( $key, fn (): array => $change( $this->stored_list( $key ) ) );
	}

	/** Takes values out of what is stored, if anything is. */
	public function forget( string ...$keys ): void {
		if ( array() !== self::from_database()->values ) {
			$this->values = ExclusiveOption::change( self::OPTION, static fn ( array $stored ): array => array_diff_key( $stored, array_flip( $keys ) ) );
		}
	}

	/** @param callable(): (string|int|bool|array<array-key, mixed>|null) $value asked when $this has what is stored */
	private function change( string $key, callable $value ): void {
		ExclusiveOption::change(
			self::OPTION,
			function ( array $stored ) use ( $key, $value ): array {
				$this->values         = $stored;
				$this->values[ $key ] = $value();

				return $this->values;
			}
		);
	}

	private function text( string $key ): string {
		$value = $this->get( $key );

		return is_string( $value ) ? $value : '';
	}

	/** @return array<array-key, mixed> */
	private static function stored(): array {
		$values = get_option( self::OPTION, array() );

		return is_array( $values ) ? $values : array();
	}
}
