<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\WordPress\Compat\Sites;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use WP_Site;

/**
 * What changes of a site the guard has to know at once.
 *
 * Whatever changes what stands in the guard file gives the site a new revision
 * and rewrites the file at once. Who may not write it lets the web server's PHP
 * do that.
 *
 * @phpstan-import-type Problem from GuardFileFailed
 */
final class GuardChanges {

	/** Options of which something stands in the file, beside the settings. */
	private const OPTIONS = array( ApiConnection::TOKEN_OPTION, SiteIdentity::OPTION, 'home', 'active_plugins' );

	/** @var array<int, true> ids of sites whose settings were changed and are not in the file yet */
	private static array $unwritten = array();

	public static function register_hooks(): void {
		foreach ( array( 'add', 'update', 'delete' ) as $change ) {
			foreach ( self::OPTIONS as $option ) {
				add_action( "{$change}_option_$option", self::site_changed( ... ), 10, 0 );
			}

			add_action( "{$change}_option_" . Settings::OPTION, self::settings_changed( ... ), 10, 0 );
			add_action( "{$change}_site_option_active_sitewide_plugins", self::network_changed( ... ), 10, 0 );
		}

		add_action( 'encharge_webhooks_option_committed', self::option_committed( ... ) );
		add_action( 'wp_initialize_site', self::site_moved( ... ), 910, 1 );
		add_action( 'wp_update_site', self::site_updated( ... ), 10, 2 );
		add_action( 'wp_delete_site', self::site_deleted( ... ), 10, 1 );
		add_action( 'shutdown', self::write_the_rest( ... ), 10, 0 );
		add_action( 'shutdown', GuardUpkeep::end_request( ... ) );
		WebUpkeep::register_hooks();
	}

	/** Hooked to changes of the current site's options. */
	public static function site_changed(): void {
		GuardRevision::renew();
		self::write_or_ask( get_current_blog_id() );
	}

	/**
	 * Hooked to changes of the settings, which are inside a transaction as a rule:
	 * what it has not committed, another process would take out of the file again.
	 */
	public static function settings_changed(): void {
		GuardRevision::renew();
		self::$unwritten[ get_current_blog_id() ] = true;
	}

	/** Hooked to encharge_webhooks_option_committed. */
	public static function option_committed( string $option ): void {
		if ( Settings::OPTION === $option ) {
			unset( self::$unwritten[ get_current_blog_id() ] );
			self::write_or_ask( get_current_blog_id() );
		}
	}

	/** Hooked to shutdown, for whoever changes settings without a transaction. */
	public static function write_the_rest(): void {
		$sites           = array_filter( array_keys( self::$unwritten ), self::is_behind( ... ) );
		self::$unwritten = array();

		array_map( self::write_or_ask( ... ), $sites );
	}

	/** Whether the file lacks a change that was not rolled back, of a site that still has the plugin: whose files may be deleted by now. */
	private static function is_behind( int $site_id ): bool {
		return Sites::on( $site_id, static fn (): bool => GuardSettings::has_plugin() && ! GuardFile::here()->holds( GuardRevision::of_database() ) );
	}

	/** Hooked to changes of the list of plugins that are active on the whole network. */
	public static function network_changed(): void {
		array_map( self::renew_revision( ... ), Sites::ids() );
		self::write_or_ask( null );
	}

	/** Hooked to wp_initialize_site. */
	public static function site_moved( WP_Site $site ): void {
		self::renew_revision( (int) $site->blog_id );
		self::write_or_ask( (int) $site->blog_id );
	}

	/** Hooked to wp_delete_site: there is no table left in which a revision could stand. */
	public static function site_deleted( WP_Site $site ): void {
		unset( self::$unwritten[ (int) $site->blog_id ] );
		self::write_or_ask( (int) $site->blog_id );
	}

	/** Hooked to wp_update_site, which each new post of the site causes. */
	public static function site_updated( WP_Site $site, WP_Site $before ): void {
		foreach ( array( 'domain', 'path', 'archived', 'spam', 'deleted' ) as $property ) {
			if ( $site->$property !== $before->$property ) {
				self::site_moved( $site );

				return;
			}
		}
	}

	/** Gives a site a new revision, by which the other servers see that their files are behind. A site that never had the plugin gets none. */
	private static function renew_revision( int $site_id ): void {
		Sites::on(
			$site_id,
			static function (): void {
				if ( GuardSettings::has_plugin() || '' !== GuardRevision::current() ) {
					GuardRevision::renew();
				}
			}
		);
	}

	/** Writes the file, or lets the web server's PHP do it. */
	private static function write_or_ask( ?int $site_id ): void {
		$active  = GuardSettings::site_with_plugin();
		$asks    = null !== $active && ( GuardPlace::is_web_unknown() || GuardPlace::is_foreign_command_line() );
		$web     = $asks ? Sites::on( $active, static fn (): WebUpkeep => WebUpkeep::ask( $site_id ) ) : null;
		$failure = $web->failure ?? '';
		$problem = null === $web || '' !== $failure ? GuardUpkeep::write( $site_id ) : $web->problem;

		if ( null === $active && 'database' !== $problem ) {
			GuardRemoval::everywhere();
		} elseif ( null !== $problem ) {
			Sites::on( $active ?? get_current_blog_id(), static fn () => self::tell( $problem, $failure ) );
		}
	}

	/**
	 * Tells it on a site that has the plugin: elsewhere WP-CLI would not know the
	 * command that helps.
	 *
	 * @param Problem $problem what was in the way
	 * @param string  $failure why the web server's PHP could not do it, for a person; '' if it was not asked
	 */
	private static function tell( string $problem, string $failure ): void {
		/**
		 * Fires when something changed that the guard has to know, and the guard
		 * file could not be written: until it is, WordPress checks the webhooks.
		 *
		 * @param string $problem What is in the way, as one word: relative,
		 *                        foreign, damaged, newer, unreadable, unwritable,
		 *                        another_user, ownerless, hidden, busy, database or
		 *                        invalid.
		 * @param string $failure Why the web server's PHP, which was asked to write
		 *                        it, did not, in a sentence; '' if it was not asked.
		 */
		do_action( 'encharge_webhooks_guard_file_failed', $problem, $failure );
	}
}
