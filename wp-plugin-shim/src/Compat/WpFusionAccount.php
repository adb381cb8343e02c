<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Compat;

use Encharge\Webhooks\Exception;
use Encharge\Webhooks\WordPress\Config\AccountFields;
use Encharge\Webhooks\WordPress\Config\ApiAdvice;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\WpCommand;

/**
 * What the account at Encharge says before a migration.
 *
 * The site's own API key asks, or WP Fusion's where the site has none yet.
 */
final readonly class WpFusionAccount {

	/**
	 * @param AccountFields|null $fields  null where the account could not be asked
	 * @param string|null        $refusal why WP Fusion's API key is of no use, for a person; null if it is of use or was not tried
	 * @param string|null        $warning that the fields are not checked and why, for a person; null if they are
	 */
	private function __construct( public ?AccountFields $fields, public ?string $refusal = null, public ?string $warning = null ) {}

	/** @param string $their_token WP Fusion's API key; '' if it has none */
	public static function ask( #[\SensitiveParameter] string $their_token ): self {
		$api       = new ApiConnection();
		$is_theirs = 'none' === $api->token_source() && '' !== $their_token;
		$client    = $is_theirs ? $api->client_for( $their_token ) : $api->client();

		try {
			if ( null !== $client ) {
				return new self( new AccountFields( $client->fields() ) );
			}

			$reason     = (string) $api->problem( $is_theirs ? $their_token : null );
			$is_refused = ! ApiConnection::is_key( $their_token );
		} catch ( Exception $exception ) {
			$reason     = ( new ApiAdvice( $api ) )->on( $exception );
			$is_refused = ApiAdvice::is_refusal( $exception );
		}

		return new self( null, $is_theirs && $is_refused ? str_replace( "\n", ' ', $reason ) : null, self::unchecked( $is_theirs, $reason ) );
	}

	private static function unchecked( bool $is_theirs, string $reason ): string {
		return sprintf(
			$is_theirs
				/* translators: 1: what went wrong and what helps, sentences, 2: command. */
				? __( "The fields are not checked: whether Encharge has them, and lets them be written. WP Fusion's API key was tried. %1\$s\nLater, \"%2\$s\" checks it.", 'webhooks-for-encharge' )
				/* translators: 1: what went wrong and what helps, sentences, 2: command. */
				: __( "The fields are not checked: whether Encharge has them, and lets them be written. %1\$s\nLater, \"%2\$s\" checks it.", 'webhooks-for-encharge' ),
			$reason,
			WpCommand::encharge( 'doctor' )
		);
	}
}
