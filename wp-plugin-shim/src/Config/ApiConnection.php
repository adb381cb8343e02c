<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\Client;
use WP_HTTP_Proxy;

/**
 * Makes the extension's client from the site's configuration.
 *
 * The token comes from ENCHARGE_API_KEY in wp-config.php, else from an option of
 * its own; the URL from ENCHARGE_API_URL, else it is Encharge's.
 */
final class ApiConnection {

	/** The option that holds the API key. It is not autoloaded, in no export, and never printed. */
	public const TOKEN_OPTION = 'encharge_webhooks_api_key';

	/** The option with how the connection was when it was last tried. It is not autoloaded. */
	public const STATE_OPTION = 'encharge_webhooks_account';

	/** @return Client|null null when there is no usable token or URL: problem() says why */
	public function client(): ?Client {
		$token = $this->token();

		return '' === $token ? null : $this->made( $token );
	}

	/**
	 * @param string|null $given a token that is tried instead of the site's
	 * @return string|null why there is no client, for a person; null if there is one
	 */
	public function problem( #[\SensitiveParameter] ?string $given = null ): ?string {
		$token = $given ?? $this->token();

		return match ( true ) {
			/* translators: %s: command. */
			'' === $token                            => sprintf( __( 'There is no Encharge API key yet. Enter it in Settings → Encharge, on the tab Set-up, or run: %s', 'webhooks-for-encharge' ), WpCommand::encharge( 'connect' ) ),
			! self::is_key( $token )                 => $this->problem_of_token( null !== $given ),
			! self::is_usable( $token, $this->url() ) => __( 'ENCHARGE_API_URL in wp-config.php is not an https URL. Correct it, or take it out: then it is Encharge’s own.', 'webhooks-for-encharge' ),
			null === $this->made( $token )            => __( 'WP_PROXY_HOST and WP_PROXY_PORT in wp-config.php are not a host and its port.', 'webhooks-for-encharge' ),
			default                                  => null,
		};
	}

	/**
	 * @param string|null $given a token that is tried instead of the site's
	 * @return FailureCause what problem() is about, where there is one
	 */
	public function problem_cause( #[\SensitiveParameter] ?string $given = null ): FailureCause {
		return match ( true ) {
			! self::is_key( $given ?? $this->token() )                          => FailureCause::Token,
			self::is_usable( $given ?? $this->token(), $this->url() )           => FailureCause::Proxy,
			default                                                             => FailureCause::Other,
		};
	}

	/** @return string by which it is seen whether something was learnt by this token and URL; it does not tell them */
	public function fingerprint(): string {
		return wp_hash( $this->url() . ' ' . $this->token() );
	}

	private function problem_of_token( bool $is_given ): string {
		return match ( $is_given ? '' : $this->token_source() ) {
			''         => __( 'This is no API key: it has to be one line of visible characters.', 'webhooks-for-encharge' ),
			'constant' => __( 'The API key is not one line of visible characters. Copy it from Account → API in Encharge into ENCHARGE_API_KEY in wp-config.php.', 'webhooks-for-encharge' ),
			/* translators: %s: command. */
			default    => sprintf( __( 'The API key is not one line of visible characters. Copy it from Account → API in Encharge, and enter it in Settings → Encharge, on the tab Set-up, or run: %s', 'webhooks-for-encharge' ), WpCommand::encharge( 'connect' ) ),
		};
	}

	private function made( #[\SensitiveParameter] string $token ): ?Client {
		try {
			return $this->make( $token );
		} catch ( \ValueError ) {
			return null;
		}
	}

	/**
	 * @param array{accountId: int|string|null, name: ?string, site: ?string, status: ?string, timezone: ?string, peopleCount: ?int} $account as Client::account() gives it
	 * @return string what a person knows it by
	 */
	public static function account_name( array $account ): string {
		$name = (string) ( $account['name'] ?? '' );
		$name = '' === $name ? (string) $account['site'] : $name;
		$id   = (string) $account['accountId'];

		return match ( true ) {
			/* translators: 1: an account's name, 2: its number. */
			'' !== $name && '' !== $id => sprintf( __( '"%1$s" (account %2$s)', 'webhooks-for-encharge' ), $name, $id ),
			'' !== $name               => "\"$name\"",
			/* translators: %s: an account's number. */
			'' !== $id                 => sprintf( __( 'account %s', 'webhooks-for-encharge' ), $id ),
			default                    => __( 'an account without a name', 'webhooks-for-encharge' ),
		};
	}

