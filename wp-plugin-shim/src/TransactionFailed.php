<?php
/**
 * TransactionFailed: the database did not take the change.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

/**
 * Nothing of a user who was to be made is left; of a change to another, what a
 * hook's own COMMIT kept. Another try may succeed.
 */
final class TransactionFailed extends \RuntimeException {

	/** Seconds after which another try may succeed. */
	public const RETRY_AFTER = 10;

	/** @param 'lock'|'moved'|'ended' $reason */
	private function __construct( public readonly string $reason, string $message, ?\Throwable $previous ) {
		parent::__construct( $message, 0, $previous );
	}

	/**
	 * @param 'lock'|'moved'|'ended' $reason   the locks could not be had, they were not those of the user who was found under them, or the
	 *                                        transaction was over before its end
	 * @param \Throwable|null        $previous what the work threw
	 */
	public static function because( string $reason, ?\Throwable $previous = null ): self {
		$message = match ( $reason ) {
			'lock'  => 'The database did not give the locks.',
			'moved' => 'The contact was linked to another user while the locks were waited for.',
			'ended' => 'The transaction was ended, or a statement in it failed, before everything was written.',
		};

		return new self( $reason, $message, $previous );
	}
}
