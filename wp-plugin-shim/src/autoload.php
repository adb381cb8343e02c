<?php
/**
 * Loads this plugin's classes by name: no Composer on the site.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

spl_autoload_register(
	static function ( string $class_name ): void {
		$prefix = __NAMESPACE__ . '\\';

		if ( 0 !== strncmp( $class_name, $prefix, strlen( $prefix ) ) ) {
			return;
		}

		// Not looked for: opcache knows it without a look at the disk.
		include __DIR__ . '/' . strtr( substr( $class_name, strlen( $prefix ) ), '\\', '/' ) . '.php';
	}
);
