<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\Exception;
use Encharge\Webhooks\WordPress\Config\ApiAdvice;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use WP_CLI;

/**
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
	 *     $ wp encharge connect
	 *     Encharge API key:
	 *     Success: Connected to "Example Inc." (account 12345).
	 *
	 *     $ wp encharge connect < api-key.txt
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   dry-run, yes
	 */
	public function __invoke( array $arguments, array $options ): void {
		$api      = new ApiConnection();
		$constant = 'constant' === $api->token_source();
		$token    = $constant ? '' : self::read_secret( 'Encharge API key' );

		if ( $constant ) {
			WP_CLI::log( 'The API key is ENCHARGE_API_KEY from wp-config.php.' );
		}

		if ( '' === $token && 'none' === $api->token_source() ) {
			WP_CLI::error( 'No API key was given, and there is none yet. ' . ApiAdvice::give_to_connect() );
		}

		$name = ApiConnection::account_name( self::account( $api, $token ) );

		if ( self::is_dry_run( $options, "the key works, it belongs to $name." ) ) {
			return;
		}

		if ( SiteIdentity::is_copy() ) {
			WP_CLI::confirm( Terminal::cell( sprintf( 'This is a copy: %s was connected, this is %s. Write to %s and send mail from here too?', SiteIdentity::confirmed(), SiteIdentity::current(), $name ) ), $options );
		}

		if ( '' !== $token && ! $api->remember( $token ) ) {
			WP_CLI::error( 'The database did not take the API key. Nothing was changed.' );
		}

		SiteIdentity::remember();
		WP_CLI::success( "Connected to $name." );
	}

	/**
	 * @param string $token the key that was given; '': the one that there is
	 * @return array{accountId: int|string|null, name: ?string, site: ?string, status: ?string, timezone: ?string, peopleCount: ?int} the account
	 */
	private static function account( ApiConnection $api, #[\SensitiveParameter] string $token ): array {
		$client = '' === $token ? $api->client() : $api->client_for( $token );

		if ( null === $client ) {
			WP_CLI::error( $api->problem( '' === $token ? null : $token ) . "\nNothing was changed." );
		}

		try {
			return $client->account();
		} catch ( Exception $exception ) {
			$remedy = 'constant' === $api->token_source() ? null : ApiAdvice::give_to_connect();

			WP_CLI::error( ( new ApiAdvice( $api, $remedy ) )->on( $exception ) . "\nNothing was changed." );
		}
	}
}
