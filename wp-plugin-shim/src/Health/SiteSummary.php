<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Compat\Network;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\ConnectionState;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Schema;

use const Encharge\Webhooks\WordPress\PLUGIN_FILE;

/**
 * How one site of a network is, in a line of a table.
 */
final readonly class SiteSummary {

	/**
	 * @param int                  $id           the site's
	 * @param string               $name         what people call it
	 * @param bool                 $is_active    whether the plugin works there; if not, nothing else was looked at
	 * @param bool                 $has_api_key  whether Encharge can be asked at all
	 * @param ConnectionState|null $connection   how the connection was when it was last tried; null if it was not yet
	 * @param int                  $keys         access keys that are valid
	 * @param int|null             $last_webhook when the last one came, in Unix time; null if none is in the log
	 * @param int                  $failures     of the last 24 hours, 10,000 at most
	 */
	private function __construct(
		public int $id,
		public string $name,
		public string $home,
		public bool $is_active,
		public bool $has_api_key = false,
		public ?ConnectionState $connection = null,
		public int $keys = 0,
		public ?int $last_webhook = null,
		public int $failures = 0,
	) {}

	public static function of_this_site(): self {
		$id   = get_current_blog_id();
		$name = get_bloginfo( 'name' );

		if ( ! in_array( plugin_basename( PLUGIN_FILE ), Network::active_plugins(), true ) || ! Schema::is_installed() ) {
			return new self( $id, $name, home_url(), false );
		}

		$api  = new ApiConnection();
		$last = ( new LogSearch( array( new LogQuery( of_webhooks: true ) ) ) )->rows( 1 )[0] ?? null;

		return new self(
			$id,
			$name,
			home_url(),
			true,
			null === $api->problem(),
			( new Account( $api ) )->last_state(),
			count( ( new AccessKeys( Settings::load() ) )->valid() ),
			null === $last ? null : (int) strtotime( "{$last['time']} UTC" ),
			( new LogQuery( outcome: 'failed', since: new \DateTimeImmutable( '-1 day' ) ) )->count(),
		);
	}
}
