<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use WP_Hook;

/**
 * What a site makes of a user's fields.
 *
 * Applies the filters pre_user_login, pre_user_email and their like. Core's own
 * functions on them are left out: they would take away what a value is to keep,
 * and what they are there for is done already.
 */
final class SiteFilters {

	/** The functions that core's default-filters.php puts on these filters, and their priorities. */
	private const CORES = array(
		'sanitize_text_field' => 10,
		'wp_filter_kses'      => 10,
		'wp_strip_all_tags'   => 10,
		'sanitize_url'        => 10,
		'esc_url_raw'         => 10,
		'sanitize_email'      => 10,
		'trim'                => 10,
		'_wp_specialchars'    => 30,
	);

	/**
	 * @param string $field a field of WordPress's users
	 * @param string $value not slashed
	 * @return string not slashed; '' if they leave nothing that is text
	 */
	public static function apply( string $field, string $value ): string {
		$name = self::hook( $field );
		$hook = self::current( $name );

		if ( null === $hook ) {
			return $value;
		}

		$sites = clone $hook;

		foreach ( self::CORES as $callback => $priority ) {
			$sites->remove_filter( $name, $callback, $priority );
		}

		self::set( $name, $sites );

		try {
			$filtered = apply_filters( $name, wp_slash( $value ) ); // phpcs:ignore WordPress.NamingConventions -- core's.
		} finally {
			self::set( $name, $hook );
		}

		return is_scalar( $filtered ) ? wp_unslash( (string) $filtered ) : '';
	}

	/**
	 * Runs core's wp_insert_user() with fields that have been through apply():
	 * each filter is asked once for a user. What hooks of other plugins insert
	 * meanwhile is theirs to filter.
	 *
	 * @template T
	 * @param array<string, string> $fields as they are to be stored, not slashed
	 * @param \Closure(): T         $insert calls it
	 * @return T what it returned
	 */
	public static function settled( array $fields, \Closure $insert ): mixed {
		$hooks = array();

		foreach ( $fields as $field => $value ) {
			$name           = self::hook( $field );
			$hooks[ $name ] = self::current( $name );
			$settled        = new WP_Hook();
			$settled->add_filter( $name, self::once( $name, $hooks[ $name ], wp_slash( $value ) ), 10, 1 );
			self::set( $name, $settled );
		}

		try {
			return $insert();
		} finally {
			foreach ( $hooks as $name => $hook ) {
				self::set( $name, $hook );
			}
		}
	}

	/** @return \Closure(): string */
	private static function once( string $name, ?WP_Hook $hook, string $value ): \Closure {
		return static function () use ( $name, $hook, $value ): string {
			self::set( $name, $hook );

			return $value;
		};
	}

	private static function set( string $name, ?WP_Hook $hook ): void {
		global $wp_filter;

		if ( null === $hook ) {
			unset( $wp_filter[ $name ] );
		} else {
			$wp_filter[ $name ] = $hook; // phpcs:ignore WordPress.WP.GlobalVariablesOverride -- for one call, see above.
		}
	}

	private static function current( string $name ): ?WP_Hook {
		global $wp_filter;

		return $wp_filter[ $name ] ?? null;
	}

	/** @return non-empty-string */
	private static function hook( string $field ): string {
		return str_starts_with( $field, 'user_' ) ? "pre_$field" : "pre_user_$field";
	}
}
