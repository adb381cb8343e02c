<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use const Encharge\Webhooks\WordPress\PLUGIN_FILE;

/**
 * The style sheet and the scripts of the settings page, which add to it and which
 * nothing on it needs.
 */
final class Assets {

	/** Before the names under which WordPress knows them. */
	private const PREFIX = 'encharge-webhooks-';

	/** To be called before anything is printed: what every tab has. */
	public static function enqueue(): void {
		wp_enqueue_style( self::PREFIX . 'admin', self::url( 'admin.css' ), array(), self::version( 'admin.css' ) );
		wp_style_add_data( self::PREFIX . 'admin', 'path', self::path( 'admin.css' ) );
		self::enqueue_script( 'copy', array( 'wp-a11y', 'wp-i18n' ) );
	}

	/**
	 * To be called before anything is printed.
	 *
	 * @param string       $name  a file in assets/, without ".js"
	 * @param list<non-empty-string> $needs WordPress's scripts that it builds on
	 */
	public static function enqueue_script( string $name, array $needs ): void {
		wp_enqueue_script(
			self::PREFIX . $name,
			self::url( "$name.js" ),
			$needs,
			self::version( "$name.js" ),
			array(
				'strategy'  => 'defer',
				'in_footer' => true,
			)
		);
		wp_set_script_translations( self::PREFIX . $name, 'webhooks-for-encharge', plugin_dir_path( PLUGIN_FILE ) . 'languages' );
	}

	private static function url( string $file ): string {
		return plugins_url( "assets/$file", PLUGIN_FILE );
	}

	private static function path( string $file ): string {
		return plugin_dir_path( PLUGIN_FILE ) . "assets/$file";
	}

	/** @return string what changes with the file, so that no browser keeps an old one beside a new page */
	private static function version( string $file ): string {
		return (string) filemtime( self::path( $file ) );
	}
}
