<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\NetworkSettings;
use Encharge\Webhooks\WordPress\Config\ReturnField;
use Encharge\Webhooks\WordPress\Config\Setting;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\SettingWarnings;
use InvalidArgumentException;
use WP_CLI;

/**
 * Reads and changes this site's settings, or what its network allows all sites.
 *
 * @phpstan-import-type Options from Command
 */
final class ConfigCommand extends Command {

	/**
	 * Prints a setting.
	 *
	 * ## OPTIONS
	 *
	 * <key>
	 * : The setting's name, as `wp encharge config list` shows it.
	 *
	 * [--network]
	 * : One of the network's settings.
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
	 *     # Print the role that new users get.
	 *     $ wp encharge config get default_role
	 *     subscriber
	 *
	 *     # Print a list as JSON.
	 *     $ wp encharge config get allowed_roles --format=json
	 *     ["subscriber","customer"]
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

		self::line( 'json' === ( $options['format'] ?? '' ) ? (string) wp_json_encode( $value ) : Setting::written( $value ) );
	}

	/**
	 * Changes a setting.
	 *
	 * ## OPTIONS
	 *
	 * <key>
	 * : The setting's name: one of those below.
	 *
	 * <value>
	 * : Its value. Lists are separated by commas.
	 *
	 * [--network]
	 * : One of the network's settings, which hold for all of its sites.
	 *
	 * [--dry-run]
	 * : Only check the value.
	 *
	 * ## EXAMPLES
	 *
	 *     # Let new users log in by a name such as janedoe.
	 *     $ wp encharge config set username_format name
	 *     Success: username_format is "name".
	 *
	 *     # Let webhooks ask for two roles.
	 *     $ wp encharge config set allowed_roles subscriber,customer
	 *     Success: allowed_roles is "subscriber,customer".
	 *
	 *     # Let the webhooks of a network's sites add users.
	 *     $ wp encharge config set add_users on --network
	 *     Success: add_users is "on".
	 *
	 * @param list<string> $arguments key, value
	 * @param Options      $options   network, dry-run
	 */
	public function set( array $arguments, array $options ): void {
		list( $key, $value ) = $arguments;

		$settings = self::settings( $options );

		try {
			$before = Setting::written( $settings->get( $key ) );
			$after  = Setting::written( $settings->checked( array( $key => $value ) )[ $key ] ?? null );
		} catch ( InvalidArgumentException $exception ) {
			WP_CLI::error( $exception->getMessage() );
		}

		if ( in_array( $key, ReturnField::SETTINGS, true ) && '' !== $after ) {
			self::demand_writable_field( $after );
		}

		/* translators: 1: setting, 2: its value now, 3: its value then. */
		if ( self::is_dry_run( $options, sprintf( __( 'Dry run: %1$s would change from "%2$s" to "%3$s".', 'webhooks-for-encharge' ), $key, $before, $after ) ) ) {
			return;
		}

		self::change( static fn () => $settings->set( $key, $value ) );

		if ( $settings instanceof Settings ) {
			array_map( WP_CLI::warning( ... ), ( new SettingWarnings( $settings ) )->on( $key ) );
		}

		/* translators: 1: setting, 2: its value. */
		WP_CLI::success( sprintf( __( '%1$s is "%2$s".', 'webhooks-for-encharge' ), $key, $after ) );
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
	 * : Columns, separated by commas: key, label, value, default, values, meaning.
	 *
	 * [--field=<field>]
	 * : Print one column only, bare.
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
	 *     # List what is set, and what would be if it were not.
	 *     $ wp encharge config list --fields=key,value,default
	 *     +-----------------------+---------------------+------------+
	 *     | key                   | value               | default    |
	 *     +-----------------------+---------------------+------------+
	 *     | default_role          | subscriber          | subscriber |
	 *     | allowed_roles         | subscriber,customer | automatic  |
	 *     | username_format       | name                | email      |
	 *     ...
	 *
	 *     # List the network's settings.
	 *     $ wp encharge config list --network --fields=key,value,default
	 *     +--------------+-------+---------+
	 *     | key          | value | default |
	 *     +--------------+-------+---------+
	 *     | add_users    | on    | off     |
	 *     | manage_users | off   | off     |
	 *     +--------------+-------+---------+
	 *
	 * @subcommand list
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   network, fields, format
	 */
	public function list_( array $arguments, array $options ): void {
		$settings = self::settings( $options );
		$rows     = array();

		foreach ( $settings::definitions() as $key => $setting ) {
			$rows[] = array(
				'key'     => $key,
				'label'   => $setting->label(),
				'value'   => Setting::written( $settings->get( $key ) ),
				'default' => Setting::written( $setting->default ),
				'values'  => $setting->values(),
				'meaning' => $setting->help(),
			);
		}

		self::print_items( $options, $rows, array( 'key', 'value', 'default', 'values', 'meaning' ) );
	}

	/** @param Options $options network */
	private static function settings( array $options ): Settings|NetworkSettings {
		if ( ! self::has( $options, 'network' ) ) {
			return Settings::load();
		}

		if ( ! is_multisite() ) {
			WP_CLI::error( __( 'This is no network of sites.', 'webhooks-for-encharge' ) );
		}

		return NetworkSettings::load();
	}

	/** Ends the command where the account says that it would take nothing there. */
	private static function demand_writable_field( string $field ): void {
		$refusal = self::fields_to_check( $field )?->refusal( $field );

		if ( null !== $refusal ) {
			self::end_unchanged( $refusal );
		}
	}
}
