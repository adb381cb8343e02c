<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Webhook;

use Encharge\Webhooks\AccessKey;

/**
 * The access key as it stands in the request's variables.
 *
 * Once the key is checked nobody needs it any more, and plugins that log or
 * report what they see of a request would keep it. Only variables can be
 * changed: getenv(), filter_input(), getallheaders() and php://input go on
 * telling what came, and who was loaded before this plugin has seen it.
 *
 * phpcs:disable WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- nothing is done with the values but to take one out.
 */
final class PresentedKey {

	private const PARAMETER = 'access_key';

	private const HEADER = 'HTTP_X_ENCHARGE_ACCESS_KEY';

	private const AUTHORIZATION = 'HTTP_AUTHORIZATION';

	/** How the names of variables end that hold the query; Apache's rewriting adds a REDIRECT_QUERY_STRING. */
	private const QUERY = 'QUERY_STRING';

	/**
	 * Takes the key out of $_GET, $_POST, $_REQUEST, $_SERVER and $_ENV. What
	 * else they hold stays byte for byte, an Authorization that is not ours too.
	 *
	 * @param list<string> $digests of the keys that are valid: a Bearer token of these is ours even if another place counted
	 */
	public static function remove( array $digests ): void {
		$is_elsewhere = isset( $_GET[ self::PARAMETER ] ) || isset( $_POST[ self::PARAMETER ] ) || isset( $_SERVER[ self::HEADER ] );
		$is_ours      = static fn ( string $token ): bool => ! $is_elsewhere || null !== AccessKey::find( $token, $digests );

		unset( $_GET[ self::PARAMETER ], $_POST[ self::PARAMETER ], $_REQUEST[ self::PARAMETER ] );
		unset( $GLOBALS['argv'], $GLOBALS['argc'] );
		$_SERVER = self::without_key( $_SERVER, $is_ours );
		$_ENV    = self::without_key( $_ENV, $is_ours );
	}

	/**
	 * @param array<array-key, mixed> $variables in the shape of $_SERVER
	 * @param callable(string): bool  $is_ours   whether a Bearer token is a key of ours
	 * @return array<array-key, mixed>
	 */
	private static function without_key( array $variables, callable $is_ours ): array {
		// With register_argc_argv, PHP splits the query at each "+" into these.
		unset( $variables['argv'], $variables['argc'] );

		foreach ( $variables as $name => $value ) {
			if ( ! is_string( $value ) ) {
				continue;
			}

			$name = (string) $name;

			if ( str_ends_with( $name, self::HEADER ) || ( str_ends_with( $name, self::AUTHORIZATION ) && self::is_key( $value, $is_ours ) ) ) {
				unset( $variables[ $name ] );
			} else {
				$variables[ $name ] = str_ends_with( $name, self::QUERY ) ? self::without_parameter( $value ) : self::without_parameter_of_url( $value );
			}
		}

		return $variables;
	}

	/** @param callable(string): bool $is_ours whether a Bearer token is a key of ours */
	private static function is_key( string $authorization, callable $is_ours ): bool {
		return 1 === preg_match( '/^\s*Bearer[ \t]+(.*?)\s*$/is', $authorization, $matches ) && $is_ours( $matches[1] );
	}

	private static function without_parameter_of_url( string $url ): string {
		$parts = explode( '?', $url, 2 );
		$query = self::without_parameter( $parts[1] ?? '' );

		if ( ( $parts[1] ?? '' ) === $query ) {
			return $url;
		}

		return '' === $query ? $parts[0] : "$parts[0]?$query";
	}

	private static function without_parameter( string $query ): string {
		$separators = preg_quote( (string) ini_get( 'arg_separator.input' ), '/' );
		/** @var list<string> $pairs each but the first with its separator before it */
		$pairs = preg_split( "/(?=[$separators])/", $query );
		$kept  = array_filter( $pairs, static fn ( string $pair ): bool => ! self::is_parameter( ltrim( $pair, (string) ini_get( 'arg_separator.input' ) ) ) );

		return $kept === $pairs ? $query : substr( implode( '', $kept ), isset( $kept[0] ) ? 0 : 1 );
	}

	/** Parses as PHP does, which makes access_key of access.key and access%5Fkey, too. */
	private static function is_parameter( string $pair ): bool {
		parse_str( $pair, $parameter );

		return array_key_exists( self::PARAMETER, $parameter );
	}
}
