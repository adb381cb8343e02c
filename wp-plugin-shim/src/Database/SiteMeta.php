<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * User meta of one site.
 *
 * The sites of a network share their users' meta, so all but the main site put
 * their prefix before the key.
 *
 * Keeps to PHP 7.4: sign-ins are followed also where the rest cannot run.
 */
final class SiteMeta {

	/** @return string the user meta key under which the current site keeps what has this name */
	public static function key( string $name ): string {
		global $wpdb;

		return is_main_site() ? $name : $wpdb->get_blog_prefix() . $name;
	}
}
