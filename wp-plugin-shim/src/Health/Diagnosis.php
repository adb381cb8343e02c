<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Closure;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use InvalidArgumentException;

/**
 * What stands between Encharge and this site's users.
 *
 * Has a check for each step of a webhook's way. Any can be made by itself: what
 * several share is asked once, and only if one of them is made. No check shows a
 * secret.
 */
final class Diagnosis {

	/** @var array<string, Closure(): (Check|list<Check>|null)> the checks' ids and what makes them, in the order of a webhook's way */
	private readonly array $makers;

	public function __construct( Settings $settings, ApiConnection $api ) {
		$probes    = new SiteProbes( $settings );
		$reception = new ReceptionChecks( $probes );
		$wordpress = new WordPressChecks( $probes );
		$database  = new DatabaseChecks();
		$inbox     = new InboxChecks();
		$site      = new SiteChecks( $settings );
		$account   = new AccountChecks( $settings, $api );

		$this->makers = array(
			'extension'       => $reception->extension( ... ),
			'tables'          => $database->tables( ... ),
			'transactions'    => $database->transactions( ... ),
			'writes'          => $database->writes( ... ),
			'site'            => $site->site( ... ),
			'reception'       => $reception->reception( ... ),
			'guard'           => $reception->guard( ... ),
			'inbox'           => $inbox->inbox( ... ),
			'wordpress'       => $wordpress->wordpress( ... ), // phpcs:ignore WordPress.WP.CapitalPDangit -- the name of a check.
			'authorization'   => $wordpress->authorization( ... ),
			'object cache'    => $wordpress->object_cache( ... ),
			'access keys'     => $site->access_keys( ... ),
			'encharge'        => $account->encharge( ... ),
			'field map'       => $account->field_map( ... ),
			'return password' => $account->return_password( ... ),
			'return user id'  => $account->return_user_id( ... ),
			'default role'    => $site->default_role( ... ),
			'network'         => $site->network( ... ),
			'protected users' => ( new ProtectionReport( $settings ) )->checks( ... ),
		);
	}

	/** @return list<string> of all checks */
	public function ids(): array {
		return array_keys( $this->makers );
	}

	/**
	 * @param string $id one of ids()
	 * @return list<Check> several where it looks at several things; none where there is nothing to look at or to say
	 * @throws InvalidArgumentException If there is no such check.
	 */
	public function check( string $id ): array {
		$maker = $this->makers[ $id ] ?? throw new InvalidArgumentException( "There is no check $id." );

		$made = $maker();

		return is_array( $made ) ? $made : array_filter( array( $made ) );
	}

	/**
	 * @param string ...$ids of the checks to make; all if none is named
	 * @return list<Check> without what one says for several
	 * @throws InvalidArgumentException If there is no such check.
	 */
	public function checks( string ...$ids ): array {
		$checks = array();

		foreach ( array() === $ids ? $this->ids() : $ids as $id ) {
			foreach ( $this->check( $id ) as $check ) {
				if ( ! in_array( $check, $checks, true ) ) {
					$checks[] = $check;
				}
			}
		}

		return $checks;
	}
}
