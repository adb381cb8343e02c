<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * What the network's administrator allows its sites.
 *
 * No site can give itself this consent: it is kept with the network and changed
 * by the network's command and page alone. Nothing is allowed that was never set.
 */
final class NetworkSettings {

	public const OPTION = 'encharge_webhooks_network';

	/** @param array<array-key, mixed> $values the option's array */
	private function __construct( private array $values ) {}

	/** @return self the current network's settings */
	public static function load(): self {
		$values = is_multisite() ? get_site_option( self::OPTION ) : array();

		return new self( is_array( $values ) ? $values : array() );
	}

	/** @return array<string, Setting> the settings that there are, by key */
	public static function definitions(): array {
		return SettingDefinitions::of_network();
	}

	/** @throws \InvalidArgumentException If there is no such setting. */
	public function get( string $key ): bool {
		return true === SettingDefinitions::find( $key, self::definitions() )->read( $this->values[ $key ] ?? null );
	}

	/**
	 * What set() would store; nothing is stored.
	 *
	 * @param array<string, mixed> $changes values, or how a command line writes them, by key
	 * @return array<string, bool>
	 * @throws InvalidValues With each setting that there is not, or that cannot have its value.
	 */
	public function checked( array $changes ): array {
		list( $clean, $errors ) = SettingDefinitions::clean( $changes, self::definitions() );

		return array() === $errors ? array_map( static fn ( mixed $value ): bool => (bool) $value, $clean ) : throw new InvalidValues( $errors );
	}

	/**
	 * @param mixed $value the value, or how a command line writes it
	 * @throws \InvalidArgumentException If there is no such setting, it cannot have this value, or it could not be stored.
	 */
	public function set( string $key, mixed $value ): void {
		$this->values = array_replace( $this->values, $this->checked( array( $key => $value ) ) );

		update_site_option( self::OPTION, $this->values );

		if ( self::load()->get( $key ) !== $this->values[ $key ] ) {
			throw new \InvalidArgumentException( __( 'The database did not store the setting.', 'webhooks-for-encharge' ) );
		}
	}
}
