<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Compat;

/**
 * The sites of this installation, and how to work with one of them. Without
 * multisite the current one is the only one.
 */
final class Sites {

	/**
	 * @param int|null $network_id null: of every network
	 * @return array<int> ids of all sites, with the plugin and without
	 */
	public static function ids( ?int $network_id = null ): array {
		if ( ! is_multisite() ) {
			return array( get_current_blog_id() );
		}

		$all = array(
			'fields' => 'ids',
			'number' => 0,
		);

		return get_sites( null === $network_id ? $all : $all + array( 'network_id' => $network_id ) );
	}

	/**
	 * Works with a site's tables and options.
	 *
	 * @template T
	 * @param callable(): T $work
	 * @return T
	 */
	public static function on( int $site_id, callable $work ): mixed {
		if ( get_current_blog_id() === $site_id ) {
			return $work();
		}

		switch_to_blog( $site_id );

		try {
			return $work();
		} finally {
			restore_current_blog();
		}
	}
}
