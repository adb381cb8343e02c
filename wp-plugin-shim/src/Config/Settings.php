<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\WordPress\Database\ExclusiveOption;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\User\RolePolicy;

/**
 * A site's settings, field map and keys, which one option holds together.
 *
 * What was never set has its default.
 *
 * @phpstan-import-type Value from Setting
 * @phpstan-import-type Row from FieldMapRules
 * @phpstan-import-type GivenRow from FieldMapRules
 */
final class Settings {

	/** The option is not autoloaded: only webhooks, commands and the plugin's screens need it. */
	public const OPTION = 'encharge_webhooks_settings';

	/** The key of the rows of the field map among the values. */
	public const FIELD_MAP = 'field_map';

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

	/** @return array<string, Setting> the settings that there are, by key */
	public static function definitions(): array {
		return SettingDefinitions::of_site();
	}

	/**
	 * One setting, by the name that `wp encharge config` uses.
	 *
	 * @return Value its value or its default
	 * @throws \InvalidArgumentException If there is no such setting.
	 */
	public function get( string $key ): string|int|bool|array|null {
		return SettingDefinitions::find( $key, self::definitions() )->read( $this->values[ $key ] ?? null );
	}

	/** @return string a setting that is a text */
	public function text( string $key ): string {
		$value = $this->get( $key );

		return is_string( $value ) ? $value : throw new \LogicException( "$key is no text." );
	}

	/** @return int a setting that is a number */
	public function number( string $key ): int {
		$value = $this->get( $key );

		return is_int( $value ) ? $value : throw new \LogicException( "$key is no number." );
	}

	/** @return bool a setting that is on or off */
	public function is_on( string $key ): bool {
		return true === $this->get( $key );
	}

	/** @return RolePolicy which roles a webhook may grant by these settings */
	public function role_policy(): RolePolicy {
		return new RolePolicy( $this->allowed_roles(), $this->text( 'default_role' ) );
	}

	/** @return list<string>|null the roles that a webhook may ask for; null: automatic */
	public function allowed_roles(): ?array {
		$roles = $this->get( 'allowed_roles' );

		return is_array( $roles ) ? $roles : null;
	}

	/**
	 * A field that was stored once is judged again when it is used.
	 *
	 * @param ReturnField::PASSWORD|ReturnField::USER_ID $setting
	 * @return string|null the Encharge field that it names; null if nothing can go back to Encharge there
	 */
	public function return_field( string $setting ): ?string {
		$field = $this->text( $setting );

		return '' !== $field && null === ( new SettingRules( $this, $this ) )->refusal( $setting ) ? $field : null;
	}

	/** @return string by which save() sees whether what was read is still what is stored; keys have no part in it */
	public function revision(): string {
		$values = array_map( fn ( Setting $setting ): string|int|bool|array|null => $setting->read( $this->values[ $setting->key ] ?? null ), self::definitions() );

		return hash( 'sha256', maybe_serialize( array( $values, $this->field_map() ) ) );
	}

	/**
	 * Saves several settings, all or none.
	 *
	 * @param array<string, mixed> $changes  values, or how a command line writes them ("on", "a, b"), by key
	 * @param string               $revision what revision() was when the settings were read that are changed
	 * @throws InvalidValues     With each setting that cannot have its value.
	 * @throws SettingsChanged   If others have been saved meanwhile.
	 * @throws TransactionFailed If the database did not take the change.
	 */
	public function save( array $changes, string $revision ): void {
		$this->change_settings( $changes, $revision );
	}

	/**
	 * Saves several settings and a whole field map, all or nothing.
	 *
	 * @param array<string, mixed> $changes  values, or how a command line writes them ("on", "a, b"), by key
	 * @param list<GivenRow>|null  $rows     all of the field map; null: it stays
	 * @param string               $revision what revision() was when the settings were read that are changed
	 * @throws InvalidValues     With each setting and each row that is not allowed.
	 * @throws SettingsChanged   If others have been saved meanwhile.
	 * @throws TransactionFailed If the database did not take the change.
	 */
	public function save_all( array $changes, ?array $rows, string $revision ): void {
		$this->change_all( fn (): array => $this->revision() === $revision ? ProposedSettings::checked( $this, $changes, $rows ) : throw new SettingsChanged() );
	}

	/**
	 * What save_all() would make of the settings; nothing is stored.
	 *
	 * @param array<string, mixed> $changes values, or how a command line writes them, by key
	 * @param list<GivenRow>|null  $rows    all of the field map; null: it stays
	 * @throws InvalidValues With each setting and each row that is not allowed.
	 */
	public function planned( array $changes, ?array $rows ): self {
		return $this->with( ProposedSettings::checked( $this, $changes, $rows ) );
	}

	/**
	 * @param array<string, Value|list<array<array-key, mixed>>> $values by key
	 * @return self with these in the place of its own; nothing is stored
	 */
	public function with( array $values ): self {
		return new self( array_replace( $this->values, $values ) );
	}

