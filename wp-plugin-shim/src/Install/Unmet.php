<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Install;

/**
 * What is missing on this server, in words, and the commands that bring it.
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

	/** @return string[] shell commands in order, with which the extension is built from its source; none where it is not what is missing */
	public static function commands( InstallAdvice $advice ): array {
		switch ( Requirements::unmet() ) {
			case 'extension_missing':
				return $advice->commands();
			case 'extension_old':
				return $advice->commands( true );
			default:
				return array();
		}
	}

	/** @return string[] the same by PIE */
	public static function commands_of_pie( InstallAdvice $advice ): array {
		switch ( Requirements::unmet() ) {
			case 'extension_missing':
				return $advice->commands_of_pie();
			case 'extension_old':
				return $advice->commands_of_pie( true );
			default:
				return array();
		}
	}
}
