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
 * Tells an administrator which command or setting helps when a call to Encharge
 * failed, and names no secret.
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
		/* translators: %s: command. */
		return sprintf( __( 'Copy it from Account → API in Encharge and give it to this command, at its prompt or from a file: %s', 'webhooks-for-encharge' ), WpCommand::encharge( 'connect' ) . ' < api-key.txt' );
	}

	/** @return string what went wrong with a call, and what helps: a line for each */
	public function on( Exception $exception ): string {
		if ( ! $exception instanceof ApiException && ! $exception instanceof TransportException ) {
			return $exception->getMessage();
		}

		$message = ApiFailure::details( $exception );

		return match ( true ) {
			$exception instanceof AuthenticationException => $this->on_refusal( $exception, $message ),
			$exception instanceof RateLimitException      => self::on_rate_limit( $message, $exception->retryAfter ?? 60 ),
			$exception instanceof TimeoutException        =>
				/* translators: 1: what happened, 2: URL. */
				sprintf( __( "Encharge did not answer in time: %1\$s\nIs %2\$s allowed by this server's firewall?", 'webhooks-for-encharge' ), $message, $this->api->url() ),
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
			? __( 'Copy it from Account → API in Encharge into ENCHARGE_API_KEY in wp-config.php.', 'webhooks-for-encharge' )
			/* translators: %s: command. */
			: sprintf( __( 'Copy it from Account → API in Encharge, and enter it in Settings → Encharge, on the tab Set-up, or run: %s', 'webhooks-for-encharge' ), WpCommand::encharge( 'connect' ) ) );

		return match ( true ) {
			! self::is_refusal( $refusal )              =>
				/* translators: %s: what was answered. */
				sprintf( __( "The answer is not in the way of Encharge: %s\nA proxy or a firewall may have given it in Encharge's place.", 'webhooks-for-encharge' ), $message ),
			self::TOKEN_REFUSED !== $refusal->errorCode =>
				/* translators: 1: what was answered, 2: what helps, a sentence. */
				sprintf( __( "Encharge refused the call: %1\$s\nIf that is about the API key: %2\$s", 'webhooks-for-encharge' ), $message, $remedy ),
			default                                     =>
				/* translators: %s: what was answered. */
				sprintf( __( 'Encharge refused the API key: %s', 'webhooks-for-encharge' ), $message ) . "\n" . $remedy,
		};
	}

	private static function on_rate_limit( string $message, int $seconds ): string {
		/* translators: %s: what was answered. */
		return sprintf( __( 'Encharge asks for fewer requests: %s', 'webhooks-for-encharge' ), $message ) . "\n"
			/* translators: %d: number of seconds. */
			. sprintf( _n( 'Try again in %d second.', 'Try again in %d seconds.', $seconds, 'webhooks-for-encharge' ), $seconds );
	}

	private static function transport_hint( int $code ): string {
		return match ( $code ) {
			TransportException::UNRESOLVED  => __( 'This server cannot resolve the name: look at /etc/resolv.conf.', 'webhooks-for-encharge' ),
			TransportException::UNREACHABLE => __( 'The connection was refused: a firewall or a proxy may be in the way (WP_PROXY_HOST in wp-config.php).', 'webhooks-for-encharge' ),
			TransportException::PROXY       => __( 'The proxy of WP_PROXY_HOST in wp-config.php refused the connection: look at its user, its password and what it lets through.', 'webhooks-for-encharge' ),
			TransportException::CERTIFICATE, TransportException::AUTHORITIES => __( 'The certificate cannot be verified: install ca-certificates, or name a CA file by encharge.cainfo in php.ini.', 'webhooks-for-encharge' ),
			default                         => '',
		};
	}
}
