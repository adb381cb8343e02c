<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardFileFailed;
use WP_CLI;

/**
 * What a command, be it this plugin's or another, says of the guard file that it
 * leaves behind.
 *
 * @phpstan-import-type Problem from GuardFileFailed
 */
final class GuardWarnings {

	private static bool $has_warned = false;

	/** Also for a command that deletes the plugin: where it has deactivated the plugin before, they are hooked already. */
	public static function register_hooks(): void {
		// By their names, to be hooked but once.
		add_action( 'encharge_webhooks_guard_file_failed', array( self::class, 'file_failed' ), 10, 2 );
		add_action( 'encharge_webhooks_guard_files_left', array( self::class, 'files_left' ) );
	}

	/**
	 * Hooked to encharge_webhooks_guard_file_failed.
	 *
	 * @param Problem $problem what was in the way
	 * @param string  $failure why the web server's PHP could not do it; '' if it was not asked
	 */
	public static function file_failed( string $problem, string $failure ): void {
		if ( ! self::$has_warned ) {
			self::$has_warned = true;
			WP_CLI::warning( trim( GuardAdvice::on( $problem ) . ' ' . $failure ) );
		}
	}

	/**
	 * Hooked to encharge_webhooks_guard_files_left.
	 *
	 * @param list<string> $paths where they lie
	 */
	public static function files_left( array $paths ): void {
		WP_CLI::warning( GuardAdvice::on_left( $paths ) );
	}
}
