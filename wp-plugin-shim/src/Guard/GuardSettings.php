<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\Guard;
use Encharge\Webhooks\WordPress\Compat\Network;
use Encharge\Webhooks\WordPress\Compat\Sites;
use Encharge\Webhooks\WordPress\Compat\WpFusion;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;
use Encharge\Webhooks\WordPress\Inbox\SyncLimit;
use WP_Site;

use const Encharge\Webhooks\WordPress\PLUGIN_FILE;

/**
 * What the guard has to know, which is the guard file's content.
 *
 * Of each site on which the plugin is active, these are its access keys and how
 * it reaches Encharge.
 *
 * @phpstan-type Entry array{id: int, revision: string, host: string, path: string, wp_fusion: bool, trust_payload: bool,
 *                           keys: list<array{digest: string, expires: int|null, weak: bool, diagnostic: bool}>,
 *                           api: array{url: string, token: string, proxy: string|null}|null,
 *                           inbox: array{folder: string, installation: string, sync_limit: int}|null}
 * @phpstan-type Document array{version: int, plugin: string, root: string, multisite: bool, sites: list<Entry>}
 */
final class GuardSettings {

	/** @return Document of all sites */
	public static function of_all_sites(): array {
		return self::document( array_map( self::as_stored( ... ), Sites::ids() ) );
	}

	/**
	 * @param array<array-key, mixed> $document what stands in the file
	 * @param int                     $site_id  the site that changed
	 * @return Document with that site as it is now; all of them if the rest cannot be kept
	 */
	public static function with_site( array $document, int $site_id ): array {
		if ( ! is_multisite() || ! self::has_current_head( $document ) ) {
			return self::of_all_sites();
		}

		/** @var list<Entry> $entries written by this class */
		$entries   = array_filter( self::entries( $document ), static fn ( array $entry ): bool => ( $entry['id'] ?? 0 ) !== $site_id );
		$entries[] = self::as_stored( $site_id );

		return self::document( $entries );
	}

	/**
	 * @param array<array-key, mixed> $document what stands in the file
	 * @return bool whether the current site stands in it as it would be written now
	 */
	public static function are_in( array $document ): bool {
		$id    = get_current_blog_id();
		$found = array_values( array_filter( self::entries( $document ), static fn ( array $entry ): bool => ( $entry['id'] ?? 0 ) === $id ) );

		$entry = self::as_stored( $id );

		// Only its owner can say that of an inbox.
		if ( null !== $entry && InboxPlace::is_closed() ) {
			$entry['inbox'] = $found[0]['inbox'] ?? null;
		}

		return self::has_current_head( $document ) && array_filter( array( $entry ) ) === $found;
	}

	/**
	 * Whether another installation wrote it: with encharge.guard_file in the
	 * wrong place, two would take turns.
	 *
	 * @param array<array-key, mixed> $document what stands in the file
	 */
	public static function is_anothers( array $document ): bool {
		if ( GuardPlace::is_usual() || trailingslashit( ABSPATH ) === ( $document['root'] ?? '' ) ) {
			return false;
		}

		$here  = array_map( self::address( ... ), self::of_all_sites()['sites'] );
		$there = array_map( self::address( ... ), self::entries( $document ) );

		return array() === array_intersect( $here, $there );
	}

	/**
	 * @param array<array-key, mixed> $document what stands in a file
	 * @return bool whether the current site is in it, whether or not the plugin is still active
	 */
	public static function holds_this_site( array $document ): bool {
		return in_array( self::home_host() . self::home_path(), array_map( self::address( ... ), self::entries( $document ) ), true );
	}

	/** @return int|null a site on which the plugin is active, if possible the current one; null: none is left */
	public static function site_with_plugin(): ?int {
		return self::has_plugin() ? get_current_blog_id() : self::of_all_sites()['sites'][0]['id'] ?? null;
	}

	/** @return bool whether the plugin is active on the current site */
	public static function has_plugin(): bool {
		return in_array( plugin_basename( PLUGIN_FILE ), Network::active_plugins(), true );
	}

	/** Lets the next reader see what other processes wrote. */
	public static function forget_caches( int $site_id ): void {
		Sites::on(
			$site_id,
			static function (): void {
				foreach ( array( 'alloptions', 'notoptions', Settings::OPTION, ApiConnection::TOKEN_OPTION ) as $key ) {
					wp_cache_delete( $key, 'options' );
				}
			}
		);
	}

