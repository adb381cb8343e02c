<?php
/**
 * Tags: a user's tags.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

/**
 * Kept in user meta as an array of strings, where WP Fusion keeps them too.
 */
final class Tags {

	private const META_KEY = 'encharge_tags';

	/** @return string the user meta key: shared by a network's sites, so all but the main site put their prefix before it */
	public static function meta_key(): string {
		global $wpdb;

		return is_main_site() ? self::META_KEY : $wpdb->get_blog_prefix() . self::META_KEY;
	}

	/** @return list<string> the user's tags on this site */
	public function read( int $user_id ): array {
		$tags = get_user_meta( $user_id, self::meta_key(), true );

		return is_array( $tags ) ? array_values( array_filter( $tags, is_string( ... ) ) ) : array();
	}

	/**
	 * Replaces a user's tags.
	 *
	 * @param list<string> $tags all that the user shall have
	 * @return array{added: list<string>, removed: list<string>} both empty if nothing was to be written
	 */
	public function write( int $user_id, array $tags ): array {
		$before  = $this->read( $user_id );
		$added   = array_values( array_diff( $tags, $before ) );
		$removed = array_values( array_diff( $before, $tags ) );

		if ( array() !== $added || array() !== $removed ) {
			update_user_meta( $user_id, self::meta_key(), wp_slash( $tags ) );
		}

		return array(
			'added'   => $added,
			'removed' => $removed,
		);
	}
}
