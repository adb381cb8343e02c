<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\WordPress\Install\GuardFileFormat;

/**
 * Where the guard file lies, whose it is, and whether it is wanted.
 *
 * One place for all sites of an installation.
 */
final class GuardPlace {

	/** The option, a network's where there is one, that holds what the command line cannot know of the web server's PHP, and what `guard remove` decided. */
	public const OPTION = 'encharge_webhooks_guard';

	/** How many places are remembered where a file may have been left. */
	private const FORMER_PLACES = 10;

	/** @return string the file's path: encharge.guard_file, on the command line as the web server's PHP has it once that is known, else in wp-content */
	public static function path(): string {
		return self::path_of( self::named() );
	}

	/** @return list<string> every place where this installation's file may lie, the present one first */
	public static function all(): array {
		$places = array( self::path(), WP_CONTENT_DIR . '/' . GuardFileFormat::NAME );

		foreach ( self::networks() as $network_id ) {
			$remembered = self::remembered( $network_id );
			$places     = array( ...$places, self::path_of( (string) $remembered['file'] ), ...$remembered['former'] );
		}

		return array_values( array_unique( $places ) );
	}

	/** @return list<string> places where the file lay before, and on some server may have been left */
	public static function former(): array {
		return self::remembered()['former'];
	}

	/** Removes what is remembered, for a plugin that goes. */
	public static function forget(): void {
		foreach ( self::networks() as $network_id ) {
			delete_network_option( $network_id, self::OPTION );
		}
	}

	/** @return bool whether the file lies where the extension looks for it without being told */
	public static function is_usual(): bool {
		return '' === self::named();
	}

	/** @return bool whether the web server's PHP itself names the place */
	public static function is_told(): bool {
		return '' !== (string) self::remembered()['file'];
	}

	/** Keeps for the command line what the web server's PHP was told, and who it is. */
	public static function remember(): void {
		if ( self::is_command_line() ) {
			return;
		}

		$known   = self::remembered();
		$workers = WebWorkers::count() ?? $known['workers'];

		// Stored also where nothing was said: an option that is not there costs a query each time.
		if ( array( self::configured(), self::user(), $workers ) !== array( $known['file'], $known['user'], $known['workers'] ) ) {
			$former = array_diff( array( ...$known['former'], self::path_of( (string) $known['file'] ) ), array( self::path() ) );

			self::store(
				array(
					'file'    => self::configured(),
					'user'    => self::user(),
					'workers' => $workers,
					'former'  => array_slice( array_values( array_unique( $former ) ), - self::FORMER_PLACES ),
				)
			);
		}
	}

	/** Lets what another process remembered be seen. */
	public static function forget_cache(): void {
		if ( is_multisite() ) {
			wp_cache_delete( get_current_network_id() . ':' . self::OPTION, 'site-options' );
		} else {
			wp_cache_delete( self::OPTION, 'options' );
			wp_cache_delete( 'alloptions', 'options' );
			wp_cache_delete( 'notoptions', 'options' );
		}
	}

	/** @return bool whether there should be a guard file: unless `wp encharge guard remove` said no */
	public static function is_wanted(): bool {
		return self::remembered()['wanted'];
	}

	/** @param bool $wanted whether there should be a guard file from now on */
	public static function want( bool $wanted ): void {
		if ( self::is_wanted() !== $wanted ) {
			self::store( array( 'wanted' => $wanted ) );
		}
	}

	/**
	 * Whose the file has to be, and who is asked for: whoever runs the web
	 * server's PHP. Where that is not known yet, the user whose the file is, else
	 * its folder.
	 *
	 * @return int|null null if nothing of that can be seen
	 */
	public static function owner(): ?int {
		$web = self::is_command_line() ? self::remembered()['user'] : self::user();

		return $web ?? self::owner_of( self::path() ) ?? self::owner_of( dirname( self::path() ) );
	}

	/** @return int|null null if it is not there, or cannot be seen */
	public static function owner_of( string $path ): ?int {
		clearstatcache( true, $path );
		$owner = @fileowner( $path ); // phpcs:ignore WordPress.PHP.NoSilencedErrors -- it may not be there.

		return false === $owner ? null : $owner;
	}

