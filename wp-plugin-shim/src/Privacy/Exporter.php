<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Privacy;

use Encharge\Webhooks\InboxException;
use WP_Error;

/**
 * Exports what the plugin keeps of a person, for WordPress's tool of that name.
 *
 * WordPress asks by the numbers of pages. A page of the log begins below the last
 * row of the one before, whatever was written or pruned meanwhile, so where that
 * was is kept until the next page is asked for.
 *
 * @phpstan-import-type Item from ExportItems
 */
final class Exporter {

	/** How many rows of the log a page holds. */
	private const PAGE = 200;

	/**
	 * Hooked to wp_privacy_personal_data_exporters.
	 *
	 * @param array<array-key, mixed> $exporters WordPress's and others'
	 * @return array<array-key, mixed>
	 */
	public static function added_to( array $exporters ): array {
		return $exporters + array(
			'webhooks-for-encharge' => array(
				'exporter_friendly_name' => __( 'Webhooks for Encharge', 'webhooks-for-encharge' ),
				'callback'               => self::export( ... ),
			),
		);
	}

	/** @return array{data: list<Item>, done: bool}|WP_Error */
	private static function export( string $address, int $page = 1 ): array|WP_Error {
		$page  = max( 1, $page );
		$place = 1 === $page ? array( PersonalData::of( $address ), null ) : self::place( $address, $page );

		if ( null === $place ) {
			return new WP_Error( 'encharge_export_lost', __( 'Where the last page of the log ended is not known any more. Begin the export anew.', 'webhooks-for-encharge' ) );
		}

		list( $data, $below ) = $place;

		$rows = $data->log( self::PAGE, $below );
		$done = count( $rows ) < self::PAGE;

		if ( ! $done ) {
			set_transient( self::name( $address, $page + 1 ), array( $data->user_ids, $data->contacts, end( $rows )['id'] ), HOUR_IN_SECONDS );
		}

		try {
			$items = 1 === $page ? ( new ExportItems( $data ) )->kept() : array();
		} catch ( InboxException $exception ) {
			return new WP_Error( 'encharge_inbox_unavailable', $exception->getMessage() );
		}

		return array(
			'data' => array( ...$items, ...array_map( ExportItems::log( ... ), $rows ) ),
			'done' => $done,
		);
	}

	/** @return array{PersonalData, int}|null whom the page is about, and below which row of the log it begins; null if that is not known */
	private static function place( string $address, int $page ): ?array {
		$kept = get_transient( self::name( $address, $page ) );

		if ( ! is_array( $kept ) || ! is_array( $kept[0] ?? null ) || ! is_array( $kept[1] ?? null ) || ! is_int( $kept[2] ?? null ) ) {
			return null;
		}

		return array( new PersonalData( array_values( array_filter( $kept[0], is_int( ... ) ) ), array_values( array_filter( $kept[1], is_string( ... ) ) ) ), $kept[2] );
	}

	private static function name( string $address, int $page ): string {
		return 'encharge_webhooks_export_' . hash( 'sha256', strtolower( $address ) . wp_salt( 'nonce' ) ) . "_$page";
	}
}
