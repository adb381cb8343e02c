<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\ApiException;
use Encharge\Webhooks\AuthenticationException;
use Encharge\Webhooks\Exception;
use Encharge\Webhooks\RateLimitException;
use Encharge\Webhooks\TimeoutException;
use Encharge\Webhooks\TransportException;

/**
 * What helps when a call to Encharge failed.
 *
 * For administrators, with the one command or setting. Names no secret.
 */
final class ApiAdvice {

	/** Encharge's error code for an API key that it does not know. */
	private const TOKEN_REFUSED = '10082';

	/** Error code and trace id of a refusal that has not the form of Encharge's. */
	private const ANOTHERS_REFUSAL = array( null, null );

	/** @param string|null $remedy what to do about an API key that is refused; null: what fits the place where it is kept */
	public function __construct( private readonly ApiConnection $api, private readonly ?string $remedy = null ) {}

	/** @return string for whoever gave the command `connect` a key, or nothing */
	public static function give_to_connect(): string {
		return 'Copy it from Account → API in Encharge and give it to this command, at its prompt or from a file: ' . WpCommand::encharge( 'connect' ) . ' < api-key.txt';
	}

	/** @return string what went wrong with a call, and what helps: a line for each */
	public function on( Exception $exception ): string {
		if ( ! $exception instanceof ApiException && ! $exception instanceof TransportException ) {
			return $exception->getMessage();
		}

		$message = ApiFailure::details( $exception );

		return match ( true ) {
			$exception instanceof AuthenticationException => $this->on_refusal( $exception, $message ),
			$exception instanceof RateLimitException      => sprintf( "Encharge asks for fewer requests: %s\nTry again in %s.", $message, self::seconds( $exception->retryAfter ?? 60 ) ),
			$exception instanceof TimeoutException        => "Encharge did not answer in time: $message\nIs " . $this->api->url() . ' allowed by this server\'s firewall?',
			$exception instanceof TransportException      => rtrim( ApiFailure::described( $exception ) . "\n" . self::transport_hint( $exception->getCode() ) ),
			default                                       => ApiFailure::described( $exception ),
		};
	}

	/** @return bool whether Encharge refused the API key, or a call with it; not somebody who answered in its place */
	public static function is_refusal( Exception $exception ): bool {
		return $exception instanceof AuthenticationException && self::ANOTHERS_REFUSAL !== array( $exception->errorCode, $exception->traceId );
	}

	private function on_refusal( AuthenticationException $refusal, string $message ): string {
		$remedy = $this->remedy ?? ( 'constant' === $this->api->token_source()
			? 'Copy it from Account → API in Encharge into ENCHARGE_API_KEY in wp-config.php.'
			: 'Copy it from Account → API in Encharge and run: ' . WpCommand::encharge( 'connect' ) );

		return match ( true ) {
			! self::is_refusal( $refusal )              => "The answer is not in the way of Encharge: $message\nA proxy or a firewall may have given it in Encharge's place.",
			self::TOKEN_REFUSED !== $refusal->errorCode => "Encharge refused the call: $message\nIf that is about the API key: $remedy",
			default                                     => "Encharge refused the API key: $message\n$remedy",
		};
	}

	private static function seconds( int $count ): string {
		return 1 === $count ? '1 second' : "$count seconds";
	}

	private static function transport_hint( int $code ): string {
		return match ( $code ) {
			TransportException::UNRESOLVED  => 'This server cannot resolve the name: look at /etc/resolv.conf.',
			TransportException::UNREACHABLE => 'The connection was refused: a firewall or a proxy may be in the way (WP_PROXY_HOST in wp-config.php).',
			TransportException::PROXY       => 'The proxy of WP_PROXY_HOST in wp-config.php refused the connection: look at its user, its password and what it lets through.',
			TransportException::CERTIFICATE, TransportException::AUTHORITIES => 'The certificate cannot be verified: install ca-certificates, or name a CA file by encharge.cainfo in php.ini.',
			default                         => '',
		};
	}
}
