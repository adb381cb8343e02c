<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

use Encharge\Webhooks\WordPress\Compat\Sites;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\NetworkSettings;
use Encharge\Webhooks\WordPress\Config\MetaKeysInUse;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Guard\DiagnosticKeys;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardRemoval;
use Encharge\Webhooks\WordPress\Guard\GuardRevision;
use Encharge\Webhooks\WordPress\Health\FailureMail;
use Encharge\Webhooks\WordPress\Health\UnseenFailures;
use Encharge\Webhooks\WordPress\Inbox\Circuit;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;
use Encharge\Webhooks\WordPress\Inbox\InboxReport;
use Encharge\Webhooks\WordPress\Inbox\Schedule;
use Encharge\Webhooks\WordPress\Outbox\Outbox;
use Encharge\Webhooks\WordPress\Privacy\ErasedAddresses;
use Encharge\Webhooks\WordPress\Sync\ContactLinks;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\Tags;
use Encharge\Webhooks\WordPress\User\FirstSignIn;
use Encharge\Webhooks\WordPress\User\NetworkAccount;
use Encharge\Webhooks\WordPress\User\PendingAddress;
use WP_Site;

/**
 * Activation, upgrades, sites that come and go, uninstalling.
 *
 * What is stored belongs to one site of a network, so everything here happens
 * once for each.
 */
final class Lifecycle {

	/**
	 * Makes the tables and takes over what other plugins linked.
	 *
	 * @param bool $network_wide whether the plugin was activated for the whole network
	 */
	public static function activate( bool $network_wide ): void {
		self::on_each_site( $network_wide, self::install_site( ... ) );
	}

	/** @param bool $network_wide whether the plugin was deactivated for the whole network */
	public static function deactivate( bool $network_wide ): void {
		self::on_each_site(
			$network_wide,
			static function (): void {
				self::unschedule();
				self::tell_of_inbox();
			}
		);
	}

	/**
	 * Hooked to init. Brings a site up to date that was never activated as it is:
	 * one whose files were replaced, or whose network activated the plugin before
	 * the extension was there.
	 */
	public static function upgrade(): void {
		if ( Schema::upgrade() ) {
			ContactLinks::take_over();
			ErasedAddresses::prepare();
		}

		if ( Schema::lacks_indexes() && false === wp_next_scheduled( Schema::CRON_HOOK ) ) {
			wp_schedule_single_event( time() + MINUTE_IN_SECONDS, Schema::CRON_HOOK );
		}

		if ( '' === SiteIdentity::confirmed() ) {
			SiteIdentity::remember();
		}

		if ( false === wp_next_scheduled( Outbox::CRON_HOOK ) ) {
			wp_schedule_event( time() + HOUR_IN_SECONDS, 'hourly', Outbox::CRON_HOOK );
		}
	}

	/** Hooked to wp_uninitialize_site, while the site's tables are there: by its options one knows its inbox. */
	public static function site_removed( WP_Site $site ): void {
		Sites::on( (int) $site->blog_id, InboxPlace::remove( ... ) );
	}

	/** Hooked to wp_initialize_site: a new site of a network that has the plugin. */
	public static function site_added( WP_Site $site ): void {
		if ( self::is_network_active() ) {
			Sites::on( (int) $site->blog_id, self::install_site( ... ) );
		}
	}

	/**
	 * Hooked to wpmu_drop_tables: WordPress drops a deleted site's tables by name.
	 *
	 * @param string[] $tables  names of tables
	 * @param int      $site_id the site, to which WordPress has switched
	 * @return string[] with this plugin's
	 */
	public static function site_tables( array $tables, int $site_id ): array {
		return array_merge( $tables, Sites::on( $site_id, Schema::tables( ... ) ) );
	}