	/** @return bool whether somebody waits at a terminal, and no visitor */
	public static function is_command_line(): bool {
		return 'cli' === PHP_SAPI;
	}

	/** @return bool whether this is the command line, run by another user than the file's owner: what they see of it is not what the web server's PHP sees, and root must do nothing in a folder of another's */
	public static function is_foreign_command_line(): bool {
		// What is remembered is the database's word: by it alone root writes nothing that could be more than a guard file.
		$is_suspect = self::is_root() && ! str_ends_with( self::path(), '.php' );

		return self::is_command_line() && ! self::is_ownerless() && ( $is_suspect || ! in_array( self::user(), array( null, self::owner() ), true ) );
	}

	/** @return bool whether the command line would have to guess who runs the web server's PHP */
	public static function is_web_unknown(): bool {
		return self::is_command_line() && null === self::remembered()['user'];
	}

	/** @return bool whether this is root's command line, and nothing but root's own files tells who could read the file */
	public static function is_ownerless(): bool {
		return self::is_command_line() && self::is_root() && null === self::remembered()['user'] && in_array( self::owner(), array( null, 0 ), true );
	}

	/** @return int|null how many requests the web server's PHP can handle at once, by its own word; null if it has not told that */
	public static function workers(): ?int {
		return self::remembered()['workers'];
	}

	/** @return bool whether whoever runs this may do anything */
	public static function is_root(): bool {
		return 0 === self::user();
	}

	/** @return string a user's name, or the number where there is no name */
	public static function user_name( int $user ): string {
		$entry = function_exists( 'posix_getpwuid' ) ? posix_getpwuid( $user ) : false;

		return false === $entry ? (string) $user : $entry['name'];
	}

	/** @return bool whether a user has a name, as not every one of a container has */
	public static function has_name( int $user ): bool {
		return self::user_name( $user ) !== (string) $user;
	}

	/** @return int|null who runs this; null where PHP cannot tell */
	public static function user(): ?int {
		return function_exists( 'posix_geteuid' ) ? posix_geteuid() : null;
	}

	/** The place that was named; '' if none was. The command line's own php.ini counts only while nobody knows what the web server's says. */
	private static function named(): string {
		return ( self::is_command_line() ? self::remembered()['file'] : null ) ?? self::configured();
	}

	private static function path_of( string $named ): string {
		return '' === $named ? WP_CONTENT_DIR . '/' . GuardFileFormat::NAME : $named;
	}

	private static function configured(): string {
		return trim( (string) ini_get( 'encharge.guard_file' ) );
	}

	/** @return array<int|null> all that there are; null: the only site's */
	private static function networks(): array {
		/** @var array<int> $ids that it can also be a number is for a count */
		$ids = is_multisite() ? get_networks( array( 'fields' => 'ids' ) ) : array();

		return is_multisite() ? $ids : array( null );
	}

	/** @return array{wanted: bool, file: string|null, user: int|null, workers: int|null, former: list<string>} file, user and workers are null while the web server's PHP has not told them */
	private static function remembered( ?int $network_id = null ): array {
		$stored = get_network_option( $network_id, self::OPTION, array() );
		$stored = is_array( $stored ) ? $stored : array();
		$former = is_array( $stored['former'] ?? null ) ? $stored['former'] : array();

		return array(
			'wanted'  => false !== ( $stored['wanted'] ?? true ),
			'file'    => is_string( $stored['file'] ?? null ) ? $stored['file'] : null,
			'user'    => is_int( $stored['user'] ?? null ) ? $stored['user'] : null,
			'workers' => is_int( $stored['workers'] ?? null ) ? $stored['workers'] : null,
			'former'  => array_values( array_filter( $former, is_string( ... ) ) ),
		);
	}

	/** @param array{wanted?: bool, file?: string, user?: int|null, workers?: int|null, former?: list<string>} $changes */
	private static function store( array $changes ): void {
		update_network_option( null, self::OPTION, $changes + self::remembered() );
	}
}
