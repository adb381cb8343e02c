<?php
/**
 * Plugin Name:       Webhooks for Encharge
 * Description:       Creates and updates users from Encharge's webhooks. Needs the PHP extension "encharge" on the server.
 * Version:           1.0.0
 * Requires at least: 6.5
 * Requires PHP:      8.2
 * Author:            Webhooks for Encharge contributors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       webhooks-for-encharge
 * Domain Path:       /languages
 *
 * This file, src/autoload.php, the classes of src/Install and
 * src/User/FirstSignIn.php keep to PHP 7.4, so that an old server gets a notice
 * instead of a fatal error.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

use Encharge\Webhooks\WordPress\Install\Requirements;
use Encharge\Webhooks\WordPress\Install\Unavailable;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** The plugin's main file, by which WordPress knows the plugin. */
const PLUGIN_FILE = __FILE__;

require_once __DIR__ . '/src/autoload.php';

// Also while webhooks are not taken: nobody's first sign-in must be missed.
User\FirstSignIn::register_hooks();

// Later versions find the folder by the header above.
if ( version_compare( (string) get_bloginfo( 'version' ), '6.8', '<' ) ) {
	add_action( 'init', static fn () => load_plugin_textdomain( 'webhooks-for-encharge', false, dirname( plugin_basename( PLUGIN_FILE ) ) . '/languages' ), 0 );
}

if ( Requirements::are_met() ) {
	Plugin::boot();
} else {
	Unavailable::boot();
}