	/**
	 * Changes one setting, whatever others are changed meanwhile.
	 *
	 * @param mixed $value the value, or how a command line writes it ("on", "a, b")
	 * @throws InvalidValues If there is no such setting or it cannot have this value.
	 */
	public function set( string $key, mixed $value ): void {
		$this->change_settings( array( $key => $value ), null );
	}

	/**
	 * @param array<string, mixed> $entered values, or how a command line writes them, by key
	 * @return array<string, mixed> those that are not what the settings have
	 */
	public function differing( array $entered ): array {
		return array_filter( $entered, fn ( mixed $value, string $key ): bool => ! $this->has( $key, $value ), ARRAY_FILTER_USE_BOTH );
	}

	/**
	 * What save() would store; nothing is stored.
	 *
	 * @param array<string, mixed> $changes values, or how a command line writes them, by key
	 * @return array<string, Value>
	 * @throws InvalidValues With each setting that cannot have its value.
	 */
	public function checked( array $changes ): array {
		/** @var array<string, Value> no field map was given */
		return ProposedSettings::checked( $this, $changes, null );
	}

	/** @return bool whether somebody has saved a field map; else the default rows count */
	public function has_own_field_map(): bool {
		return is_array( $this->values[ self::FIELD_MAP ] ?? null );
	}

	/** @return list<Row> the field map, in order */
	public function field_map(): array {
		return $this->has_own_field_map()
			? array_values( array_filter( array_map( FieldMapRules::read( ... ), $this->stored_list( self::FIELD_MAP ) ) ) )
			: FieldMapRules::DEFAULT_ROWS;
	}

	/**
	 * Changes the field map, from what it is when nobody else can change it.
	 *
	 * @param callable(list<Row>): list<GivenRow> $change
	 * @throws InvalidValues With the position of each row that is not allowed.
	 */
	public function change_field_map( callable $change ): void {
		$this->change( self::FIELD_MAP, fn (): array => $this->changed_field_map( $change ) );
	}

	/**
	 * What change_field_map() would make of the field map; nothing is stored.
	 *
	 * @param callable(list<Row>): list<GivenRow> $change
	 * @return list<Row>
	 * @throws InvalidValues With the position of each row that is not allowed.
	 */
	public function changed_field_map( callable $change ): array {
		return FieldMapRules::clean_all( $change( $this->field_map() ), $this );
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
	 * Changes a stored list, from what it is when nobody else can change it.
	 *
	 * @param callable(list<array<array-key, mixed>>): list<array<array-key, mixed>> $change what it throws comes out of here, and nothing is changed
	 */
	public function change_list( string $key, callable $change ): void {
		$this->change( $key, fn (): array => $change( $this->stored_list( $key ) ) );
	}

	/**
	 * Changes stored lists together, from what they are when nobody else can change them.
	 *
	 * @param callable(Settings): array<string, list<array<array-key, mixed>>> $change gets what is stored, and gives those lists that change;
	 *                                                                                 what it throws comes out of here, and nothing is changed
	 */
	public function change_lists( callable $change ): void {
		$this->change_all( fn (): array => $change( $this ) );
	}

	/** Takes values out of what is stored, if anything is. */
	public function forget( string ...$keys ): void {
		if ( array() !== self::from_database()->values ) {
			$this->values = ExclusiveOption::change( self::OPTION, static fn ( array $stored ): array => array_diff_key( $stored, array_flip( $keys ) ) );
		}
	}

	/** @return bool whether the value is the setting's; the order of a list's items counts for nothing */
	private function has( string $key, mixed $value ): bool {
		try {
			$values = array( $this->get( $key ), SettingDefinitions::find( $key, self::definitions() )->clean( $value ) );
		} catch ( \InvalidArgumentException ) {
			return false;
		}

		list( $now, $then ) = $values;

		return is_array( $now ) && is_array( $then ) ? array() === array( ...array_diff( $now, $then ), ...array_diff( $then, $now ) ) : $now === $then;
	}

	/** @param callable(): list<array<array-key, mixed>> $value asked when $this has what is stored */
	private function change( string $key, callable $value ): void {
		$this->change_all( static fn (): array => array( $key => $value() ) );
	}

	/**
	 * @param array<string, mixed> $changes
	 * @param string|null          $revision null: whatever it is
	 */
	private function change_settings( array $changes, ?string $revision ): void {
		$this->change_all( fn (): array => null === $revision || $this->revision() === $revision ? $this->checked( $changes ) : throw new SettingsChanged() );
	}

	/** @param callable(): array<string, string|int|bool|array<array-key, mixed>|null> $changes asked when $this has what is stored */
	private function change_all( callable $changes ): void {
		ExclusiveOption::change(
			self::OPTION,
			function ( array $stored ) use ( $changes ): array {
				$this->values = $stored;
				$this->values = array_replace( $stored, $changes() );

				return $this->values;
			}
		);
	}

	/** @return array<array-key, mixed> */
	private static function stored(): array {
		$values = get_option( self::OPTION, array() );

		return is_array( $values ) ? $values : array();
	}
}
