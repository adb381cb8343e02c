<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\AuthenticationException;
use Encharge\Webhooks\Exception;
use Encharge\Webhooks\TimeoutException;
use Encharge\Webhooks\TransportException;

/**
 * Why Encharge cannot be asked, for whoever shows a different help for each.
 */
enum FailureCause: string {

	/** There is no API key, or Encharge refuses the one that there is. */
	case Token = 'token';

	/** The API's name cannot be resolved. */
	case Dns = 'dns';

	/** The certificate cannot be verified. */
	case Tls = 'tls';

	/** No answer came in time. */
	case Timeout = 'timeout';

	/** The proxy of wp-config.php is none, or refuses. */
	case Proxy = 'proxy';

	/** Anything else: the message says what. */
	case Other = 'other';

	public static function of( Exception $exception ): self {
		return match ( true ) {
			$exception instanceof AuthenticationException && ApiAdvice::is_refusal( $exception ) => self::Token,
			$exception instanceof TimeoutException        => self::Timeout,
			! $exception instanceof TransportException    => self::Other,
			default                                       => match ( $exception->getCode() ) {
				TransportException::UNRESOLVED  => self::Dns,
				TransportException::PROXY       => self::Proxy,
				TransportException::CERTIFICATE, TransportException::AUTHORITIES => self::Tls,
				default                         => self::Other,
			},
		};
	}
}
