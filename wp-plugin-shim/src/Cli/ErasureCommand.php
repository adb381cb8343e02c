<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Privacy\ErasedAddresses;
use WP_CLI;

/**
 * Lets people come again whose personal data were erased, whom no webhook brings back.
 *
 * @phpstan-import-type Options from Command
 */
final class ErasureCommand extends Command {

	/**
	 * Prints how many people were erased.
	 *
	 * WordPress's tool Erase Personal Data makes them so. Only keyed hashes of
	 * their addresses are kept, so that there is no list.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge erasure count
	 *     3
	 */
	public function count(): void {
		WP_CLI::line( (string) ErasedAddresses::count() );
	}

	/**
	 * Lets somebody come again: a webhook may make and link a user with the address.
	 *
	 * ## OPTIONS
	 *
	 * <address>
	 * : The address that was erased, in whatever case.
	 *
	 * [--dry-run]
	 * : Change nothing, only say whether the address is among them.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge erasure lift jane@example.com
	 *     Success: The next webhook for jane@example.com may make or link a user.
	 *
	 * @param list<string> $arguments address
	 * @param Options      $options   dry-run
	 */
	public function lift( array $arguments, array $options ): void {
		$address = Terminal::text( $arguments[0] );

		if ( ! ErasedAddresses::has( $arguments[0] ) ) {
			/* translators: %s: address. */
			WP_CLI::error( sprintf( __( '%s is not among those who were erased.', 'webhooks-for-encharge' ), $address ) );
		}

		/* translators: %s: address. */
		if ( self::is_dry_run( $options, sprintf( __( 'Dry run: the next webhook for %s could make or link a user.', 'webhooks-for-encharge' ), $address ) ) ) {
			return;
		}

		if ( ! ErasedAddresses::lift( $arguments[0] ) ) {
			WP_CLI::error( __( 'The database did not take it.', 'webhooks-for-encharge' ) );
		}

		/* translators: %s: address. */
		WP_CLI::success( sprintf( __( 'The next webhook for %s may make or link a user.', 'webhooks-for-encharge' ), $address ) );
	}
}
