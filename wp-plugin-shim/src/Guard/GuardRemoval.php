<?php
/**
 * GuardRemoval: the guard file of a plugin that goes.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

/**
 * It holds the API token, so it goes from every place where it may have been
 * left. Needs neither the extension nor the plugin's main file.
 */
final class GuardRemoval {

	/** @return list<string> guard files of this installation that could not be removed */
	public static function everywhere(): array {
		$files = array_map( static fn ( string $path ): GuardFile => new GuardFile( $path ), GuardPlace::all() );
		$left  = array_filter( $files, static fn ( GuardFile $file ): bool => self::is_ours( $file ) && ! self::remove( $file ) );

		return array_values( array_map( static fn ( GuardFile $file ): string => $file->path, $left ) );
	}

	/** Where this installation's file was before: it holds keys and a token, and would be found again if the place were taken back. */
	public static function of_former_places(): void {
		GuardPlace::keep_former( array_values( array_filter( GuardPlace::former(), self::is_left( ... ) ) ) );
	}

	/** @return bool whether it is gone */
	public static function remove( GuardFile $file ): bool {
		// Or it would be loaded with the rights of the file's owner.
		class_exists( GuardLock::class );

		return null === $file->modified() || FileOwner::act( $file->path, static fn (): bool => $file->is_guard_file() && $file->remove() );
	}

	private static function is_left( string $path ): bool {
		$file = new GuardFile( $path );

		return match ( $file->state() ) {
			'missing'    => false,
			// By open_basedir, or since it is another user's.
			'unreadable' => true,
			default      => self::is_ours( $file ) && ! self::remove( $file ),
		};
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
