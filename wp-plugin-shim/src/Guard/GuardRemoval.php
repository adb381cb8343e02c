<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

/**
 * The guard file of a plugin that goes.
 *
 * It holds the API token, so it goes from every place where it may have been
 * left. Needs neither the extension nor the plugin's main file.
 */
final class GuardRemoval {

	/** Removes the file from every place, and tells what somebody else has to remove: afterwards there is no command of this plugin that could. */
	public static function everywhere(): void {
		$left = array_filter( GuardPlace::all(), self::is_left( ... ) );

		if ( array() !== $left ) {
			/**
			 * Fires when the plugin goes, on one site or for good, and cannot remove
			 * guard files, in which the API token stands.
			 *
			 * @param list<string> $paths Where they lie.
			 */
			do_action( 'encharge_webhooks_guard_files_left', array_values( $left ) );
		}
	}

	/**
	 * Where this installation's file was before: it holds keys and a token, and
	 * would be found again if the place were taken back. Each of several web
	 * servers has files of its own, so a place where none is stays remembered.
	 */
	public static function of_former_places(): void {
		foreach ( GuardPlace::former() as $path ) {
			$file = new GuardFile( $path );

			if ( self::is_former( $file ) ) {
				self::remove( $file );
			}
		}
	}

	/** @return list<string> former places where a file of this installation can be seen */
	public static function seen_in_former_places(): array {
		$is_seen = static function ( string $path ): bool {
			$file = new GuardFile( $path );

			return null !== $file->modified() && ( $file->is_closed() || self::is_former( $file ) );
		};

		return array_values( array_filter( GuardPlace::former(), $is_seen ) );
	}

	/** @return bool whether it is gone */
	public static function remove( GuardFile $file ): bool {
		// Or it would be loaded with the rights of the file's owner.
		class_exists( GuardLock::class );

		return null === $file->modified() || FileOwner::act( $file->path, $file->remove( ... ) );
	}

	private static function is_left( string $path ): bool {
		$file = new GuardFile( $path );

		// What cannot be read may be another installation's, but for what lies in the usual place.
		return $file->is_closed() && WP_CONTENT_DIR !== dirname( $path )
			? $file->is_absolute()
			: ( $file->is_closed() || self::is_ours( $file ) ) && ! self::remove( $file );
	}

	/** The file in use can have other names, by a link or by another mount. */
	private static function is_former( GuardFile $file ): bool {
		return self::is_ours( $file ) && ! $file->is_same_as( GuardFile::here() );
	}

	/** The usual place is nobody else's; elsewhere a file says whose it is, and one that says nothing serves nobody. */
	private static function is_ours( GuardFile $file ): bool {
		if ( ! $file->is_absolute() || ! $file->is_guard_file() ) {
			return false;
		}

		$document = $file->document();

		return null === $document
			|| WP_CONTENT_DIR === dirname( $file->path )
			|| trailingslashit( ABSPATH ) === ( $document['root'] ?? '' )
			|| GuardSettings::holds_this_site( $document );
	}
}
