<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardProbe;
use Encharge\Webhooks\WordPress\Inbox\InboxReport;

/**
 * How the current site is set up, and what came last.
 *
 * What only the site itself can tell is read from what its guard answered.
 */
final readonly class SiteStatus {

	/** Rows that depend on what the site answers. */
	public const TOLD_BY_THE_SITE = array( 'webhook_url', 'extension', 'guard', 'refused', 'refused_since' );

	/** @param GuardProbe|null $probe what the site said; null if it was not asked */
	public function __construct( private Settings $settings, private ?GuardProbe $probe ) {}

	/** @return array<string, string|int> in the order in which they are shown; those of the guard only if the site was asked */
	public function rows(): array {
		$api   = new ApiConnection();
		$state = ( new Account( $api ) )->last_state();
		$last  = ( new LogSearch( array( new LogQuery( of_webhooks: true ) ) ) )->rows( 1 )[0] ?? null;

		return array(
			'site'            => SiteIdentity::current(),
			'copy_of'         => SiteIdentity::is_copy() ? SiteIdentity::confirmed() : '',
			'webhook_url'     => ( $this->probe?->answer?->home() ?? SiteIdentity::home() ) . '/?wpf_action=add',
			'extension'       => $this->extension(),
			'api_key'         => $api->token_source(),
			'api_url'         => $api->url(),
			'account'         => $state->account ?? '',
			'account_checked' => null === $state ? '' : self::time( $state->checked ),
			'access_keys'     => count( ( new AccessKeys( $this->settings ) )->valid() ),
			'contacts'        => self::contact_count(),
			'last_webhook'    => null === $last ? '' : substr( $last['time'], 0, 19 ) . ' UTC',
			'last_outcome'    => null === $last ? '' : trim( "{$last['outcome']} {$last['code']}" ),
		) + self::inbox() + ( null === $this->probe ? array() : self::guard( $this->probe ) );
	}

	private function extension(): string {
		$version = (string) phpversion( 'encharge' );

		/* translators: %s: the extension's version. */
		return true === $this->probe?->answer?->php?->lacks_extension() ? sprintf( __( '%s, on the command line alone', 'webhooks-for-encharge' ), $version ) : $version;
	}

	/** @return array<string, string|int> '' where it cannot be looked into */
	private static function inbox(): array {
		$report = InboxReport::of_this_site();
		$pause  = $report->pause ?? null;

		return array(
			'inbox_waiting' => $report->waiting ?? '',
			'inbox_oldest'  => null === $report?->oldest ? '' : self::time( $report->oldest ),
			'inbox_paused'  => null === $pause ? '' : trim( self::time( $pause['until'] ) . ' ' . ( $pause['reason']->value ?? '' ) ),
			'inbox_dead'    => $report->dead ?? '',
		);
	}

	/** @return array<string, string> */
	private static function guard( GuardProbe $probe ): array {
		$counts = array_map( static fn ( string $code, int $count ): string => "$code $count", array_keys( $probe->counts ), $probe->counts );

		return array(
			'guard'         => GuardAdvice::report( $probe ),
			'refused'       => 'guard' === $probe->answered_by ? rtrim( array_sum( $probe->counts ) . ': ' . implode( ', ', $counts ), ': ' ) : '',
			'refused_since' => 0 === $probe->since ? '' : self::time( $probe->since ),
		);
	}

	private static function time( int $time ): string {
		return gmdate( 'Y-m-d H:i:s', $time ) . ' UTC';
	}

	private static function contact_count(): int {
		global $wpdb;

		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- own table.
		return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i WHERE user_id IS NOT NULL', Schema::contacts_table() ) );
	}
}
