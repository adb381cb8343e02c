<?php
/**
 * GuardProbe: asks the site itself who answers its webhooks.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\WordPress\Settings;
use Encharge\Webhooks\WordPress\Site;

/**
 * Sends the site a test with a key of one minute. A guard that knows the key
 * answers also with what it refused, which it keeps in the memory of the web
 * server's PHP alone.
 *
 * @phpstan-type State 'missing'|'unreadable'|'foreign'|'damaged'|'newer'|'valid'
 * @phpstan-type Refusal array{time: int, code: string, address: string, user_agent: string, key: string}
 *
 * phpcs:disable WordPress.WP.CapitalPDangit -- a value of the answer.
 */
final readonly class GuardProbe {

	private const SECONDS = 10;

	/**
	 * @param State                  $found       the guard file's state before the key was made, which brings a missing file back
	 * @param 'guard'|'wordpress'|'' $answered_by '' if neither did
	 * @param string                 $failure     why neither did, for a person
	 * @param int                    $since       from when on refusals are known, in Unix time
	 * @param array<string, int>     $counts      code → refusals in the last 24 hours
	 * @param list<Refusal>          $last        the last refusals, the newest first; time in Unix time, key: the first four digits of its digest
	 */
	private function __construct(
		public string $found,
		public string $answered_by,
		public string $failure = '',
		public int $since = 0,
		public array $counts = array(),
		public array $last = array()
	) {}

	public static function send( Settings $settings ): self {
		$found = GuardFile::here()->state();
		$keys  = new DiagnosticKeys( $settings );
		$key   = $keys->generate();

		try {
			return self::read( $found, self::ask( $key ) );
		} finally {
			$keys->forget( $key );
		}
	}

	/**
	 * @param string $key  a diagnostic one
	 * @param string $more of the query: "&answered_by=wordpress" passes the guard by
	 * @return array<array-key, mixed>|\WP_Error as wp_remote_post() gives it
	 */
	public static function ask( #[\SensitiveParameter] string $key, string $more = '' ): array|\WP_Error {
		return wp_remote_post(
			Site::home() . '/?wpf_action=' . Action::Test->value . $more,
			array(
				'redirection' => 0,
				'timeout'     => self::SECONDS,
				'headers'     => array( 'X-Encharge-Access-Key' => $key ),
				'sslverify'   => false,
			)
		);
	}

	/**
	 * @param array<array-key, mixed>|\WP_Error $response to ask()
	 * @return array<array-key, mixed> the answer's data; empty if it has none
	 */
	public static function data( array|\WP_Error $response ): array {
		$answer = json_decode( wp_remote_retrieve_body( $response ), true );

		return is_array( $answer ) && is_array( $answer['data'] ?? null ) ? $answer['data'] : array();
	}

	/**
	 * @param array<array-key, mixed>|\WP_Error $response to ask(), from somebody else than who was asked
	 * @return string what that means, for a person
	 */
	public static function failure( array|\WP_Error $response ): string {
		return match ( true ) {
			is_wp_error( $response )                                             => 'This server cannot reach its own site: ' . $response->get_error_message(),
			'invalid_access_key' === ( self::data( $response )['code'] ?? '' ) => 'What answered does not know the key that was just made: it is another server, or its guard file is not up to date.',
			default                                                              => sprintf( 'Something else answered with status %d.', (int) wp_remote_retrieve_response_code( $response ) ),
		};
	}

	/**
	 * @param State                              $found
	 * @param array<array-key, mixed>|\WP_Error $response
	 */
	private static function read( string $found, array|\WP_Error $response ): self {
		$data = self::data( $response );

		return match ( $data['answered_by'] ?? '' ) {
			'guard'     => self::reported( $found, is_array( $data['refusals'] ?? null ) ? $data['refusals'] : array() ),
			'wordpress' => new self( $found, 'wordpress' ),
			default     => new self( $found, '', self::failure( $response ) ),
		};
	}

	/**
	 * @param State                   $found
	 * @param array<array-key, mixed> $refusals
	 */
	private static function reported( string $found, array $refusals ): self {
		$counts = array();

		foreach ( self::rows( $refusals['hours'] ?? null ) as $hour ) {
			$code            = self::text( $hour, 'code' );
			$counts[ $code ] = ( $counts[ $code ] ?? 0 ) + self::number( $hour, 'count' );
		}

		$last = array_map(
			static fn ( array $refusal ): array => array(
				'time'       => self::number( $refusal, 'time' ),
				'code'       => self::text( $refusal, 'code' ),
				'address'    => self::text( $refusal, 'address' ),
				'user_agent' => self::text( $refusal, 'user_agent' ),
				'key'        => self::text( $refusal, 'key' ),
			),
			self::rows( $refusals['last'] ?? null )
		);

		arsort( $counts );

		return new self( $found, 'guard', '', self::number( $refusals, 'since' ), $counts, $last );
	}

	/** @return list<array<array-key, mixed>> */
	private static function rows( mixed $rows ): array {
		return is_array( $rows ) ? array_values( array_filter( $rows, is_array( ... ) ) ) : array();
	}

	/** @param array<array-key, mixed> $row */
	private static function text( array $row, string $name ): string {
		return is_string( $row[ $name ] ?? null ) ? $row[ $name ] : '';
	}

	/** @param array<array-key, mixed> $row */
	private static function number( array $row, string $name ): int {
		return is_int( $row[ $name ] ?? null ) ? $row[ $name ] : 0;
	}
}
