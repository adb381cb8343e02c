<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Install;

use const Encharge\Webhooks\WordPress\PLUGIN_FILE;

/**
 * Settings → Encharge where the requirements are not met: what is missing and how
 * to get it. Keeps to PHP 7.4.
 */
final class InstallPage {

	/** The settings page's name in its URL, with the requirements met as well. */
	public const SLUG = 'encharge-webhooks';

	private const CAPABILITY = 'manage_options';

	public static function register_hooks(): void {
		add_action( 'admin_menu', array( self::class, 'add' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( PLUGIN_FILE ), array( self::class, 'link' ) );
	}

	/** Hooked to admin_menu. */
	public static function add(): void {
		$hook = add_options_page( __( 'Encharge', 'webhooks-for-encharge' ), __( 'Encharge', 'webhooks-for-encharge' ), self::CAPABILITY, self::SLUG, array( self::class, 'render' ) );

		if ( false !== $hook ) {
			add_action( "load-$hook", array( self::class, 'enqueue' ) );
		}
	}

	/**
	 * Hooked to plugin_action_links_…
	 *
	 * @param string[] $links of the plugin's row
	 * @return string[]
	 */
	public static function link( array $links ): array {
		return self::can_be_opened()
			? array_merge( array( 'settings' => sprintf( '<a href="%s">%s</a>', esc_url( self::url() ), esc_html__( 'Settings', 'webhooks-for-encharge' ) ) ), $links )
			: $links;
	}

	/** @return bool whether whoever asks has the page, which the network's administration has not */
	public static function can_be_opened(): bool {
		return ! is_network_admin() && current_user_can( self::CAPABILITY );
	}

	/** @return bool whether this request is for it */
	public static function is_open(): bool {
		return ( $GLOBALS['plugin_page'] ?? null ) === self::SLUG;
	}

	/** @return string not escaped */
	public static function url(): string {
		return admin_url( 'options-general.php?page=' . self::SLUG );
	}

	/** Hooked to the page's load-…: what the settings page has as well. */
	public static function enqueue(): void {
		wp_enqueue_style( 'encharge-webhooks-admin', plugins_url( 'assets/admin.css', PLUGIN_FILE ), array(), Requirements::EXTENSION );
		wp_enqueue_script( 'encharge-webhooks-copy', plugins_url( 'assets/copy.js', PLUGIN_FILE ), array( 'wp-a11y', 'wp-i18n' ), Requirements::EXTENSION, true );
		wp_set_script_translations( 'encharge-webhooks-copy', 'webhooks-for-encharge', plugin_dir_path( PLUGIN_FILE ) . 'languages' );
	}

	/** Prints the page. */
	public static function render(): void {
		$advice = new InstallAdvice();

		echo '<div class="wrap encharge-webhooks"><h1>' . esc_html__( 'Encharge', 'webhooks-for-encharge' ) . '</h1>';
		echo '<h2>' . esc_html__( 'Server', 'webhooks-for-encharge' ) . '</h2>';
		echo '<p><span class="encharge-status encharge-status-fail">' . esc_html__( 'Needs attention', 'webhooks-for-encharge' ) . '</span></p>';
		echo '<p>' . esc_html( Unmet::reason( __( 'Webhooks for Encharge', 'webhooks-for-encharge' ) ) ) . ' ' . esc_html__( 'Until then every webhook is answered with 503, and nothing is lost in Encharge: it can send them again.', 'webhooks-for-encharge' ) . '</p>';

		self::render_ways( $advice );

		echo '<h2>' . esc_html__( 'Does somebody else run your server?', 'webhooks-for-encharge' ) . '</h2>';
		echo '<p>' . esc_html__( 'Send them this text:', 'webhooks-for-encharge' ) . '</p>';
		printf( '<pre data-encharge-copy="%s">%s</pre>', esc_attr__( 'Copy the text for your host', 'webhooks-for-encharge' ), esc_html( self::text_for_host( $advice ) ) );
		printf( '<p><a class="button" href="%s">%s</a></p></div>', esc_url( self::url() ), esc_html__( 'Look again', 'webhooks-for-encharge' ) );
	}

	private static function render_ways( InstallAdvice $advice ): void {
		$ways = Unmet::ways( $advice );

		if ( count( $ways ) > 1 ) {
			echo '<p>' . esc_html__( 'One of these brings it, the easiest first. All are for the server’s command line.', 'webhooks-for-encharge' ) . '</p>';
		}

		foreach ( $ways as list( $sentence, $commands ) ) {
			printf( '<p>%s</p><pre dir="ltr" data-encharge-copy="%s">%s</pre>', esc_html( $sentence ), esc_attr__( 'Copy the commands', 'webhooks-for-encharge' ), esc_html( implode( "\n", $commands ) ) );
		}
	}

	private static function text_for_host( InstallAdvice $advice ): string {
		$lines = array(
			/* translators: %s: URL of the site. */
			sprintf( __( 'Hello, this is about the WordPress site %s.', 'webhooks-for-encharge' ), home_url( '/' ) ),
			Unmet::reason( __( 'The plugin “Webhooks for Encharge”', 'webhooks-for-encharge' ) ),
			/* translators: 1: PHP's version, 2: kind of PHP, such as fpm-fcgi. */
			sprintf( __( 'The PHP that serves the site is %1$s (%2$s). Could you put this right there, please?', 'webhooks-for-encharge' ), PHP_VERSION, PHP_SAPI ),
		);

		$ways = Unmet::ways( $advice );

		if ( count( $ways ) > 1 ) {
			$lines[] = __( 'For this system one of these does it, the easiest first:', 'webhooks-for-encharge' );
		}

		foreach ( $ways as list( $sentence, $commands ) ) {
			$lines[] = $sentence . "\n" . implode( "\n", $commands );
		}

		return implode( "\n\n", $lines );
	}
}
