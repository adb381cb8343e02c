<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardProbe;
use Encharge\Webhooks\WordPress\Health\SiteStatus;

/**
 * Shows how the current site is set up, and what came last.
 *
 * @phpstan-import-type Options from Command
 */
final class StatusCommand extends Command {

	/**
	 * Shows how this site is set up and what came last.
	 *
	 * Sends the site itself a test, to see who answers webhooks and what the
	 * guard refused in the last 24 hours; that is gone when the web server's PHP
	 * is restarted. Calls nobody else. webhook_url is where that test arrived: not
	 * a URL that the web server redirects. account is that of Encharge which the
	 * API key was for when it was last tried. inbox_waiting counts the webhooks
	 * that this server has accepted and not finished, inbox_dead those that were
	 * given up, both up to 10,000; inbox_oldest is when the first of the waiting
	 * was accepted, inbox_paused until when nothing is tried, and why.
	 *
	 * ## OPTIONS
	 *
	 * [--fields=<fields>]
	 * : Rows, separated by commas: site, copy_of, webhook_url, extension, api_key,
	 * api_url, account, account_checked, access_keys, contacts, last_webhook,
	 * last_outcome, inbox_waiting, inbox_oldest, inbox_paused, inbox_dead, guard,
	 * refused, refused_since.
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
	 *     # How is the site set up, and what came last?
	 *     $ wp encharge status --fields=site,webhook_url,account,access_keys,last_outcome
	 *     +--------------+-------------------------------------+
	 *     | Field        | Value                               |
	 *     +--------------+-------------------------------------+
	 *     | site         | example.com                         |
	 *     | webhook_url  | https://example.com/?wpf_action=add |
	 *     | account      | "Example Inc." (account 12345)      |
	 *     | access_keys  | 1                                   |
	 *     | last_outcome | updated                             |
	 *     +--------------+-------------------------------------+
	 *
	 *     # Print nothing but the URL, for a script.
	 *     $ wp encharge status --field=webhook_url
	 *     https://example.com/?wpf_action=add
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   fields, format
	 */
	public function __invoke( array $arguments, array $options ): void {
		$settings = Settings::load();
		$probe    = self::probe( $options, $settings );

		self::print_item( $options, ( new SiteStatus( $settings, $probe ) )->rows() );
	}

	/**
	 * @param Options $options
	 * @return GuardProbe|null what the site itself said; null if nothing is asked for that only it can tell
	 */
	private static function probe( array $options, Settings $settings ): ?GuardProbe {
		$asked = is_string( $options['fields'] ?? null ) ? array_map( trim( ... ), explode( ',', $options['fields'] ) ) : SiteStatus::TOLD_BY_THE_SITE;

		return array() === array_intersect( SiteStatus::TOLD_BY_THE_SITE, $asked ) ? null : GuardProbe::send( $settings );
	}
}