	/** @return bool whether this could be an API key at all, whatever the URL and the proxy are */
	public static function is_key( #[\SensitiveParameter] string $token ): bool {
		return self::is_usable( $token, Client::DEFAULT_URL );
	}

	/** @return bool whether a client can be made of both, without a proxy */
	private static function is_usable( #[\SensitiveParameter] string $token, string $url ): bool {
		try {
			new Client( $token, $url );

			return true;
		} catch ( \ValueError ) {
			return false;
		}
	}

	/** @return 'constant'|'option'|'none' where the token comes from */
	public function token_source(): string {
		if ( '' !== self::constant( 'ENCHARGE_API_KEY' ) ) {
			return 'constant';
		}

		return '' === $this->token() ? 'none' : 'option';
	}

	/** @return string the API's base URL */
	public function url(): string {
		$url = self::constant( 'ENCHARGE_API_URL' );

		return '' === $url ? Client::DEFAULT_URL : untrailingslashit( $url );
	}

	/** @return array{url: string, token: string, proxy: string|null}|null what client() is made with, for the guard file; null where there is none */
	public function connection(): ?array {
		if ( null === $this->client() ) {
			return null;
		}

		$url = $this->url();

		return array(
			'url'   => $url,
			'token' => $this->token(),
			'proxy' => self::proxy( $url ),
		);
	}

	/**
	 * A client for a token that is not stored yet, to try it.
	 *
	 * @return Client|null null where problem( $token ) says why
	 */
	public function client_for( #[\SensitiveParameter] string $token ): ?Client {
		return '' === $token ? null : $this->made( $token );
	}

	/** @return bool whether this is the token in use */
	public function is_token( #[\SensitiveParameter] string $token ): bool {
		return hash_equals( $this->token(), $token );
	}

	/** @return bool whether the token is stored now, by the database's own word: a cache that is behind would have the old one kept */
	public function remember( #[\SensitiveParameter] string $token ): bool {
		global $wpdb;

		wp_cache_delete( self::TOKEN_OPTION, 'options' );
		wp_cache_delete( 'notoptions', 'options' );
		update_option( self::TOKEN_OPTION, $token, false );

		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- has to be the database's own word.
		return $wpdb->get_var( $wpdb->prepare( 'SELECT option_value FROM %i WHERE option_name = %s', $wpdb->options, self::TOKEN_OPTION ) ) === $token;
	}

	private function make( #[\SensitiveParameter] string $token ): Client {
		$url = $this->url();

		return new Client( $token, $url, proxy: self::proxy( $url ) );
	}

	private function token(): string {
		$constant = self::constant( 'ENCHARGE_API_KEY' );

		if ( '' !== $constant ) {
			return $constant;
		}

		$option = get_option( self::TOKEN_OPTION, '' );

		return is_string( $option ) ? trim( $option ) : '';
	}

	private static function constant( string $name ): string {
		$value = defined( $name ) ? constant( $name ) : '';

		return is_string( $value ) ? trim( $value ) : '';
	}

	/** The proxy of WP_PROXY_HOST and its like, unless the URL's host is exempt. */
	private static function proxy( string $url ): ?string {
		$proxy = new WP_HTTP_Proxy();

		if ( ! $proxy->is_enabled() || ! $proxy->send_through_proxy( $url ) ) {
			return null;
		}

		$login = $proxy->use_authentication()
			? rawurlencode( $proxy->username() ) . ':' . rawurlencode( $proxy->password() ) . '@'
			: '';

		return 'http://' . $login . $proxy->host() . ':' . $proxy->port();
	}
}
