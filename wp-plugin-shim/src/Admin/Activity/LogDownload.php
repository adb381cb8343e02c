<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Health\LogCsv;
use Encharge\Webhooks\WordPress\Health\LogFilter;

/**
 * The log as a file, as far as it is filtered.
 */
final class LogDownload {

	private const NONCE = 'encharge_webhooks_download';

	/** @return string not escaped */
	public static function url( LogFilter $filter ): string {
		return Tab::Activity->url(
			$filter->values() + array(
				'download' => 'csv',
				'_wpnonce' => wp_create_nonce( self::NONCE ),
			)
		);
	}

	/** @return bool whether the request is for the file */
	public static function is_requested(): bool {
		return isset( $_GET['download'] ); // phpcs:ignore WordPress.Security.NonceVerification -- send() checks the nonce.
	}

	/** Sends the file and ends the request. */
	public static function send(): never {
		check_admin_referer( self::NONCE );

		nocache_headers();
		header( 'Content-Type: text/csv; charset=utf-8' );
		header( 'Content-Disposition: attachment; filename="encharge-activity-' . wp_date( 'Y-m-d' ) . '.csv"' );
		header( 'X-Content-Type-Options: nosniff' );

		// A buffer would hold the whole file in memory.
		while ( ob_get_level() > 0 && ob_end_clean() ) {
			continue;
		}

		foreach ( ( new LogCsv( LogPage::filter()->search(), LogPage::flows() ) )->lines() as $line ) {
			echo $line; // phpcs:ignore WordPress.Security.EscapeOutput -- no HTML.
		}

		exit;
	}
}
