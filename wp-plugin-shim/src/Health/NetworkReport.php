<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Compat\Sites;

/**
 * How the sites of the current network are, a page at a time.
 */
final class NetworkReport {

	/** Each costs some queries. */
	private const PER_PAGE = 20;

	/** @return int how many pages there are, 1 or more */
	public static function pages(): int {
		return max( 1, intdiv( count( Sites::ids( get_current_network_id() ) ) + self::PER_PAGE - 1, self::PER_PAGE ) );
	}

	/**
	 * @param int $page the first is 1
	 * @return list<SiteSummary>
	 */
	public static function page( int $page ): array {
		$ids = array_slice( Sites::ids( get_current_network_id() ), ( $page - 1 ) * self::PER_PAGE, self::PER_PAGE );

		return array_map( static fn ( int $id ): SiteSummary => Sites::on( $id, SiteSummary::of_this_site( ... ) ), array_values( $ids ) );
	}
}
