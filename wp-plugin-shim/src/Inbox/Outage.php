<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\ApiException;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\RateLimitException;
use Encharge\Webhooks\TransportException;
use Encharge\Webhooks\WordPress\Config\ApiFailure;

/**
 * Something that no entry is to blame for: Encharge or the database is away.
 *
 * Thrown to end the work on a batch.
 */
final class Outage extends \RuntimeException {

	/**
	 * @param Code     $reason      what is away
	 * @param string   $message     one sentence for a person; '' for the code's own
	 * @param int|null $retry_after seconds after which another try may succeed; null if nobody says
	 */
	public function __construct( public readonly Code $reason, string $message = '', public readonly ?int $retry_after = null ) {
		parent::__construct( '' === $message ? $reason->message() : $message );
	}

	/** @return self for a call that failed */
	public static function of_call( ApiException|TransportException $exception ): self {
		return new self( $exception->reason, ApiFailure::described( $exception ), $exception instanceof RateLimitException ? $exception->retryAfter : null );
	}
}
