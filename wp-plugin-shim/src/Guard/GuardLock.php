<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

/**
 * One writer of the guard file at a time.
 *
 * The lock is an empty file beside the guard file, which nobody else may open:
 * whoever can open a file or a folder, if only to read, can hold its lock for
 * good.
 *
 * phpcs:disable WordPress.WP.AlternativeFunctions, WordPress.PHP.NoSilencedErrors -- WP_Filesystem knows no locks. What fails is told by
 * an exception.
 */
final class GuardLock {

	/** Ends like a PHP file's name, so that no web server lets the lock be downloaded. */
	private const SUFFIX = '-lock.php';

	/** How many microseconds apart, and how often, another writer is waited for: two seconds on the command line. A page does not wait for what it can do without. */
	private const PAUSE             = 20000;
	private const TRIES_BY_COMMANDS = 100;
	private const TRIES_BY_PAGES    = 3;

	/** Where the lock's file lies. */
	public readonly string $path;

	/** @param string $guard_file the guard file's path */
	public function __construct( string $guard_file ) {
		$this->path = ( str_ends_with( $guard_file, '.php' ) ? substr( $guard_file, 0, -4 ) : $guard_file ) . self::SUFFIX;
	}

	/**
	 * Keeps other writers out, in this and in other processes.
	 *
	 * @param callable(): void $work
	 * @throws GuardFileFailed If another writer does not come to an end, or the file cannot be made.
	 */
	public function hold( callable $work ): void {
		$handle = $this->acquire();

		try {
			$work();
		} finally {
			fclose( $handle );
		}
	}

	/** Removes the lock's file: whoever waits for it makes another. */
	public function remove(): void {
		@unlink( $this->path );
	}

	/**
	 * @return resource the file, locked until it is closed
	 * @throws GuardFileFailed If that cannot be had.
	 */
	private function acquire(): mixed {
		$tries = GuardPlace::is_command_line() ? self::TRIES_BY_COMMANDS : self::TRIES_BY_PAGES;

		while ( true ) {
			$handle = $this->open();

			if ( false === $handle ) {
				throw new GuardFileFailed( 'unwritable' );
			}

			// One that was removed meanwhile keeps nobody out.
			if ( self::is_locked( $handle ) && $this->is_there( $handle ) ) {
				return $handle;
			}

			fclose( $handle );

			if ( 0 === --$tries ) {
				throw new GuardFileFailed( 'busy' );
			}

			if ( function_exists( 'usleep' ) ) {
				usleep( self::PAUSE );
			}
		}
	}

	/** @param resource $handle */
	private static function is_locked( $handle ): bool {
		// Where the file system has no locks, or PHP was not left any, the last writer counts.
		return ! function_exists( 'flock' ) || flock( $handle, LOCK_EX | LOCK_NB, $is_busy ) || 1 !== $is_busy;
	}

	/** @return resource|false */
	private function open(): mixed {
		clearstatcache( true, $this->path );
		$found = @lstat( $this->path );

		if ( false !== $found && ! self::is_ours( $found ) ) {
			// A link, or somebody else's: neither followed nor waited for.
			@unlink( $this->path );
			$found = false;
		}

		if ( false === $found ) {
			return $this->create();
		}

		if ( 0 !== ( $found['mode'] & 0077 ) && function_exists( 'chmod' ) ) {
			@chmod( $this->path, 0600 );
		}

		// Nothing is written; but some file systems lock only what is open for writing, and so opened, no pipe is waited for.
		return @fopen( $this->path, 'r+' );
	}

	/** @return resource|false */
	private function create(): mixed {
		$mask   = umask( 0077 );
		$handle = @fopen( $this->path, 'x+' );
		umask( $mask );

		if ( false !== $handle ) {
			return $handle;
		}

		// Another writer was faster.
		$found = @lstat( $this->path );

		return false !== $found && self::is_ours( $found ) ? @fopen( $this->path, 'r+' ) : false;
	}

	/** @param array<array-key, int> $found what lstat() says */
	private static function is_ours( array $found ): bool {
		$is_file = 0100000 === ( $found['mode'] & 0170000 );

		return $is_file && in_array( GuardPlace::user(), array( null, $found['uid'] ), true );
	}

	/** @param resource $handle */
	private function is_there( $handle ): bool {
		clearstatcache( true, $this->path );

		$found = @lstat( $this->path );
		$held  = fstat( $handle );

		return false !== $found && false !== $held && array( $found['dev'], $found['ino'] ) === array( $held['dev'], $held['ino'] );
	}
}
