<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Compat\Network;
use Encharge\Webhooks\WordPress\Config\Setting;
use Encharge\Webhooks\WordPress\Config\Settings;

use const Encharge\Webhooks\WordPress\PLUGIN_FILE;

/**
 * What somebody who helps from afar has to know of a site, as text that can be
 * copied into a mail. Holds no secret and no personal data.
 */
final class SupportText {

	/** @param list<Check>|null $checks what a diagnosis has found; null if none was made */
	public static function of( Settings $settings, ?array $checks ): string {
		$parts = array(
			__( 'Site', 'webhooks-for-encharge' )      => self::lines( ( new SiteStatus( $settings, null ) )->rows() ),
			__( 'Server', 'webhooks-for-encharge' )    => self::lines( self::server() ),
			__( 'Settings', 'webhooks-for-encharge' )  => self::lines( array_map( static fn ( Setting $setting ): string => Setting::written( $settings->get( $setting->key ) ), Settings::definitions() ) ),
			__( 'Field map', 'webhooks-for-encharge' ) => self::field_map( $settings ),
			__( 'Plugins', 'webhooks-for-encharge' )   => self::plugins(),
			__( 'Checks', 'webhooks-for-encharge' )    => null === $checks ? array( __( 'Not run.', 'webhooks-for-encharge' ) ) : array_map( self::line( ... ), $checks ),
		);

		return implode( "\n", array_map( static fn ( string $title, array $lines ): string => "== $title ==\n" . implode( "\n", $lines ) . "\n", array_keys( $parts ), $parts ) );
	}

	public static function line( Check $check ): string {
		return strtoupper( $check->status->value ) . "  $check->id: {$check->text()}";
	}

	/** @return string the name of a check for a URL */
	public static function slug( string $id ): string {
		return str_replace( ' ', '-', $id );
	}

	/** @return array<string, string> */
	private static function server(): array {
		global $wpdb;

		$software = $_SERVER['SERVER_SOFTWARE'] ?? ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- printed by whoever escapes the text.

		return array(
			'plugin'       => self::versions()[ plugin_basename( PLUGIN_FILE ) ] ?? '',
			'wordpress'    => get_bloginfo( 'version' ), // phpcs:ignore WordPress.WP.CapitalPDangit -- a name of a row.
			'php'          => PHP_VERSION . ' ' . PHP_SAPI,
			'web_server'   => is_string( $software ) ? $software : '',
			'database'     => $wpdb->db_server_info(),
			'memory_limit' => (string) ini_get( 'memory_limit' ),
			'object_cache' => Setting::written( wp_using_ext_object_cache() ),
			'network'      => Setting::written( is_multisite() ),
			'language'     => get_locale(),
			'time_zone'    => wp_timezone_string(),
		);
	}

	/** @return list<string> */
	private static function field_map( Settings $settings ): array {
		return array_map(
			static fn ( array $row ): string => "{$row['field']} → {$row['key']}: {$row['type']}" . ( $row['wipe'] ? ', wipe' : '' ),
			$settings->field_map()
		);
	}

	/** @return list<string> those that are active */
	private static function plugins(): array {
		$versions = self::versions();

		return array_map( static fn ( string $file ): string => trim( "$file " . ( $versions[ $file ] ?? '' ) ), Network::active_plugins() );
	}

	/** @return array<string, string> main file of each plugin → its version */
	private static function versions(): array {
		require_once ABSPATH . 'wp-admin/includes/plugin.php';

		/** @var array<string, string> the names of files are no numbers */
		return array_filter( array_map( static fn ( array $plugin ): mixed => $plugin['Version'] ?? '', get_plugins() ), is_string( ... ) );
	}

	/**
	 * @param array<string, string|int> $values by name
	 * @return list<string>
	 */
	private static function lines( array $values ): array {
		return array_map( static fn ( string $name, string|int $value ): string => rtrim( "$name: $value" ), array_keys( $values ), $values );
	}
}
