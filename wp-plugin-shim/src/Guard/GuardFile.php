<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\Guard;
use Encharge\Webhooks\WordPress\Install\GuardFileFormat;

/**
 * The file from which the extension's guard knows the site.
 *
 * It is read and written whole, and as secret as wp-config.php, since it holds
 * the API token.
 *
 * The classes here begin with Guard, although their namespace does: File, Lock,
 * Settings and Place are words of other rooms too, and the bare Guard is the
 * extension's class, which answers webhooks by what this file says.
 *
 * @phpstan-import-type Document from GuardSettings
 *
 * phpcs:disable WordPress.WP.AlternativeFunctions, WordPress.PHP.NoSilencedErrors -- the extension reads what PHP's user wrote, atomically;
 * WP_Filesystem may be FTP. What fails is told by what is returned.
 */
final class GuardFile {

	/** How the names of files begin that are being written; they end like a PHP file's, so that none can be downloaded. */
	private const TEMPORARY = '.encharge-guard-';

	/** After this many seconds nobody writes such a file any more. */
	private const ABANDONED = 60;

	/** @param string $path where it lies; for the extension to find it there, absolute */
	public function __construct( public readonly string $path ) {}

	/** @return self this installation's */
	public static function here(): self {
		return new self( GuardPlace::path() );
	}

	/** @return bool whether the extension would look for it: a relative path depends on who is asked */
	public function is_absolute(): bool {
		return str_starts_with( $this->path, '/' );
	}

	/** @return 'missing'|'unreadable'|'foreign'|'damaged'|'newer'|'valid' as the extension sees it */
	public function state(): string {
		/** @var 'missing'|'unreadable'|'foreign'|'damaged'|'newer'|'valid' */
		return Guard::inspect( $this->path )['state'];
	}

	/** @return int how many sites the guard would find in it */
	public function site_count(): int {
		return Guard::inspect( $this->path )['sites'] ?? 0;
	}

	/** @return array<array-key, mixed>|null what stands in it; null if it cannot be read or is not ours */
	public function document(): ?array {
		// Whatever took its place, a pipe too: do not wait for it, nor read it all.
		$content = is_file( $this->path ) ? @file_get_contents( $this->path, false, null, 0, GuardFileFormat::MAX_BYTES ) : false;

		if ( false === $content || ! str_starts_with( $content, GuardFileFormat::FIRST_LINE ) ) {
			return null;
		}

		$document = json_decode( substr( $content, strlen( GuardFileFormat::FIRST_LINE ) ), true );

		return is_array( $document ) ? $document : null;
	}

	/** @return bool whether it begins as every guard file does, whatever follows */
	public function is_guard_file(): bool {
		return @is_file( $this->path ) && GuardFileFormat::FIRST_LINE === @file_get_contents( $this->path, false, null, 0, strlen( GuardFileFormat::FIRST_LINE ) );
	}

	/** @return int|null when it was last written or touched, in Unix time; null if it is not there */
	public function modified(): ?int {
		clearstatcache( true, $this->path );
		$modified = @filemtime( $this->path );

		return false === $modified ? null : $modified;
	}

	/** @return bool whether both are one file by two names, as far as PHP can tell; if it cannot, they may be */
	public function is_same_as( self $other ): bool {
		if ( ! function_exists( 'stat' ) ) {
			return true;
		}

		clearstatcache( true );
		$stats = array( @stat( $this->path ), @stat( $other->path ) );

		return is_array( $stats[0] ) && is_array( $stats[1] ) && array( $stats[0]['dev'], $stats[0]['ino'] ) === array( $stats[1]['dev'], $stats[1]['ino'] );
	}

	/** @return int|null whose it is; null if it is not there, or cannot be seen */
	public function owner(): ?int {
		return GuardPlace::owner_of( $this->path );
	}

	/** @return int|null who may do what with it, as chmod() takes it; null if it is not there, or PHP may not tell */
	public function permissions(): ?int {
		$mode = null === $this->modified() || ! function_exists( 'fileperms' ) ? false : fileperms( $this->path );

		return false === $mode ? null : $mode & 07777;
	}

	/** @return bool whether a word stands in it: every page asks, so nothing is decoded */
	public function holds( string $word ): bool {
		return is_file( $this->path ) && str_contains( (string) @file_get_contents( $this->path, false, null, 0, GuardFileFormat::MAX_BYTES ), $word );
	}

	/** @return bool whether there is one that whoever runs this may not read, or a folder into which they may not look */
	public function is_closed(): bool {
		$folder = dirname( $this->path );

		return ( @is_dir( $folder ) && ! @is_executable( $folder ) ) || ( @is_file( $this->path ) && ! @is_readable( $this->path ) );
	}

	/** @return bool whether whoever runs this may put another in its place */
	public function is_replaceable(): bool {
		return is_writable( dirname( $this->path ) );
	}

	/**
	 * @param int|null $time Unix time; null: now
	 * @return bool whether it could be done, which only its owner can
	 */
	public function touch( ?int $time = null ): bool {
		return function_exists( 'touch' ) && @touch( $this->path, $time ?? time() );
	}

	/**
	 * Replaces it, or makes it. Whoever reads it meanwhile sees the old or the
	 * new one.
	 *
	 * @param Document $document what the extension can read
	 * @throws GuardFileFailed If it cannot be written.
	 */
	public function write( array $document ): void {
		$this->remove_abandoned();

		$temporary = dirname( $this->path ) . '/' . self::TEMPORARY . bin2hex( random_bytes( 8 ) ) . '.php';

		try {
			self::fill( $temporary, GuardFileFormat::FIRST_LINE . wp_json_encode( $document, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) . "\n" );

			if ( 'valid' !== ( new self( $temporary ) )->state() ) {
				throw new GuardFileFailed( 'invalid' );
			}

			if ( ! @rename( $temporary, $this->path ) ) {
				throw new GuardFileFailed( 'unwritable' );
			}
		} catch ( GuardFileFailed $failure ) {
			@unlink( $temporary );

			throw $failure;
		}
	}

	/** @return bool whether it is gone */
	public function remove(): bool {
		$this->remove_abandoned();
		( new GuardLock( $this->path ) )->remove();

		return @unlink( $this->path ) || null === $this->modified();
	}

	/** @throws GuardFileFailed If it cannot be made and filled. */
	private static function fill( string $path, #[\SensitiveParameter] string $content ): void {
		// Nobody else may open it, not even while it is still empty.
		$mask   = umask( 0077 );
		$handle = @fopen( $path, 'x' );
		umask( $mask );

		if ( false === $handle ) {
			throw new GuardFileFailed( 'unwritable' );
		}

		try {
			$is_safe = strlen( $content ) === @fwrite( $handle, $content ) && ( ! function_exists( 'fsync' ) || fsync( $handle ) );

			if ( ! $is_safe ) {
				throw new GuardFileFailed( 'unwritable' );
			}
		} finally {
			fclose( $handle );
		}
	}

	/** Removes what writers left behind that were killed. */
	private function remove_abandoned(): void {
		if ( ! function_exists( 'glob' ) ) {
			return;
		}

		foreach ( (array) @glob( dirname( $this->path ) . '/' . self::TEMPORARY . '*.php' ) as $path ) {
			if ( is_string( $path ) && (int) @filemtime( $path ) < time() - self::ABANDONED ) {
				@unlink( $path );
			}
		}
	}
}
