<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\WordPress\Inbox\InboxEntries;
use WP_CLI;

use function WP_CLI\Utils\make_progress_bar;

/**
 * What a command does to entries of the inbox.
 */
final class InboxChanges {

	/** How many entries one pass over the inbox is for. */
	private const AT_ONCE = 10000;

	/**
	 * Each receipt that somebody has named by itself, since it may be none of an
	 * entry; many by one pass over the inbox.
	 *
	 * @param list<string>                          $receipts
	 * @param bool                                  $are_named whether the command names them
	 * @param bool                                  $is_bare   whether nothing but the number is printed
	 * @param callable(non-empty-list<string>): int $act       says of how many entries it was
	 * @return int of how many entries they were
	 */
	public static function each( array $receipts, bool $are_named, bool $is_bare, callable $act ): int {
		$progress = $is_bare ? null : make_progress_bar( __( 'Entries', 'webhooks-for-encharge' ), count( $receipts ) );
		$sum      = 0;

		foreach ( array_chunk( $receipts, $are_named ? 1 : self::AT_ONCE ) as $chunk ) {
			$found = self::used( static fn (): int => $act( $chunk ) );
			$sum  += $found;
			$progress?->tick( count( $chunk ) );

			if ( $are_named && 0 === $found ) {
				/* translators: %s: receipt. */
				WP_CLI::warning( sprintf( __( 'There is no entry with the receipt %s that this can be done to.', 'webhooks-for-encharge' ), $chunk[0] ) );
			}
		}

		$progress?->finish();

		if ( $is_bare ) {
			WP_CLI::line( (string) $sum );
		}

		return $sum;
	}

	/**
	 * @param list<string> $arguments
	 * @return list<string>
	 */
	public static function named( array $arguments ): array {
		$wrong = array_filter( $arguments, static fn ( string $argument ): bool => ! InboxEntries::is_receipt( $argument ) );

		if ( array() === $arguments ) {
			WP_CLI::error( __( 'Say which entries: by their receipts, or --all.', 'webhooks-for-encharge' ) );
		}

		if ( array() !== $wrong ) {
			/* translators: %s: what was given. */
			WP_CLI::error( sprintf( __( '%s is no receipt: those have 32 hexadecimal digits. Nothing was changed.', 'webhooks-for-encharge' ), Terminal::text( (string) reset( $wrong ) ) ) );
		}

		return array_values( array_unique( $arguments ) );
	}

	/**
	 * @template T
	 * @param callable(): T $use
	 * @return T
	 */
	public static function used( callable $use ): mixed {
		try {
			return $use();
		} catch ( InboxException $exception ) {
			/* translators: %s: why, in the system's own words. */
			WP_CLI::error( sprintf( __( 'The inbox cannot be used: %s.', 'webhooks-for-encharge' ), $exception->getMessage() ) );
		}
	}
}
