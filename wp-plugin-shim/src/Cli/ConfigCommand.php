<?php
/**
 * The command `wp encharge config`.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\NetworkSettings;
use Encharge\Webhooks\WordPress\ProtectionReport;
use Encharge\Webhooks\WordPress\SettingRules;
use Encharge\Webhooks\WordPress\Settings;
use Encharge\Webhooks\WordPress\User\RolePolicy;
use InvalidArgumentException;
use WP_CLI;

/**
 * Reads and changes this site's settings, or what its network allows all sites.
 *
 * @phpstan-import-type Options from Command
 */
final class ConfigCommand extends Command {

	/** What trust_payload means. */
	private const TRUST = "Whoever gets hold of a webhook's URL writes what they like into every linked user who is not protected: fields and tags are taken from the webhook itself, and Encharge is not asked. To have it asked again: wp encharge config set trust_payload off";

	/**
	 * Prints a setting.
	 *
	 * ## OPTIONS
	 *
	 * <key>
	 * : The setting's name.
	 *
	 * [--network]
	 * : One of the network's settings; "config set" says what they are.
	 *
	 * [--format=<format>]
	 * : How to print.
	 * ---
	 * default: text
	 * options:
	 *   - text
	 *   - json
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge config get default_role
	 *     subscriber
	 *
	 * @param list<string> $arguments key
	 * @param Options      $options   network, format
	 */
	public function get( array $arguments, array $options ): void {
		try {
			$value = self::settings( $options )->get( $arguments[0] );
		} catch ( InvalidArgumentException $exception ) {
			WP_CLI::error( $exception->getMessage() );
		}

		self::line( 'json' === ( $options['format'] ?? '' ) ? (string) wp_json_encode( $value ) : self::text( $value ) );
	}

	/**
	 * Changes a setting.
	 *
	 * ## OPTIONS
	 *
	 * <key>
	 * : The setting's name.
	 *
	 * <value>
	 * : Its value. Lists are separated by commas, switches are on or off, and
	 * allowed_roles also takes "automatic". With trust_payload on, a person whom
	 * the webhook itself holds is used without asking Encharge: a leaked URL then
	 * writes what it likes into every linked user who is not protected.
	 *
	 * [--network]
	 * : One of the network's settings, which hold for all of its sites: add_users
	 * (webhooks may add users though the network does not let its sites' administrators
	 * do so) and manage_users (webhooks may write all of a member's account, also
	 * of one that another site made or has, too). Both are off.
	 *
	 * [--dry-run]
	 * : Only check the value.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge config set username_format name
	 *
	 *     # Let webhooks ask for two roles.
	 *     $ wp encharge config set allowed_roles subscriber,customer
	 *
	 *     # Let the webhooks of a network's sites add users.
	 *     $ wp encharge config set add_users on --network
	 *
	 * @param list<string> $arguments key, value
	 * @param Options      $options   network, dry-run
	 */
	public function set( array $arguments, array $options ): void {
		list( $key, $value ) = $arguments;

		$settings = self::settings( $options );

		try {
			$before = self::text( $settings->get( $key ) );
			$after  = self::text( $settings instanceof Settings ? ( new SettingRules( $settings ) )->clean( $key, $value ) : $settings->clean( $key, $value ) );
		} catch ( InvalidArgumentException $exception ) {
			WP_CLI::error( $exception->getMessage() );
		}

		if ( 'return_password_field' === $key && '' !== $after ) {
			self::demand_writable_field( $after );
		}

		if ( self::is_dry_run( $options, "$key would change from \"$before\" to \"$after\"." ) ) {
			return;
		}

		self::change( static fn () => $settings->set( $key, $value ) );

		if ( $settings instanceof Settings ) {
			self::warn_of_conflicts( $settings );

			if ( 'trust_payload' === $key && $settings->trust_payload() ) {
				WP_CLI::warning( self::TRUST );
			}
		}

		WP_CLI::success( "$key is \"$after\"." );
	}

	/**
	 * Lists all settings.
	 *
	 * ## OPTIONS
	 *
	 * [--network]
	 * : The network's settings.
	 *
	 * [--fields=<fields>]
	 * : Columns, separated by commas: key, value, default.
	 *
	 * [--format=<format>]
	 * : How to print.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - csv
	 *   - json
	 *   - yaml
	 *   - count
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge config list
	 *
	 * @subcommand list
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   network, fields, format
	 */
	public function list_( array $arguments, array $options ): void {
		$settings = self::settings( $options );
		$rows     = array();

		foreach ( $settings::DEFAULTS as $key => $default ) {
			$rows[] = array(
				'key'     => $key,
				'value'   => self::text( $settings->get( $key ) ),
				'default' => self::text( $default ),
			);
		}

		self::print_items( $options, $rows, array( 'key', 'value', 'default' ) );
	}

	/** @param Options $options network */
	private static function settings( array $options ): Settings|NetworkSettings {
		if ( ! isset( $options['network'] ) ) {
			return Settings::load();
		}

		if ( ! is_multisite() ) {
			WP_CLI::error( 'This is no network of sites.' );
		}

		return NetworkSettings::load();
	}

	/** Ends the command where the account says that it would not take a password there. */
	private static function demand_writable_field( string $field ): void {
		$refusal = self::fields_to_check( $field )?->refusal( $field );

		if ( null !== $refusal ) {
			WP_CLI::error( "$refusal Nothing was changed." );
		}
	}

	private static function warn_of_conflicts( Settings $settings ): void {
		foreach ( $settings->allowed_roles() ?? array() as $role ) {
			$capability = ProtectionReport::given_up( $role );

			if ( null !== $capability ) {
				WP_CLI::warning( "Webhooks may now grant the role $role in spite of its $capability, and change whoever holds it." );
			}
		}

		if ( ! ( new RolePolicy( $settings ) )->is_grantable( $settings->default_role() ) ) {
			WP_CLI::warning( "default_role is {$settings->default_role()}, which a webhook may no longer grant: new users will be refused." );
		}

		if ( 'none' !== $settings->return_password() && '' === $settings->return_password_field() ) {
			WP_CLI::warning( 'Nothing is returned until return_password_field names a field of Encharge.' );
		}
	}

	/** @param string|int|bool|list<string>|null $value */
	private static function text( string|int|bool|array|null $value ): string {
		return match ( true ) {
			null === $value    => SettingRules::AUTOMATIC,
			is_bool( $value )  => $value ? 'on' : 'off',
			is_array( $value ) => implode( ',', $value ),
			default            => (string) $value,
		};
	}
}
