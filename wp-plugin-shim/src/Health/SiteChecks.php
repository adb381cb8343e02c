<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Compat\Network;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Config\WpCommand;

/**
 * Whether this site, as it is set up, lets webhooks do what they are for.
 */
final readonly class SiteChecks {

	private const SOON = 14 * DAY_IN_SECONDS;

	public function __construct( private Settings $settings ) {}

	public function site(): Check {
		$site = new CheckSubject( 'site', __( 'Site', 'webhooks-for-encharge' ) );

		return SiteIdentity::is_copy()
			? $site->warns(
				/* translators: %s: host and path of another site. */
				sprintf( __( 'This is a copy of %s: nothing is written to Encharge and no mail is sent.', 'webhooks-for-encharge' ), SiteIdentity::confirmed() ),
				/* translators: %s: command. */
				Remedy::command( WpCommand::encharge( 'connect' ), __( 'To use this site from now on, run: %s', 'webhooks-for-encharge' ) )
					->or_in_admin( Remedy::screen( ScreenUrl::tab( 'set-up' ), __( 'Press “Use this site from now on”, which stands above every tab.', 'webhooks-for-encharge' ) ) )
			)
			: $site->passes( SiteIdentity::current() );
	}

	public function access_keys(): Check {
		$access_keys = new CheckSubject( 'access keys', __( 'Access keys', 'webhooks-for-encharge' ) );
		$valid       = ( new AccessKeys( $this->settings ) )->valid();
		$expiring    = array_filter( $valid, static fn ( array $key ): bool => null !== $key['expires'] && $key['expires'] < time() + self::SOON );

		return match ( true ) {
			array() === $valid    => $access_keys->fails(
				__( 'There is none: every webhook is refused.', 'webhooks-for-encharge' ),
				Remedy::command( WpCommand::encharge( 'key generate' ) )
					->or_in_admin( Remedy::screen( ScreenUrl::tab( 'set-up', 'encharge-make' ), __( 'Make a webhook URL on the tab Set-up.', 'webhooks-for-encharge' ) ) )
			),
			array() !== $expiring => $access_keys->warns(
				/* translators: %s: ids of access keys. */
				sprintf( __( 'Expiring within two weeks: %s.', 'webhooks-for-encharge' ), implode( ', ', array_column( $expiring, 'id' ) ) ),
				Remedy::command( WpCommand::encharge( 'key replace <id>' ) )
					->or_in_admin( Remedy::screen( ScreenUrl::tab( 'set-up', 'encharge-urls' ), __( 'Replace the URL on the tab Set-up.', 'webhooks-for-encharge' ) ) )
			),
			default               =>
				/* translators: %d: number of access keys. */
				$access_keys->passes( sprintf( _n( '%d valid.', '%d valid.', count( $valid ), 'webhooks-for-encharge' ), count( $valid ) ) ),
		};
	}

	public function default_role(): Check {
		$default_role = new CheckSubject( 'default role', __( 'Default role', 'webhooks-for-encharge' ) );
		$role         = $this->settings->text( 'default_role' );
		$grantable    = $this->settings->role_policy()->grantable();
		$remedy       = array() === $grantable
			? Remedy::command( WpCommand::encharge( 'config set allowed_roles automatic' ) )
				->or_in_admin( Remedy::screen( ScreenUrl::tab( 'users', 'encharge-allowed_roles' ), __( 'On the tab Users, allow roles that webhooks may ask for.', 'webhooks-for-encharge' ) ) )
			: Remedy::command( WpCommand::encharge( 'config set default_role ' . WpCommand::quoted( $grantable[0] ) ) )
				->or_in_admin( Remedy::screen( ScreenUrl::tab( 'users', 'encharge-default_role' ), __( 'Choose another default role on the tab Users.', 'webhooks-for-encharge' ) ) );

		return in_array( $role, $grantable, true )
			? $default_role->passes( $role )
			/* translators: %s: role. */
			: $default_role->fails( sprintf( __( 'A webhook may not grant %s: new users for whom no other role is asked are refused.', 'webhooks-for-encharge' ), $role ), $remedy );
	}

	/** @return Check|null null where there is no network */
	public function network(): ?Check {
		if ( ! is_multisite() ) {
			return null;
		}

		$network = new CheckSubject( 'network', __( 'Network', 'webhooks-for-encharge' ) );

		return Network::lets_sites_add_users()
			? $network->passes( __( 'Lets its sites add users.', 'webhooks-for-encharge' ) )
			: $network->warns(
				__( 'Does not let its sites add users: every add for somebody who is no member here is refused.', 'webhooks-for-encharge' ),
				/* translators: %s: command. */
				Remedy::command( WpCommand::encharge( 'config set add_users on --network' ), __( 'A network administrator can run: %s', 'webhooks-for-encharge' ) )
					->or_in_admin( Remedy::screen( ScreenUrl::of_network(), __( 'A network administrator can allow it on the network’s page for Encharge.', 'webhooks-for-encharge' ) ) )
			);
	}
}
