<?php
/**
 * GuardPlace: where the guard file lies, whose it is, and whether it is wanted.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

/**
 * One place for all sites of an installation.
 */
final class GuardPlace {

	/** A network's where there is one: what the command line cannot know from its own php.ini, and what `guard remove` decided. */
	public const OPTION = 'encharge_webhooks_guard';

	private const NAME = 'encharge-guard.php';

	/** How many places are remembered where a file may have been left. */
	private const FORMER_PLACES = 10;

	/** @return string the file's path: encharge.guard_file, on the command line also as the web server's PHP has it, else in wp-content */
	public static function path(): string {
		return self::is_usual() ? WP_CONTENT_DIR . '/' . self::NAME : self::named();
	}

	/** @return list<string> every place where this installation's file may lie, the present one first */
	public static function all(): array {
		$places = array( self::path(), WP_CONTENT_DIR . '/' . self::NAME );

		foreach ( self::networks() as $network_id ) {
			$remembered = self::remembered( $network_id );
			$places     = array( ...$places, $remembered['file'], ...$remembered['former'] );
		}

		return array_values( array_unique( array_filter( $places ) ) );
	}

	/** For a plugin that goes. */
	public static function forget(): void {
		foreach ( self::networks() as $network_id ) {
			delete_network_option( $network_id, self::OPTION );
		}
	}

	/** @return bool whether the file lies where the extension looks for it without being told */
	public static function is_usual(): bool {
		return '' === self::named();
	}

	/** Keeps for the command line what the web server's PHP was told. */
	public static function remember(): void {
		$is_known = is_array( get_network_option( null, self::OPTION ) ) && self::configured() === self::remembered()['file'];

		// Stored also where nothing was said: an option that is not there costs a query each time.
		if ( ! self::is_command_line() && ! $is_known ) {
			$former = array_filter( array( ...self::remembered()['former'], self::remembered()['file'] ), static fn ( string $file ): bool => ! in_array( $file, array( '', self::configured() ), true ) );

			self::store(
				array(
					'file'   => self::configured(),
					'former' => array_slice( array_values( array_unique( $former ) ), - self::FORMER_PLACES ),
				)
			);
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

	/** @return int|null the user whose the file is, else its folder; null if neither can be seen */
	public static function owner(): ?int {
		clearstatcache();

		foreach ( array( self::path(), dirname( self::path() ) ) as $path ) {
			$owner = @fileowner( $path ); // phpcs:ignore WordPress.PHP.NoSilencedErrors -- it may not be there.

			if ( false !== $owner ) {
				return $owner;
			}
		}

		return null;
	}

	/** @return bool whether somebody waits at a terminal, and no visitor */
	public static function is_command_line(): bool {
		return 'cli' === PHP_SAPI;
	}

	/** @return bool whether this is the command line, run as somebody else than the owner */
	public static function is_foreign_command_line(): bool {
		return self::is_command_line() && null !== self::user() && null !== self::owner() && self::user() !== self::owner();
	}

	/** @return bool whether whoever runs this may give files away */
	public static function is_root(): bool {
		return 0 === self::user();
	}

	/** @return string a user's name, or the number where there is no name */
	public static function user_name( ?int $user ): string {
		$entry = null !== $user && function_exists( 'posix_getpwuid' ) ? posix_getpwuid( $user ) : false;

		return false === $entry ? (string) $user : $entry['name'];
	}

	/** @return int|null who runs this; null where PHP cannot tell */
	public static function user(): ?int {
		return function_exists( 'posix_geteuid' ) ? posix_geteuid() : null;
	}

	/** The place that was named; '' if none was. */
	private static function named(): string {
		$configured = self::configured();

		return '' === $configured && self::is_command_line() ? self::remembered()['file'] : $configured;
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

	/** @return array{wanted: bool, file: string, former: list<string>} */
	private static function remembered( ?int $network_id = null ): array {
		$stored = get_network_option( $network_id, self::OPTION, array() );
		$stored = is_array( $stored ) ? $stored : array();
		$former = is_array( $stored['former'] ?? null ) ? $stored['former'] : array();

		return array(
			'wanted' => false !== ( $stored['wanted'] ?? true ),
			'file'   => is_string( $stored['file'] ?? null ) ? $stored['file'] : '',
			'former' => array_values( array_filter( $former, is_string( ... ) ) ),
		);
	}

	/** @param array{wanted?: bool, file?: string, former?: list<string>} $changes */
	private static function store( array $changes ): void {
		update_network_option( null, self::OPTION, $changes + self::remembered() );
	}
}
