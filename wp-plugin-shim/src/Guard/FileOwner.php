<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

/**
 * Removes files with no more rights than their owner has.
 *
 * In a folder of another user's, what root has just looked at may be a link to
 * any file of the machine by the time root acts on it. Keeps to PHP 7.4, and
 * needs no extension of ours.
 */
final class FileOwner {

	/**
	 * @param string           $path what $work looks at and acts on
	 * @param callable(): bool $work what only reads and changes files, and loads no class
	 * @return bool what $work returned; false if it was not run, since whose the file is cannot be seen or become
	 */
	public static function act( string $path, callable $work ): bool {
		if ( ! function_exists( 'posix_geteuid' ) || 0 !== posix_geteuid() ) {
			return $work();
		}

		$owner = self::owner( $path );

		if ( null !== $owner && 0 === $owner['uid'] ) {
			return $work();
		}

		if ( null === $owner || ! function_exists( 'posix_seteuid' ) || ! function_exists( 'posix_setegid' ) ) {
			return false;
		}

		try {
			return posix_setegid( $owner['gid'] ) && posix_seteuid( $owner['uid'] ) && $work();
		} finally {
			posix_seteuid( 0 );
			posix_setegid( 0 );
		}
	}

	/**
	 * The file's; where that is root's, that of the nearest folder above which
	 * is somebody's: they decide what lies at the path.
	 *
	 * @return array{uid: int, gid: int}|null null if it cannot be seen
	 */
	private static function owner( string $path ): ?array {
		clearstatcache( true );

		do {
			$found = @lstat( $path ); // phpcs:ignore WordPress.PHP.NoSilencedErrors -- it may not be there.
			$above = dirname( $path );
			$is_up = $above === $path;
			$path  = $above;
		} while ( false !== $found && 0 === $found['uid'] && ! $is_up );

		return false === $found ? null : array(
			'uid' => $found['uid'],
			'gid' => $found['gid'],
		);
	}
}
