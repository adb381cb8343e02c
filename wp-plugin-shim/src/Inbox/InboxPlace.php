<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\WordPress\Compat\Sites;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Guard\FileOwner;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;

/**
 * Where the current site's inbox lies, and who may use it.
 *
 * Each site has a folder of its own on each server, which is told by the site's
 * number and by what tells the site from its copies: whoever copies files or
 * wp-config.php does not get at another site's webhooks.
 *
 * @phpstan-type Problem 'relative'|'unconfirmed'|'copy'|'hidden'|'missing'|'anothers'|'unusable'
 */
final class InboxPlace {

	/** The folder beside the guard file. */
	private const NAME = 'encharge-inbox';

	/** The constant of wp-config.php that names another one. */
	public const CONSTANT = 'ENCHARGE_INBOX_DIR';

	/** How many digits of what tells the site from its copies are in the folder's name. */
	private const DIGITS = 12;

	/** @return string the folder in which each site has its own */
	public static function parent_folder(): string {
		$named = defined( self::CONSTANT ) ? constant( self::CONSTANT ) : '';

		return is_string( $named ) && '' !== trim( $named ) ? untrailingslashit( trim( $named ) ) : self::usual_parent();
	}

	/** @return string the same where nothing names another one */
	public static function usual_parent(): string {
		return dirname( GuardPlace::path() ) . '/' . self::NAME;
	}

	/** @return bool whether wp-config.php names the place */
	public static function is_named(): bool {
		return self::parent_folder() !== self::usual_parent();
	}

	/** @return string the current site's folder, which need not be there */
	public static function folder(): string {
		return self::folder_in( self::parent_folder() );
	}

	/** @return string what tells the current site from its copies, and from others that share the parent folder */
	public static function installation(): string {
		global $wpdb;

		$database = defined( 'DB_NAME' ) ? constant( 'DB_NAME' ) : '';

		return SiteIdentity::confirmed() . '|' . ( is_string( $database ) ? $database : '' ) . '|' . $wpdb->prefix;
	}

	/** @return Inbox|null null if the site has none, or whoever runs this may not use it */
	public static function open(): ?Inbox {
		return null === self::obstacle() ? self::opened( self::folder(), self::installation() ) : null;
	}

	/** @return bool whether whoever runs this may work the site's inbox off: in a copy of the site the webhooks are the original's, and what root writes shuts the web server's PHP out */
	public static function may_drain(): bool {
		return null === self::obstacle() && ! self::is_closed_to_command_line();
	}

	/** @return bool whether the inboxes are another user's than who runs this, so that nothing of them can be seen */
	public static function is_closed(): bool {
		$owner = InboxFolder::owner_of( self::parent_folder() );

		return is_int( $owner ) && ! in_array( GuardPlace::user(), array( null, $owner ), true );
	}

	/** Makes what is missing of the site's folder, where whoever runs this runs the web server's PHP. */
	public static function make(): void {
		if ( self::may_drain() && ! GuardPlace::is_web_unknown() ) {
			InboxFolder::make( self::parent_folder(), self::folder() );
		}
	}

	/**
	 * Removes the site's folder with all that is in it, here and where it lies
	 * unless wp-config.php names a place, and the parent folder if nothing else
	 * is in it. Needs no extension.
	 */
	public static function remove(): void {
		// What a copy finds in a place that its copied wp-config.php names is the original's.
		$parents = SiteIdentity::is_copy() ? array( self::usual_parent() ) : array( self::parent_folder(), self::usual_parent() );

		foreach ( array_filter( array_unique( $parents ), self::is_absolute( ... ) ) as $parent ) {
			InboxFolder::remove( $parent, self::folder_in( $parent ) );
		}
	}

	/** @return Problem|null why the site has no inbox, or it cannot be seen from here; null if all is well */
	public static function problem(): ?string {
		$obstacle = self::obstacle();

		if ( null !== $obstacle ) {
			return $obstacle;
		}

		if ( self::is_closed_to_command_line() && ! GuardPlace::is_root() ) {
			return 'hidden';
		}

		$owner = GuardPlace::owner();

		foreach ( array( self::parent_folder(), self::folder() ) as $path ) {
			$found = InboxFolder::owner_of( $path );

			if ( false === $found ) {
				return 'missing';
			}

			if ( null === $found || ! in_array( $owner, array( null, $found ), true ) ) {
				return 'anothers';
			}
		}

		return self::look( static fn (): bool => true ) ? null : 'unusable';
	}

	/**
	 * Looks into the site's inbox; root does so with the rights of its owner.
	 *
	 * @param callable(Inbox): bool $work only reads, and loads no class of the plugin's
	 * @return bool what $work returned; false if the inbox cannot be had
	 */
	public static function look( callable $work ): bool {
		if ( null !== self::obstacle() ) {
			return false;
		}

		$folder       = self::folder();
		$installation = self::installation();

		return FileOwner::act(
			$folder,
			static function () use ( $folder, $installation, $work ): bool {
				$inbox = self::opened( $folder, $installation );

				return null !== $inbox && $work( $inbox );
			}
		);
	}

	/**
	 * Folders beside the guard file in which webhooks lie that no site of this
	 * installation works off: another installation's, or this one's before its
	 * sites had another address or wp-config.php named another place.
	 *
	 * @return list<string>
	 */
	public static function strangers(): array {
		$parent = self::usual_parent();
		$found  = self::is_absolute( $parent ) ? InboxFolder::with_entries( $parent ) : array();

		return array() === $found ? array() : array_values( array_diff( $found, array_map( static fn ( int $id ): string => Sites::on( $id, self::folder( ... ) ), Sites::ids() ) ) );
	}

	/** @return 'relative'|'unconfirmed'|'copy'|null why there can be no inbox, whatever is on the disk */
	private static function obstacle(): ?string {
		return match ( true ) {
			! self::is_absolute( self::parent_folder() ) => 'relative',
			'' === SiteIdentity::confirmed()             => 'unconfirmed',
			SiteIdentity::is_copy()                      => 'copy',
			default                                      => null,
		};
	}

	private static function opened( string $folder, string $installation ): ?Inbox {
		try {
			return Inbox::open( $folder, $installation );
		} catch ( InboxException ) {
			return null;
		}
	}

	private static function is_closed_to_command_line(): bool {
		return GuardPlace::is_foreign_command_line() || GuardPlace::is_ownerless();
	}

	private static function folder_in( string $parent_folder ): string {
		return sprintf( '%s/%d-%s', $parent_folder, get_current_blog_id(), substr( hash( 'sha256', self::installation() ), 0, self::DIGITS ) );
	}

	private static function is_absolute( string $path ): bool {
		return str_starts_with( $path, '/' ) && ! str_contains( $path, "\0" );
	}
}
