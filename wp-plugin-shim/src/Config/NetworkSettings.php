<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * What the network's administrator allows its sites.
 *
 * Consent, which no site can give itself: kept with the network, and changed by
 * its command alone. Nothing is allowed that was never set.
 */
final class NetworkSettings {

	public const OPTION = 'encharge_webhooks_network';

	/**
	 * The keys that get() and set() know, with their defaults. add_users: webhooks
	 * may add users to the network and to its sites, though it does not let the
	 * sites' administrators do so. manage_users: webhooks may write all of a
	 * member's account, whoever made it and wherever else it belongs.
	 */
	public const DEFAULTS = array(
		'add_users'    => false,
		'manage_users' => false,
	);

	/** @param array<array-key, mixed> $values the option's array */
	private function __construct( private array $values ) {}

	/** @return self the current network's settings */
	public static function load(): self {
		$values = is_multisite() ? get_site_option( self::OPTION ) : array();

		return new self( is_array( $values ) ? $values : array() );
	}

	/** @throws \InvalidArgumentException If there is no such setting. */
	public function get( string $key ): bool {
		if ( ! array_key_exists( $key, self::DEFAULTS ) ) {
			throw new \InvalidArgumentException( SettingRules::unknown( $key, self::DEFAULTS ) );
		}

		return true === ( $this->values[ $key ] ?? self::DEFAULTS[ $key ] );
	}

	/**
	 * @param mixed $value the value, or how a command line writes it
	 * @throws \InvalidArgumentException With a message for a person, if there is no such setting or it cannot have this value.
	 */
	public function clean( string $key, mixed $value ): bool {
		$this->get( $key );

		return SettingRules::boolean( $key, $value );
	}

	/**
	 * @param mixed $value as clean() takes it
	 * @throws \InvalidArgumentException As clean() does, or if it could not be stored.
	 */
	public function set( string $key, mixed $value ): void {
		$this->values[ $key ] = $this->clean( $key, $value );

		update_site_option( self::OPTION, $this->values );

		if ( self::load()->get( $key ) !== $this->values[ $key ] ) {
			throw new \InvalidArgumentException( __( 'The database did not store the setting.', 'webhooks-for-encharge' ) );
		}
	}
}
