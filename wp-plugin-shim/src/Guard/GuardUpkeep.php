<?php
/**
 * GuardUpkeep: when the guard file is written, touched and removed.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\WordPress\Api;
use Encharge\Webhooks\WordPress\Database\Transaction;
use Encharge\Webhooks\WordPress\Settings;
use Encharge\Webhooks\WordPress\Site;
use WP_Site;

/**
 * Whatever changes what stands in the file rewrites it at once. What changes
 * otherwise, constants in wp-config.php or something on another server, is seen
 * at the end of webhooks, admin pages and cron requests. Nothing depends on the
 * file: without it WordPress does everything itself.
 *
 * @phpstan-import-type Problem from GuardFileFailed
 */
final class GuardUpkeep {

	/**
	 * When the site last changed what stands in the file, in Unix time.
	 * Autoloaded: by it another server's next request, of whomever, sees that its
	 * file is older.
	 */
	public const CHANGED = 'encharge_webhooks_guard_changed';

	/** Options of which something stands in the file. */
	private const OPTIONS = array( Settings::OPTION, Api::TOKEN_OPTION, 'home', 'active_plugins' );

	/** The guard takes a file that nobody has touched for a day for that of a plugin that is gone. */
	private const FRESH = HOUR_IN_SECONDS;

	/** In Unix time. To the guard it is a plugin that is gone. */
	private const LONG_AGO = 1;

	private static bool $has_warned = false;

	/** Whether changes of the site are held back, and whether there were some. */
	private static bool $holds_back = false;
	private static bool $was_held   = false;

	public static function register_hooks(): void {
		foreach ( self::OPTIONS as $option ) {
			foreach ( array( 'add', 'update', 'delete' ) as $change ) {
				add_action( "{$change}_option_$option", self::site_changed( ... ), 10, 0 );
			}
		}

		foreach ( array( 'add', 'update', 'delete' ) as $change ) {
			add_action( "{$change}_site_option_active_sitewide_plugins", self::network_changed( ... ), 10, 0 );
		}

		add_action( 'wp_initialize_site', self::site_moved( ... ), 910, 1 );
		add_action( 'wp_update_site', self::site_updated( ... ), 10, 2 );
		add_action( 'wp_delete_site', self::site_moved( ... ), 10, 1 );
		add_action( 'shutdown', self::end_request( ... ) );
	}

	/**
	 * Lets a transaction that changes the current site's options come to its end
	 * before the file is written: what it has not committed, another process
	 * would take out of the file again.
	 *
	 * @param callable(): mixed $work the transaction
	 */
	public static function hold_back( callable $work ): void {
		self::$holds_back = true;

		try {
			$work();
			$is_due = self::$was_held;
		} finally {
			self::$holds_back = false;
			self::$was_held   = false;
		}

		if ( $is_due ) {
			self::site_changed();
		}
	}

	/** Hooked to changes of the current site's options. */
	public static function site_changed(): void {
		if ( self::$holds_back ) {
			self::$was_held = true;

			return;
		}

		update_option( self::CHANGED, time(), true );

		if ( 'busy' === self::write_or_warn( get_current_blog_id() ) ) {
			// What the other writer read before this change is not to look as new as it.
			update_option( self::CHANGED, time() + 1, true );
		}
	}

	/** Hooked to changes of the list of plugins that are active on the whole network. */
	public static function network_changed(): void {
		self::write_or_warn( null );
	}

