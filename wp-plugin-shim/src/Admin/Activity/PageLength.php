<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

/**
 * How many rows of the log a page has: an option of the screen, of each user's own.
 */
final class PageLength {

	public const OPTION = 'encharge_webhooks_activity_per_page';

	public const USUAL = 20;

	private const LONGEST = 100;

	/** WordPress saves a screen's options before any page is loaded. */
	public static function register_hooks(): void {
		add_filter( 'set_screen_option_' . self::OPTION, static fn ( mixed $kept, string $option, int $value ): int => self::within_bounds( $value ), 10, 3 );
	}

	public static function within_bounds( int $rows ): int {
		return max( 1, min( self::LONGEST, $rows ) );
	}
}
