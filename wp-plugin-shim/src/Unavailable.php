<?php
/**
 * Unavailable: the plugin where its requirements are not met.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

/**
 * Answers webhooks with 503, administrators with what to do, and nothing else.
 * Keeps to PHP 7.4.
 */
final class Unavailable {

	/** @param string $file the plugin's main file */
	public static function boot( string $file ): void {
		unset( $file );

		add_action( 'plugins_loaded', array( self::class, 'answer_webhook' ), PHP_INT_MAX );
		add_action( 'admin_notices', array( self::class, 'notify' ) );
		add_action( 'network_admin_notices', array( self::class, 'notify' ) );
	}
}
