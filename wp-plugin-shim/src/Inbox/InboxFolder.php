<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\WordPress\Guard\FileOwner;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Install\GuardFileFormat;
use FilesystemIterator;
use UnexpectedValueException;

/**
 * Makes and removes the folder of an inbox.
 *
 * No link is followed: a folder that is no folder of the user who runs this is
 * left alone.
 *
 * phpcs:disable WordPress.WP.AlternativeFunctions, WordPress.PHP.NoSilencedErrors -- the extension reads what PHP's user wrote;
 * WP_Filesystem may be FTP. What fails is told by what is returned.
 */
final class InboxFolder {

	private const SUBFOLDERS = array( 'tmp', 'new', 'cur', 'later', 'dead', 'aside' );

	/** Those of them in which somebody would have to do something. */
	private const WITH_WORK = array( 'new', 'cur', 'later', 'dead' );

	/** What lies beside the sites' folders: the file by which the server counts the webhooks in WordPress, and one that keeps a web server from listing the folder. */
	private const SLOTS = 'slots.lock';
	private const INDEX = 'index.php';

	private const TYPE   = 0170000;
	private const FOLDER = 0040000;
	private const FILE   = 0100000;

	/** @return bool whether all is there */
	public static function make( string $parent_folder, string $folder ): bool {
		$is_made = self::make_folder( $parent_folder )
			&& self::make_file( "$parent_folder/" . self::INDEX, 0077, GuardFileFormat::FIRST_LINE )
			&& self::make_file( "$parent_folder/" . self::SLOTS, 0 )
			&& self::make_folder( $folder );

		foreach ( self::SUBFOLDERS as $name ) {
			$is_made = $is_made && self::make_folder( "$folder/$name" );
		}

		return $is_made && self::make_file( "$folder/drain.lock", 0077 );
	}

	/** Removes a site's folder, and the one above if nothing else is in it. */
	public static function remove( string $parent_folder, string $folder ): void {
		FileOwner::act( $folder, static fn (): bool => self::remove_all( $folder ) );
		FileOwner::act( $parent_folder, static fn (): bool => self::remove_empty( $parent_folder ) );
	}

	/** @return int|false|null whose the folder is; false if there is nothing; null if it is no folder */
	public static function owner_of( string $path ): int|false|null {
		$found = self::found( $path );

		return null === $found ? false : ( self::FOLDER === ( $found['mode'] & self::TYPE ) ? $found['uid'] : null );
	}

	/** @return bool|null whether the folder is closed to everybody but its owner; null if there is none */
	public static function is_private( string $path ): ?bool {
		$found = self::found( $path );

		return null === $found ? null : 0 === ( $found['mode'] & 0077 );
	}

	/** @return list<string> folders of sites that hold unfinished webhooks */
	public static function with_entries( string $parent_folder ): array {
		$found = array();

		FileOwner::act(
			$parent_folder,
			static function () use ( $parent_folder, &$found ): bool {
				$found = array_values( array_filter( self::content( $parent_folder ), self::has_entries( ... ) ) );

				return true;
			}
		);

		return $found;
	}

	private static function has_entries( string $folder ): bool {
		if ( 1 !== preg_match( '#/\d+-[0-9a-f]+$#D', $folder ) ) {
			return false;
		}

		foreach ( self::WITH_WORK as $name ) {
			// The first will do: there may be a million.
			foreach ( self::iterate( "$folder/$name" ) as $entry ) {
				return true;
			}
		}

		return false;
	}

	private static function make_folder( string $path ): bool {
		if ( null === self::found( $path ) && function_exists( 'mkdir' ) ) {
			$mask = umask( 0077 );
			@mkdir( $path, 0700 );
			umask( $mask );
		}

		return self::is_ours( $path, self::FOLDER );
	}

	private static function make_file( string $path, int $mask, string $content = '' ): bool {
		if ( self::is_ours( $path, self::FILE ) ) {
			return true;
		}

		if ( null !== self::found( $path ) ) {
			// A link, or somebody else's: neither followed nor used.
			@unlink( $path );
		}

		$before = umask( $mask );
		$handle = @fopen( $path, 'x' );
		umask( $before );

		if ( false !== $handle ) {
			// On a full disk it stays empty, which leads nobody anywhere either.
			@fwrite( $handle, $content );
			fclose( $handle );
		}

		return self::is_ours( $path, self::FILE );
	}

	private static function remove_all( string $folder ): bool {
		foreach ( self::SUBFOLDERS as $name ) {
			self::remove_files( "$folder/$name" );
			self::remove_folder( "$folder/$name" );
		}

		self::remove_files( $folder );

		return self::remove_folder( $folder );
	}

	private static function remove_empty( string $parent_folder ): bool {
		$own = array( "$parent_folder/" . self::INDEX, "$parent_folder/" . self::SLOTS );

		if ( array() !== array_diff( self::content( $parent_folder ), $own ) ) {
			return false;
		}

		array_map( static fn ( string $path ): bool => @unlink( $path ), $own );

		return self::remove_folder( $parent_folder );
	}

	private static function remove_files( string $folder ): void {
		foreach ( self::iterate( $folder ) as $path ) {
			@unlink( $path );
		}
	}

	private static function remove_folder( string $path ): bool {
		return function_exists( 'rmdir' ) && @rmdir( $path );
	}

	/** @return list<string> paths of what is in the folder; none if it is a link */
	private static function content( string $folder ): array {
		$paths = array();

		foreach ( self::iterate( $folder ) as $path ) {
			$paths[] = $path;
		}

		return $paths;
	}

	/** @return iterable<string> */
	private static function iterate( string $folder ): iterable {
		if ( ! is_int( self::owner_of( $folder ) ) ) {
			return;
		}

		try {
			foreach ( new FilesystemIterator( $folder, FilesystemIterator::SKIP_DOTS | FilesystemIterator::CURRENT_AS_PATHNAME ) as $path ) {
				yield (string) $path;
			}
		} catch ( UnexpectedValueException ) {
			return;
		}
	}

	private static function is_ours( string $path, int $type ): bool {
		$found = self::found( $path );

		return null !== $found && ( $found['mode'] & self::TYPE ) === $type && in_array( GuardPlace::user(), array( null, $found['uid'] ), true );
	}

	/** @return array{mode: int, uid: int}|null null if there is nothing, or it cannot be seen */
	private static function found( string $path ): ?array {
		clearstatcache( true, $path );
		$found = @lstat( $path );

		return false === $found ? null : array(
			'mode' => $found['mode'],
			'uid'  => $found['uid'],
		);
	}
}
