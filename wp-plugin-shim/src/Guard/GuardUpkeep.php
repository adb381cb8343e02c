<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\WordPress\Compat\Sites;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\DatabaseConnection;
use Encharge\Webhooks\WordPress\Database\FailedStatement;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;

/**
 * When the guard file is written, touched and removed.
 *
 * What changes without GuardChanges noticing, constants in wp-config.php or
 * something on another server, is seen at the end of webhooks, admin pages and
 * cron requests. Nothing depends on the file: without it WordPress does
 * everything itself.
 *
 * @phpstan-import-type Problem from GuardFileFailed
 */
final class GuardUpkeep {

	/** The guard takes a file that nobody has touched for a day for that of a plugin that is gone. */
	private const FRESH = HOUR_IN_SECONDS;

	/** The time, in Unix time, that a file set aside bears: to the guard, such a file is that of a plugin that is gone. */
	private const LONG_AGO = 1;

	/** Hooked to shutdown. */
	public static function end_request(): void {
		$is_administrative = wp_doing_cron() || ( is_admin() && ! wp_doing_ajax() );

		if ( $is_administrative || self::is_outdated() ) {
			self::keep();
		}
	}

	/** Brings the file up to date if it is behind, touches it if it is old, and removes what a former place still has. */
	public static function keep(): void {
		if ( wp_installing() || ! GuardSettings::has_plugin() || ! DatabaseConnection::is_open() || GuardPlace::is_foreign_command_line() ) {
			return;
		}

		GuardPlace::remember();
		InboxPlace::make();

		if ( ! GuardPlace::is_wanted() ) {
			return;
		}

		$file     = GuardFile::here();
		$document = $file->document();

		if ( null === $document || ! GuardSettings::are_in( $document ) || self::is_set_aside( $file ) || ! self::is_kept_fresh( $file ) ) {
			self::write( get_current_blog_id() );
		}

		GuardRemoval::of_former_places();
	}

	/**
	 * What another process asks for that may not do it itself.
	 *
	 * @param int|null $site_id the site that changed; null: whichever
	 * @return Problem|null what is in the way; null if nothing is
	 */
	public static function bring_up_to_date( ?int $site_id ): ?string {
		GuardPlace::remember();

		$problem = self::write( $site_id ) ?? self::problem();

		GuardRemoval::of_former_places();

		return $problem;
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
			GuardPlace::is_foreign_command_line() => 'hidden',
			GuardPlace::is_ownerless() => 'ownerless',
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

			if ( GuardPlace::is_foreign_command_line() ) {
				throw new GuardFileFailed( 'another_user' );
			}

			if ( GuardPlace::is_ownerless() ) {
				throw new GuardFileFailed( 'ownerless' );
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

		if ( ! $overwrite && $document === $there && $file->touch() ) {
			return;
		}

		if ( array() !== $document['sites'] ) {
			$file->write( $document );
		} elseif ( ! $file->remove() ) {
			throw new GuardFileFailed( 'unwritable' );
		}
	}

	/**
	 * What belongs into the file, as the database has it.
	 *
	 * @param array<array-key, mixed>|null $there what stands in it
	 * @return array{version: int, plugin: string, root: string, multisite: bool, sites: list<array{id: int, revision: string, host: string, path: string, wp_fusion: bool, trust_payload: bool, keys: list<array{digest: string, expires: int|null, weak: bool, diagnostic: bool}>, api: array{url: string, token: string, proxy: string|null}|null, inbox: array{folder: string, installation: string, sync_limit: int}|null}>}
	 * @throws GuardFileFailed If the database does not answer: no keys would look like none allowed.
	 */
	private static function read_anew( ?array $there, ?int $site_id ): array {
		$errors = FailedStatement::error_count();

		GuardSettings::forget_caches( $site_id ?? get_current_blog_id() );
		self::make_inboxes( null === $there ? null : $site_id );

		$document = null === $there || null === $site_id ? GuardSettings::of_all_sites() : GuardSettings::with_site( $there, $site_id );

		if ( ! DatabaseConnection::is_open() || FailedStatement::error_count() !== $errors || '' === SiteIdentity::home() ) {
			throw new GuardFileFailed( 'database' );
		}

		return $document;
	}

	/** @param int|null $site_id a site, which may have just been deleted; null: all that there are */
	private static function make_inboxes( ?int $site_id ): void {
		foreach ( null === $site_id ? Sites::ids() : array_intersect( Sites::ids(), array( $site_id ) ) as $id ) {
			Sites::on( $id, static fn () => GuardSettings::has_plugin() ? InboxPlace::make() : null );
		}
	}

	/** Whether the current site's last change is not in the file. One that cannot be kept up to date does not count, nor does what is in the file's place. */
	private static function is_outdated(): bool {
		$revision = GuardRevision::current();
		$file     = GuardFile::here();

		return '' !== $revision && ! in_array( $file->modified(), array( null, self::LONG_AGO ), true ) && ! $file->holds( $revision ) && 'valid' === $file->state();
	}

	/** Whether the file is behind what some site has: whoever touches such a file would let the guard refuse keys that are valid. */
	private static function is_set_aside( GuardFile $file ): bool {
		return self::LONG_AGO === $file->modified();
	}

	/** Touches the file if it is old, and says whether it is fresh then. */
	private static function is_kept_fresh( GuardFile $file ): bool {
		return $file->modified() >= time() - self::FRESH || $file->touch();
	}
}
