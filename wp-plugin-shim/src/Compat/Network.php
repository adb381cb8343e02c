<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Compat;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Config\NetworkSettings;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Sync\Rejected;
use WP_User;

use const Encharge\Webhooks\WordPress\PLUGIN_FILE;

/**
 * What a multisite network adds to the rules.
 *
 * On a single site everybody is a member, and nothing here refuses anything.
 */
final class Network {

	/** @return list<string> main files of the plugins that are active on this site, within the folder of plugins */
	public static function active_plugins(): array {
		$site    = get_option( 'active_plugins' );
		$network = is_multisite() ? get_network_option( (int) get_site()?->network_id, 'active_sitewide_plugins' ) : array();
		$plugins = array_merge( is_array( $site ) ? $site : array(), is_array( $network ) ? array_keys( $network ) : array() );

		return array_values( array_filter( $plugins, is_string( ... ) ) );
	}

	/** @return bool whether this plugin is active on every site of the network */
	public static function has_plugin_everywhere(): bool {
		$plugins = get_network_option( null, 'active_sitewide_plugins' );

		return is_array( $plugins ) && isset( $plugins[ plugin_basename( PLUGIN_FILE ) ] );
	}

	/** @return bool whether the user is a member of this site */
	public static function is_member( int $user_id ): bool {
		return ! is_multisite() || is_user_member_of_blog( $user_id );
	}

	/** @return bool whether the user rules one of the networks that share the users; is_super_admin() only knows of the current one */
	public static function is_super_admin_anywhere( int $user_id ): bool {
		$user = is_multisite() ? get_userdata( $user_id ) : false;

		if ( false === $user ) {
			return false;
		}

		/** @var list<int> $network_ids */
		$network_ids = get_networks( array( 'fields' => 'ids' ) );

		foreach ( $network_ids as $network_id ) {
			$logins = get_network_option( $network_id, 'site_admins', array() );

			if ( is_array( $logins ) && in_array( $user->user_login, $logins, true ) ) {
				return true;
			}
		}

		return false;
	}

	/** @throws Rejected If the network does not let its sites make users, or take in others'. */
	public static function check_adding(): void {
		if ( ! self::lets_sites_add_users() ) {
			/* translators: %s: command. */
			throw new Rejected( Code::UserRejected, sprintf( __( 'The network does not let its sites add users. A network administrator can, by "Add New Users" in the network’s settings, or for webhooks alone on the network’s page for Encharge, or by: %s', 'webhooks-for-encharge' ), WpCommand::encharge( 'config set add_users on --network' ) ) );
		}
	}

	/** @return bool whether a webhook may make a user, or make one of the network's a member of this site */
	public static function lets_sites_add_users(): bool {
		return ! is_multisite() || (bool) get_site_option( 'add_new_users' ) || NetworkSettings::load()->get( 'add_users' );
	}

	/** @throws Rejected If the network marked the user as spam: they join no further site. */
	public static function check_joining( WP_User $user ): void {
		if ( is_multisite() && is_user_spammy( $user ) ) {
			throw new Rejected( Code::UserRejected, __( 'The network marked this user as spam.', 'webhooks-for-encharge' ) );
		}
	}

	/**
	 * The checks of wpmu_validate_user_signup() that are the network's own
	 * decisions; its other rules only bind people who type a name themselves.
	 *
	 * @throws Rejected If the network bans the login.
	 */
	public static function check_login( string $login ): void {
		$banned = is_multisite() ? get_site_option( 'illegal_names' ) : array();

		if ( self::has( $banned, $login ) ) {
			throw new Rejected( Code::UserRejected, __( 'The network bans this username.', 'webhooks-for-encharge' ) );
		}
	}

	/** @return string|null why the network takes no such address, for a person; null if it does */
	public static function address_refusal( string $address ): ?string {
		if ( ! is_multisite() ) {
			return null;
		}

		$allowed = get_site_option( 'limited_email_domains' );
		$domain  = substr( $address, 1 + (int) strrpos( $address, '@' ) );

		$is_refused = is_email_address_unsafe( $address )
			|| ( is_array( $allowed ) && array() !== $allowed && ! self::has( $allowed, $domain ) );

		return $is_refused ? __( 'The network takes no addresses of this domain.', 'webhooks-for-encharge' ) : null;
	}

	/** Whether a network option that is a list holds the word, in whatever case. */
	private static function has( mixed $words, string $word ): bool {
		foreach ( is_array( $words ) ? $words : array() as $listed ) {
			if ( is_string( $listed ) && strtolower( $listed ) === strtolower( $word ) ) {
				return true;
			}
		}

		return false;
	}
}
