<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * The database did not take the change.
 *
 * Nothing of a user who was to be made is left; of a change to another, what a
 * hook's own COMMIT kept. Another try may succeed.
 */
final class TransactionFailed extends \RuntimeException {

	/** Seconds after which another try may succeed. */
	public const RETRY_AFTER = 10;

	/**
	 * @param 'lock'|'ended'  $reason   the locks could not be had, or the transaction was over before its end
	 * @param \Throwable|null $previous what the work threw
	 */
	public static function because( string $reason, ?\Throwable $previous = null ): self {
		return new self(
			'lock' === $reason
				? __( 'The database did not give the locks.', 'webhooks-for-encharge' )
				: __( 'The transaction was ended, or a statement in it failed, before everything was written.', 'webhooks-for-encharge' ),
			0,
			$previous
		);
	}
}