	/** Hooked to wp_initialize_site and wp_delete_site. */
	public static function site_moved( WP_Site $site ): void {
		self::write_or_warn( (int) $site->blog_id );
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

	/** Hooked to shutdown. */
	public static function end_request(): void {
		$is_administrative = wp_doing_cron() || ( is_admin() && ! wp_doing_ajax() );

		if ( $is_administrative || self::is_outdated() ) {
			self::keep();
		}
	}

	/** Brings the file up to date if it is behind, touches it if it is old. */
	public static function keep(): void {
		if ( wp_installing() || ! Transaction::has_database() || ! GuardPlace::is_wanted() ) {
			return;
		}

		GuardPlace::remember();

		$file     = GuardFile::here();
		$document = $file->document();

		if ( null === $document || ! GuardSettings::are_in( $document ) || self::is_set_aside( $file ) || ! self::is_kept_fresh( $file ) ) {
			self::write( get_current_blog_id() );
		}
	}

	/**
	 * Writes the file, or removes it when no site is left in it.
	 *
	 * @param int|null $site_id the site that changed; null: whichever
	 * @return Problem|null why it is not up to date; null if it is
	 */
	public static function write( ?int $site_id ): ?string {
		return self::attempt( $site_id, false );
	}

	/**
	 * Writes the file in place of whatever is there now.
	 *
	 * @return Problem|null why it is not up to date; null if it is
	 */
	public static function overwrite(): ?string {
		return self::attempt( null, true );
	}

	/** @return Problem|null why there is no file that the guard could use, as far as it can be seen from here; null if there is one, or none is wanted */
	public static function problem(): ?string {
		$file  = GuardFile::here();
		$state = $file->state();

		return match ( true ) {
			! GuardPlace::is_wanted() => null,
			! $file->is_absolute()    => 'relative',
			'valid' === $state        => self::problem_of_valid( $file ),
			'missing' === $state      => $file->is_replaceable() ? null : 'unwritable',
			default                   => $state,
		};
	}

	/** @return bool whether another installation has its guard file there */
	public static function is_anothers( GuardFile $file ): bool {
		$document = 'valid' === $file->state() ? $file->document() : null;

		return null !== $document && GuardSettings::is_anothers( $document );
	}

	/** @return 'foreign'|'unwritable'|'busy'|null */
	private static function problem_of_valid( GuardFile $file ): ?string {
		$document = $file->document() ?? array();

		if ( GuardSettings::is_anothers( $document ) ) {
			return 'foreign';
		}

		$is_out_of_use = self::is_set_aside( $file );

		return match ( true ) {
			$file->is_replaceable()                                    => $is_out_of_use ? 'busy' : null,
			$is_out_of_use || ! GuardSettings::are_in( $document ) => 'unwritable',
			default                                                    => null,
		};
	}

	/** @return Problem|null */
	private static function attempt( ?int $site_id, bool $overwrite ): ?string {
		if ( ! GuardPlace::is_wanted() ) {
			return null;
		}

		$file = GuardFile::here();

		try {
			if ( ! $file->is_absolute() ) {
				throw new GuardFileFailed( 'relative' );
			}

			if ( GuardPlace::is_foreign_command_line() && ! GuardPlace::is_root() ) {
				throw new GuardFileFailed( 'another_user' );
			}

			( new GuardLock( $file->path ) )->hold( static fn () => self::replace( $file, $site_id, $overwrite ) );
		} catch ( GuardFileFailed $failure ) {
			return self::step_aside( $file, $site_id, $failure->problem );
		}

		return null;
	}

	/**
	 * A guard that stays behind would refuse keys that have become valid.
	 *
	 * @param Problem $problem what was in the way
	 * @return Problem|null null if somebody else has brought the file up to date meanwhile
	 */
	private static function step_aside( GuardFile $file, ?int $site_id, string $problem ): ?string {
		if ( ! in_array( $problem, array( 'unwritable', 'busy' ), true ) || 'valid' !== $file->state() ) {
			return $problem;
		}

		if ( 'busy' === $problem && get_current_blog_id() === $site_id && ! self::is_set_aside( $file ) && GuardSettings::are_in( $file->document() ?? array() ) ) {
			return null;
		}

		$file->touch( self::LONG_AGO );

		return $problem;
	}

	/** @throws GuardFileFailed If it cannot be replaced, or must not be. */
	private static function replace( GuardFile $file, ?int $site_id, bool $overwrite ): void {
		$state = $file->state();
		$there = 'valid' === $state ? $file->document() : null;

		if ( ! $overwrite && ! in_array( $state, array( 'missing', 'valid' ), true ) ) {
			throw new GuardFileFailed( $state );
		}

		if ( ! $overwrite && null !== $there && GuardSettings::is_anothers( $there ) ) {
			throw new GuardFileFailed( 'foreign' );
		}

		// One that was set aside does not say whose change it lacks.
		$document = self::read_anew( self::is_set_aside( $file ) ? null : $there, $site_id );

		if ( array() !== $document['sites'] ) {
			$file->write( $document );
		} elseif ( $file->remove() ) {
			GuardRemoval::everywhere();
		} else {
			throw new GuardFileFailed( 'unwritable' );
		}
	}

	/**
	 * What belongs into the file, as the database has it.
	 *
	 * @param array<array-key, mixed>|null $there what stands in it
	 * @return array{version: int, plugin: string, root: string, multisite: bool, sites: list<array{id: int, host: string, path: string, wp_fusion: bool, trust_payload: bool, keys: list<array{digest: string, expires: int|null, weak: bool, diagnostic: bool}>, api: array{url: string, token: string, proxy: string|null}|null}>}
	 * @throws GuardFileFailed If the database does not answer: no keys would look like none allowed.
	 */
	private static function read_anew( ?array $there, ?int $site_id ): array {
		global $EZSQL_ERROR;

		$errors = count( (array) $EZSQL_ERROR );

		GuardSettings::forget_caches( $site_id ?? get_current_blog_id() );

		$document = null === $there || null === $site_id ? GuardSettings::of_all_sites() : GuardSettings::with_site( $there, $site_id );

		if ( ! Transaction::has_database() || count( (array) $EZSQL_ERROR ) !== $errors || '' === Site::home() ) {
			throw new GuardFileFailed( 'database' );
		}

		return $document;
	}

	/** Whether the current site changed after the file. One that cannot be kept up to date does not count. */
	private static function is_outdated(): bool {
		$changed  = self::changed();
		$modified = 0 === $changed ? null : GuardFile::here()->modified();

		return null !== $modified && self::LONG_AGO !== $modified && $modified < $changed;
	}

	/** When the current site changed what stands in the file, in Unix time; 0 if it never did. */
	private static function changed(): int {
		// Where it is not there, get_option() would ask the database for it in each request.
		$changed = wp_load_alloptions()[ self::CHANGED ] ?? 0;

		return is_numeric( $changed ) ? (int) $changed : 0;
	}

	/** Whether it is behind what some site has: whoever touches it would let the guard refuse keys that are valid. */
	private static function is_set_aside( GuardFile $file ): bool {
		return self::LONG_AGO === $file->modified();
	}

	/** Touches it if it is old. */
	private static function is_kept_fresh( GuardFile $file ): bool {
		return $file->modified() >= max( time() - self::FRESH, self::changed() ) || $file->touch();
	}

	/** @return Problem|null why the file is not up to date; null if it is */
	private static function write_or_warn( ?int $site_id ): ?string {
		$problem = self::write( $site_id );

		if ( null !== $problem && ! self::$has_warned && defined( 'WP_CLI' ) && WP_CLI ) {
			self::$has_warned = true;
			\WP_CLI::warning( GuardAdvice::on( $problem ) );
		}

		return $problem;
	}
}
