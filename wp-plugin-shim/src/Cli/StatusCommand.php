<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardProbe;
use Encharge\Webhooks\WordPress\Health\Log;

/**
 * @phpstan-import-type Options from Command
 */
final class StatusCommand extends Command {

	/** Rows that depend on what the site answers. */
	private const TOLD_BY_THE_SITE = array( 'webhook_url', 'extension', 'guard', 'refused', 'refused_since' );

	/**
	 * Shows how this site is set up and what came last.
	 *
	 * Sends the site itself a test, to see who answers webhooks and what the
	 * guard refused in the last 24 hours; that is gone when the web server's PHP
	 * is restarted. Calls nobody else. webhook_url is where that test arrived: not
	 * a URL that the web server redirects.
	 *
	 * ## OPTIONS
	 *
	 * [--fields=<fields>]
	 * : Rows, separated by commas: site, copy_of, webhook_url, extension, api_key,
	 * api_url, access_keys, contacts, last_webhook, last_outcome, guard, refused,
	 * refused_since.
	 *
	 * [--field=<field>]
	 * : Print one row only, bare.
	 *
	 * [--format=<format>]
	 * : How to print.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - csv
	 *   - json
	 *   - yaml
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge status
	 *
	 *     $ wp encharge status --fields=webhook_url --format=json
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   fields, format
	 */
	public function __invoke( array $arguments, array $options ): void {
		$settings = Settings::load();
		$probe    = self::probe( $options, $settings );
		$api      = new ApiConnection();
		$webhooks = array(
			'of_webhooks' => true,
			'limit'       => 1,
		);
		$last     = ( new Log( $settings ) )->query( $webhooks )[0] ?? null;

		self::print_item(
			$options,
			array(
				'site'         => SiteIdentity::current(),
				'copy_of'      => SiteIdentity::is_copy() ? SiteIdentity::confirmed() : '',
				'webhook_url'  => ( $probe?->answer?->home() ?? SiteIdentity::home() ) . '/?wpf_action=add',
				'extension'    => phpversion( 'encharge' ) . ( true === $probe?->answer?->php?->lacks_extension() ? ', on the command line alone' : '' ),
				'api_key'      => $api->token_source(),
				'api_url'      => $api->url(),
				'access_keys'  => count( ( new AccessKeys( $settings ) )->valid() ),
				'contacts'     => self::contact_count(),
				'last_webhook' => null === $last ? '' : substr( $last['time'], 0, 19 ) . ' UTC',
				'last_outcome' => null === $last ? '' : trim( "{$last['outcome']} {$last['code']}" ),
			) + self::guard( $probe )
		);
	}

	/**
	 * @param Options $options
	 * @return GuardProbe|null what the site itself said; null if nothing is asked for that only it can tell
	 */
	private static function probe( array $options, Settings $settings ): ?GuardProbe {
		$asked = is_string( $options['fields'] ?? null ) ? array_map( trim( ... ), explode( ',', $options['fields'] ) ) : self::TOLD_BY_THE_SITE;

		return array() === array_intersect( self::TOLD_BY_THE_SITE, $asked ) ? null : GuardProbe::send( $settings );
	}

	/** @return array<string, string> the rows of the guard; none if they are not asked for */
	private static function guard( ?GuardProbe $probe ): array {
		if ( null === $probe ) {
			return array();
		}

		$counts = array_map( static fn ( string $code, int $count ): string => "$code $count", array_keys( $probe->counts ), $probe->counts );

		return array(
			'guard'         => GuardAdvice::report( $probe ),
			'refused'       => 'guard' === $probe->answered_by ? rtrim( array_sum( $probe->counts ) . ': ' . implode( ', ', $counts ), ': ' ) : '',
			'refused_since' => 0 === $probe->since ? '' : gmdate( 'Y-m-d H:i:s', $probe->since ) . ' UTC',
		);
	}

	private static function contact_count(): int {
		global $wpdb;

		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- own table.
		return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i WHERE user_id IS NOT NULL', Schema::contacts_table() ) );
	}
}
