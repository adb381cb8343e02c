<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiAdvice;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use RuntimeException;
use WP_CLI;

/**
 * Connects the site to an account at Encharge.
 *
 * @phpstan-import-type Options from Command
 */
final class ConnectCommand extends Command {

	/**
	 * Connects this site to an Encharge account.
	 *
	 * Asks for the API key (in Encharge: Account → API), without showing it, or
	 * reads it from stdin; tries it, and keeps it if Encharge accepts it. Nothing
	 * given keeps the key that is there. On a copied site this is also the
	 * confirmation after which it writes to Encharge and sends mail again.
	 *
	 * ## OPTIONS
	 *
	 * [--dry-run]
	 * : Try the key, keep nothing.
	 *
	 * [--yes]
	 * : Do not ask whether a copied site is meant to be connected.
	 *
	 * ## EXAMPLES
	 *
	 *     # Give the API key at the prompt.
	 *     $ wp encharge connect
	 *     Encharge API key:
	 *     Success: Connected to "Example Inc." (account 12345).
	 *
	 *     # Only see whether the key in a file works.
	 *     $ wp encharge connect --dry-run < api-key.txt
	 *     Dry run: the key works, it belongs to "Example Inc." (account 12345).
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   dry-run, yes
	 */
	public function __invoke( array $arguments, array $options ): void {
		$api      = new ApiConnection();
		$account  = new Account( $api );
		$constant = 'constant' === $api->token_source();
		$token    = $constant ? '' : self::read_secret( __( 'Encharge API key', 'webhooks-for-encharge' ) );

		if ( $constant ) {
			WP_CLI::log( __( 'The API key is ENCHARGE_API_KEY from wp-config.php.', 'webhooks-for-encharge' ) );
		}

		if ( '' === $token && 'none' === $api->token_source() ) {
			/* translators: %s: where the API key is found and how it is given, a sentence. */
			WP_CLI::error( sprintf( __( 'No API key was given, and there is none yet. %s', 'webhooks-for-encharge' ), ApiAdvice::give_to_connect() ) );
		}

		$state = $account->try_key( $token, $constant ? null : ApiAdvice::give_to_connect() );

		if ( ! $state->is_working() ) {
			/* translators: %s: what is wrong with the key, sentences. */
			WP_CLI::error( sprintf( __( "%s\nNothing was changed.", 'webhooks-for-encharge' ), $state->message ) );
		}

		/* translators: %s: an account's name. */
		if ( self::is_dry_run( $options, sprintf( __( 'Dry run: the key works, it belongs to %s.', 'webhooks-for-encharge' ), $state->account ) ) ) {
			return;
		}

		if ( SiteIdentity::is_copy() ) {
			/* translators: 1: host and path, 2: host and path, 3: an account's name. */
			WP_CLI::confirm( Terminal::cell( sprintf( __( 'This is a copy: %1$s was connected, this is %2$s. Write to %3$s and send mail from here too?', 'webhooks-for-encharge' ), SiteIdentity::confirmed(), SiteIdentity::current(), $state->account ) ), $options );
		}

		try {
			$account->connect( $token, $state );
		} catch ( RuntimeException $exception ) {
			WP_CLI::error( $exception->getMessage() );
		}

		/* translators: %s: an account's name. */
		WP_CLI::success( sprintf( __( 'Connected to %s.', 'webhooks-for-encharge' ), $state->account ) );
	}
}
