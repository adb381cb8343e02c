<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\ApiException;
use Encharge\Webhooks\AuthenticationException;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\RateLimitException;
use Encharge\Webhooks\TransportException;
use Encharge\Webhooks\WordPress\Config\ApiFailure;

/**
 * What is to blame for a failure, and so whether it may pass while nobody changes
 * what was asked for.
 */
enum Blame {

	/** Encharge, the way to it or the API key: whatever is asked for fails for now. */
	case Outage;

	/** An outage, or what was asked for: only other calls tell. */
	case Unknown;

	/** What was asked for: the same is answered the same again, until somebody changes it, here or in Encharge. */
	case Request;

	/** A status by which Encharge does not refuse what is asked for, but wants it later. So does 408, which the extension takes for a time-out. */
	private const TOO_EARLY = 425;

	/** @param int $contacts how many contacts the call that failed may have failed for */
	public static function of_call( ApiException|TransportException $exception, int $contacts ): self {
		return match ( true ) {
			$exception instanceof AuthenticationException, $exception instanceof RateLimitException => self::Outage,
			$exception instanceof TransportException => ApiFailure::is_unreached( $exception ) ? self::Outage : self::Unknown,
			// Of several contacts one may be to blame, and nothing tells which.
			default => 1 === $contacts && self::is_refusal( $exception ) ? self::Request : self::Unknown,
		};
	}

	public static function of_code( Code $code ): self {
		return match ( $code ) {
			Code::EnchargeBusy => self::Outage,
			Code::EnchargeError, Code::EnchargeTimeout, Code::DatabaseUnavailable => self::Unknown,
			default => self::Request,
		};
	}

	private static function is_refusal( ApiException $exception ): bool {
		$is_refused = $exception->status >= 400 && $exception->status < 500 && self::TOO_EARLY !== $exception->status;

		return $is_refused || $exception->isAboutOthers;
	}
}
