<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Database\SiteMeta;

/**
 * The failures in the log that a user has not marked as seen.
 */
final class UnseenFailures {

	/** How many are counted at most, on every page of the administration. */
	public const COUNTED = 100;

	/** @return string the user meta key of the current site, which holds the id of the log's last row that was seen */
	public static function meta_key(): string {
		return SiteMeta::key( 'encharge_webhooks_seen' );
	}

	/** @return int COUNTED if there are as many, or more */
	public static function count( int $user_id ): int {
		return Schema::is_installed()
			? ( new LogQuery( outcome: 'failed' ) )->count( self::COUNTED, self::seen( $user_id ) )
			: 0;
	}

	/** @param int $up_to the id of the last row that they have seen */
	public static function mark_seen( int $user_id, int $up_to ): void {
		$newest = ( new LogQuery() )->rows( 1 )[0]['id'] ?? 0;

		update_user_meta( $user_id, self::meta_key(), min( $up_to, $newest ) );
	}

	private static function seen( int $user_id ): int {
		$seen = get_user_meta( $user_id, self::meta_key(), true );

		return is_numeric( $seen ) ? (int) $seen : 0;
	}
}
