<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Database\SiteMeta;
use Encharge\Webhooks\WordPress\Database\UserMeta;

/**
 * A user's tags.
 *
 * They are kept in user meta as an array of strings, where WP Fusion keeps them
 * too.
 */
final class Tags {

	private const META_KEY = 'encharge_tags';

	/** @return string the user meta key on the current site */
	public static function meta_key(): string {
		return SiteMeta::key( self::META_KEY );
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
	 * @return TagChanges what is stored now and was not, and the other way round
	 * @throws Rejected If they cannot be stored.
	 */
	public function write( int $user_id, array $tags ): TagChanges {
		$before = $this->read( $user_id );

		if ( array() !== array_diff( $tags, $before ) || array() !== array_diff( $before, $tags ) ) {
			if ( ! UserMeta::write( $user_id, self::meta_key(), $tags ) ) {
				throw new Rejected( Code::UserRejected, __( 'The database, or another plugin, did not take the tags.', 'webhooks-for-encharge' ) );
			}
		}

		$after = $this->read( $user_id );

		return new TagChanges( array_values( array_diff( $after, $before ) ), array_values( array_diff( $before, $after ) ) );
	}
}
