<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\WordPress\Guard\WebWorkers;

/**
 * The workers of PHP-FPM, of which the drain occupies one.
 */
final class FpmWorkers {

	/** @return bool whether visitors may be waiting for the worker that runs this; false where there is no FPM */
	public static function are_needed(): bool {
		$status = WebWorkers::status();

		return null !== $status && self::are_all_needed( $status );
	}

	/**
	 * FPM's own count of idle workers is of no use while FPM is reloaded: it counts
	 * those that are gone, and nobody is served until this worker has ended, too.
	 *
	 * @param array<array-key, mixed> $status what fpm_get_status() says
	 */
	public static function are_all_needed( array $status ): bool {
		$limit   = WebWorkers::of_status( $status );
		$workers = is_array( $status['procs'] ?? null ) ? $status['procs'] : array();

		// A pool that makes workers as they are wanted has none idle, and is short of them only at its limit. Where there
		// is one worker alone, none will ever be idle.
		$can_grow = 'static' !== ( $status['process-manager'] ?? '' ) && ( null === $limit || count( $workers ) < $limit );

		return ! $can_grow && 1 !== $limit && ! in_array( 'Idle', array_column( $workers, 'state' ), true );
	}
}
