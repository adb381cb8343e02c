<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * Tells by host and path of the home URL whether this is the site that was set
 * up, or a copy of it.
 *
 * A copy, such as a staging site, keeps the original's database: until an
 * administrator confirms the copy, it must neither write to Encharge nor mail
 * real people.
 */
final class SiteIdentity {

	/** The option with host and path as they were confirmed. It is autoloaded, since every request asks whether there are any. */
	public const OPTION = 'encharge_webhooks_site';

	/** @return bool whether host or path differ from the confirmed ones */
	public static function is_copy(): bool {
		$known = self::confirmed();

		return '' !== $known && self::current() !== $known;
	}

	/** Takes host and path of now for the site's own. */
	public static function remember(): void {
		update_option( self::OPTION, self::current(), true );
	}

	/** @return string host and path that were confirmed, such as "example.com/blog"; '' if none were */
	public static function confirmed(): string {
		$known = get_option( self::OPTION, '' );

		return is_string( $known ) ? $known : '';
	}

	/** @return string host and path of now, such as "example.com/blog" */
	public static function current(): string {
		$parts = wp_parse_url( self::home() );
		$parts = is_array( $parts ) ? $parts : array();

		return strtolower( $parts['host'] ?? '' ) . untrailingslashit( $parts['path'] ?? '' );
	}

	/**
	 * The home URL as it is configured: language plugins filter the option by
	 * the visitor's language.
	 *
	 * @return string URL without a trailing slash
	 */
	public static function home(): string {
		if ( ! is_multisite() && defined( 'WP_HOME' ) && is_string( WP_HOME ) ) {
			return untrailingslashit( WP_HOME );
		}

		$home = wp_load_alloptions()['home'] ?? '';

		return untrailingslashit( is_string( $home ) ? $home : '' );
	}

	/** @return string what belongs into a "Send Webhook" step of Encharge */
	public static function webhook_url( string $action, #[\SensitiveParameter] string $key ): string {
		return self::home() . "/?wpf_action=$action&access_key=" . rawurlencode( $key );
	}
}
