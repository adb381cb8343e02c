<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\ApiException;
use Encharge\Webhooks\TimeoutException;
use Encharge\Webhooks\TransportException;

/**
 * Tells why a call to Encharge failed.
 *
 * One code stands for whatever keeps a person from being had: whether Encharge
 * answered at all is for the message to say.
 */
final class ApiFailure {

	/** Failures before which nothing was sent. */
	private const UNREACHED = array(
		TransportException::UNRESOLVED,
		TransportException::UNREACHABLE,
		TransportException::PROXY,
		TransportException::CERTIFICATE,
		TransportException::AUTHORITIES,
	);

	/** @return string what happened, Encharge's own message or the network's, and Encharge's trace id for its support */
	public static function described( ApiException|TransportException $exception ): string {
		return self::happened( $exception ) . ' ' . self::details( $exception );
	}

	/** @return string Encharge's own message or the network's, and the trace id */
	public static function details( ApiException|TransportException $exception ): string {
		if ( ! $exception instanceof ApiException ) {
			return $exception->getMessage();
		}

		// The extension puts the code's sentence where Encharge said nothing.
		$message = $exception->getMessage() === $exception->reason->message()
			/* translators: %d: HTTP status. */
			? sprintf( __( 'It gave status %d and no reason.', 'webhooks-for-encharge' ), $exception->status )
			: $exception->getMessage();

		/* translators: 1: what was answered, 2: Encharge's number for the call. */
		return null === $exception->traceId ? $message : sprintf( __( '%1$s (trace id %2$s)', 'webhooks-for-encharge' ), $message, $exception->traceId );
	}

	/** @return bool whether the call failed before anything was sent, whoever it was to ask for */
	public static function is_unreached( TransportException $exception ): bool {
		return in_array( $exception->getCode(), self::UNREACHED, true );
	}

	private static function happened( ApiException|TransportException $exception ): string {
		return match ( true ) {
			$exception instanceof ApiException, $exception instanceof TimeoutException => $exception->reason->message(),
			self::is_unreached( $exception ) => __( 'Encharge could not be reached.', 'webhooks-for-encharge' ),
			default                          => __( 'Encharge gave no usable answer.', 'webhooks-for-encharge' ),
		};
	}
}
