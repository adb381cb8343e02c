<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Install;

/**
 * What is missing on this server, in words, and the ways to bring it.
 *
 * Keeps to PHP 7.4.
 */
final class Unmet {

	/** @param string $name the plugin's, as it is to be shown */
	public static function reason( string $name ): string {
		switch ( Requirements::unmet() ) {
			case 'php':
				/* translators: 1: the plugin's name, 2: version needed, 3: version found. */
				return sprintf( __( '%1$s needs PHP %2$s or later; this is %3$s.', 'webhooks-for-encharge' ), $name, Requirements::PHP, PHP_VERSION );
			case 'core':
				/* translators: 1: the plugin's name, 2: version needed, 3: version found. */
				return sprintf( __( '%1$s needs WordPress %2$s or later; this is %3$s.', 'webhooks-for-encharge' ), $name, Requirements::WORDPRESS, get_bloginfo( 'version' ) );
			case 'functions':
				/* translators: 1: the plugin's name, 2: list of names. */
				return sprintf( __( '%1$s needs functions that this PHP does not have: %2$s. Take them out of disable_functions in php.ini or in the PHP pool’s configuration, load the PHP extension that they belong to (mbstring, ctype, filter), and restart PHP.', 'webhooks-for-encharge' ), $name, implode( ', ', Requirements::missing_functions() ) );
			case 'extension_old':
				/* translators: 1: the plugin's name, 2: version needed, 3: version found. */
				return sprintf( __( '%1$s needs version %2$s or later of the PHP extension "encharge"; this is %3$s.', 'webhooks-for-encharge' ), $name, Requirements::EXTENSION, (string) phpversion( 'encharge' ) );
			default:
				/* translators: %s: the plugin's name. */
				return sprintf( __( '%s needs the PHP extension "encharge", which this PHP does not load.', 'webhooks-for-encharge' ), $name );
		}
	}

	/** @return array<int, array{string, string[]}> what to say, and shell commands in order: each way by which the extension comes, the easiest first; none where it is not what is missing */
	public static function ways( InstallAdvice $advice ): array {
		$unmet  = Requirements::unmet();
		$is_old = 'extension_old' === $unmet;

		if ( ! $is_old && 'extension_missing' !== $unmet ) {
			return array();
		}

		$source = $is_old || ! $advice->facts()['is_built']
			? __( 'From the extension’s source, in the folder that it was unpacked to:', 'webhooks-for-encharge' )
			: __( 'The extension is there, and has to be loaded only:', 'webhooks-for-encharge' );
		$ways   = array(
			array( __( 'With the release’s package for this system, in the folder that it was downloaded to:', 'webhooks-for-encharge' ), $advice->commands_of_package( $is_old ) ),
			array( __( 'With PIE, PHP’s installer of extensions:', 'webhooks-for-encharge' ), $advice->commands_of_pie( $is_old ) ),
			array( $source, $advice->commands( $is_old ) ),
		);

		return array_values(
			array_filter(
				$ways,
				static function ( array $way ): bool {
					return array() !== $way[1];
				}
			)
		);
	}
}