	/**
	 * What the database has of a site: neither by a cache, into which another process may have put back what was
	 * there before the change that the revision stands for, nor by what filters
	 * the option: the file would be rewritten whenever a filter says something else.
	 *
	 * @return Entry|null null if webhooks of this site are not the plugin's business
	 */
	private static function as_stored( int $site_id ): ?array {
		$site = is_multisite() ? get_site( $site_id ) : null;

		if ( is_multisite() && ( ! $site instanceof WP_Site || self::is_closed( $site ) ) ) {
			return null;
		}

		return Sites::on( $site_id, static fn (): ?array => self::entry( $site_id, $site ) );
	}

	/** @return Entry|null of the current site */
	private static function entry( int $site_id, ?WP_Site $site ): ?array {
		if ( ! self::has_plugin() ) {
			return null;
		}

		// In this order: what changes meanwhile has a later revision.
		$revision = GuardRevision::current();
		$settings = Settings::from_database();
		$keys     = new AccessKeys( $settings );

		return array(
			'id'            => $site_id,
			'revision'      => $revision,
			'host'          => null === $site ? self::home_host() : strtolower( $site->domain ),
			'path'          => null === $site ? self::home_path() : $site->path,
			'wp_fusion'     => WpFusion::is_full_active(),
			'trust_payload' => $settings->is_on( 'trust_payload' ),
			'keys'          => array_merge(
				array_map(
					static fn ( array $key ): array => array(
						'digest'     => $key['digest'],
						'expires'    => $key['expires'],
						'weak'       => $key['weak'],
						'diagnostic' => false,
					),
					$keys->valid()
				),
				array_map(
					static fn ( array $key ): array => $key + array(
						'weak'       => false,
						'diagnostic' => true,
					),
					( new DiagnosticKeys( $settings ) )->valid()
				)
			),
			'api'           => ( new ApiConnection() )->connection(),
			'inbox'         => self::inbox( $settings ),
		);
	}

	/** @return array{folder: string, installation: string, sync_limit: int}|null null where the current site has no inbox that could be used */
	private static function inbox( Settings $settings ): ?array {
		return null === InboxPlace::open() ? null : array(
			'folder'       => InboxPlace::folder(),
			'installation' => InboxPlace::installation(),
			'sync_limit'   => SyncLimit::of( $settings ),
		);
	}

	/** WordPress itself ends what is asked of such a site. */
	private static function is_closed( WP_Site $site ): bool {
		return '1' === $site->archived || '1' === $site->spam || '1' === $site->deleted;
	}

	/**
	 * @param array<array-key, Entry|null> $entries
	 * @return Document
	 */
	private static function document( array $entries ): array {
		$entries = array_values( array_filter( $entries ) );

		usort( $entries, static fn ( array $a, array $b ): int => $a['id'] <=> $b['id'] );

		return self::head() + array( 'sites' => $entries );
	}

	/** @return array{version: int, plugin: string, root: string, multisite: bool} */
	private static function head(): array {
		return array(
			'version'   => Guard::FILE_VERSION,
			'plugin'    => WP_PLUGIN_DIR . '/' . plugin_basename( PLUGIN_FILE ),
			'root'      => trailingslashit( ABSPATH ),
			'multisite' => is_multisite(),
		);
	}

	/** @param array<array-key, mixed> $document */
	private static function has_current_head( array $document ): bool {
		return array_intersect_key( $document, self::head() ) === self::head();
	}

	/**
	 * @param array<array-key, mixed> $document
	 * @return list<array<array-key, mixed>>
	 */
	private static function entries( array $document ): array {
		$sites = $document['sites'] ?? null;

		return is_array( $sites ) ? array_values( array_filter( $sites, is_array( ... ) ) ) : array();
	}

	/** @param array<array-key, mixed> $entry */
	private static function address( array $entry ): string {
		$host = $entry['host'] ?? '';
		$path = $entry['path'] ?? '';

		return is_string( $host ) && is_string( $path ) ? $host . $path : '';
	}

	private static function home_host(): string {
		$home = wp_parse_url( SiteIdentity::home() );
		$port = isset( $home['port'] ) && ! in_array( $home['port'], array( 80, 443 ), true ) ? ':' . $home['port'] : '';

		return strtolower( $home['host'] ?? '' ) . $port;
	}

	private static function home_path(): string {
		return trailingslashit( (string) wp_parse_url( SiteIdentity::home(), PHP_URL_PATH ) );
	}
}