	/**
	 * Removes the secrets on every site of every network, and all that is stored
	 * on those whose administrator wants that; users stay.
	 *
	 * @throws \Throwable What one site failed for, once all else is done.
	 */
	public static function uninstall(): void {
		$is_kept = false;
		$failure = null;

		self::on_sites(
			Sites::ids(),
			static function () use ( &$is_kept, &$failure ): void {
				try {
					self::uninstall_site();
				} catch ( \Throwable $exception ) {
					$failure = $exception;
				}

				$is_kept = $is_kept || Schema::is_installed();
			}
		);

		if ( ! $is_kept ) {
			Schema::drop_locks();
			delete_network_option( null, NetworkSettings::OPTION );
		}

		// Deactivation has removed the guard files, unless it ran as somebody who may not.
		GuardRemoval::everywhere();
		GuardPlace::forget();

		if ( null !== $failure ) {
			throw $failure;
		}
	}

	/** Asks the database what is wanted: a command line's cache may be its own, and old. */
	private static function uninstall_site(): void {
		self::unschedule();

		if ( Settings::from_database()->is_on( 'erase_on_uninstall' ) ) {
			self::erase_site();
		} else {
			self::erase_secrets();
			InboxPlace::remove();
		}
	}

	private static function install_site(): void {
		FirstSignIn::assume_all();
		Schema::install();
		ContactLinks::take_over();
		ErasedAddresses::prepare();
		SiteIdentity::remember();
		InboxPlace::make();
	}

	/** Webhooks that were accepted are done when the plugin is active again. */
	private static function tell_of_inbox(): void {
		$count = InboxReport::of_this_site()?->left() ?? 0;

		if ( $count > 0 ) {
			/**
			 * Fires when the plugin is deactivated on a site whose inbox holds webhooks:
			 * they wait for the plugin to be active again.
			 *
			 * @param int $count How many wait or were given up, at most 40,000.
			 */
			do_action( 'encharge_webhooks_inbox_left', $count );
		}
	}

	private static function erase_site(): void {
		foreach ( array( ContactTable::meta_key(), Tags::meta_key(), FirstSignIn::meta_key(), PendingAddress::META_KEY, UnseenFailures::meta_key(), FailureMail::meta_key() ) as $meta_key ) {
			delete_metadata( 'user', 0, $meta_key, '', true );
		}

		NetworkAccount::forget_this_sites();
		Schema::drop();

		delete_option( Settings::OPTION );
		delete_option( ApiConnection::TOKEN_OPTION );
		// By its identity one knows a site's inbox, which none of the site's changes makes anew without it.
		InboxPlace::remove();
		delete_option( SiteIdentity::OPTION );
		delete_option( GuardRevision::OPTION );
		delete_option( Circuit::OPTION );
		delete_option( FailureMail::OPTION );
		delete_option( ErasedAddresses::KEY_OPTION );

		Account::forget();
		MetaKeysInUse::forget();
	}

	/** Removes what opens the site, or the account at Encharge. */
	private static function erase_secrets(): void {
		delete_option( ApiConnection::TOKEN_OPTION );
		Account::forget();
		Settings::from_database()->forget( AccessKeys::SETTING, DiagnosticKeys::SETTING );
	}

	private static function unschedule(): void {
		wp_clear_scheduled_hook( Outbox::CRON_HOOK );
		wp_clear_scheduled_hook( Schema::CRON_HOOK );
		wp_clear_scheduled_hook( FailureMail::CRON_HOOK );
		Schedule::clear();
	}

	private static function is_network_active(): bool {
		require_once ABSPATH . 'wp-admin/includes/plugin.php';

		return is_plugin_active_for_network( plugin_basename( PLUGIN_FILE ) );
	}

	/** @param callable(): void $work */
	private static function on_each_site( bool $all, callable $work ): void {
		self::on_sites( $all ? Sites::ids( get_current_network_id() ) : array( get_current_blog_id() ), $work );
	}

	/**
	 * @param array<int>       $site_ids
	 * @param callable(): void $work
	 */
	private static function on_sites( array $site_ids, callable $work ): void {
		foreach ( $site_ids as $site_id ) {
			Sites::on( $site_id, $work );
		}
	}
}
