<?php
/**
 * Runs when the plugin is deleted. Removes the secrets, and what else it stored
 * on each site whose administrator wants that; users stay.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
	exit;
}

// Who deactivates and deletes the plugin in one command has loaded its main file, too.
if ( ! defined( __NAMESPACE__ . '\PLUGIN_FILE' ) ) {
	define( __NAMESPACE__ . '\PLUGIN_FILE', __DIR__ . '/webhooks-for-encharge.php' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- a namespace of its own.
}

require_once __DIR__ . '/src/autoload.php';

// An older PHP cannot read the classes. The web server's may have been another: what it stored stays, and the project's docs/settings.md says where.
if ( PHP_VERSION_ID >= 80200 ) {
	if ( defined( 'WP_CLI' ) && WP_CLI ) {
		Cli\GuardWarnings::register_hooks();
	}

	Lifecycle::uninstall();
}
