<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

/**
 * The workers of PHP-FPM, of which the drain occupies one.
 */
final class FpmWorkers {

	/** @return bool whether visitors may be waiting for the worker that runs this; false where there is no FPM */
	public static function are_needed(): bool {
		$status = function_exists( 'fpm_get_status' ) ? fpm_get_status() : false;

		if ( ! is_array( $status ) ) {
			return false;
		}

		// A pool that makes workers as they are wanted has none idle, and is short of them only at its limit.
		$can_grow = 'ondemand' === $status['process-manager'] && 0 === $status['max-children-reached'];

		return ! $can_grow && ! self::is_any_idle( $status['procs'] );
	}

	/**
	 * FPM's own count of idle workers is of no use while FPM is reloaded: it counts
	 * those that are gone, and nobody is served until this worker has ended, too.
	 *
	 * @param array<int, array{state: string, ...}> $workers
	 */
	private static function is_any_idle( array $workers ): bool {
		return in_array( 'Idle', array_column( $workers, 'state' ), true );
	}
}
