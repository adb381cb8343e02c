<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

/**
 * How many requests the web server's PHP can handle at once.
 */
final class WebWorkers {

	/**
	 * PHP-FPM does not tell its pm.max_children, but what follows from it: a
	 * static pool has all of its workers from the start, and another one that has
	 * come to its end has had them all at work.
	 *
	 * @return int|null null where PHP is no PHP-FPM, or it cannot be told yet
	 */
	public static function count(): ?int {
		$status = self::status();

		return null === $status ? null : self::of_status( $status );
	}

	/** @return bool whether the worker that runs this is known to be the only one: whatever it asks of its own site waits for itself */
	public static function is_single(): bool {
		return 1 === self::count();
	}

	/** @return array<array-key, mixed>|null what fpm_get_status() says; null where PHP is no PHP-FPM */
	public static function status(): ?array {
		$status = function_exists( 'fpm_get_status' ) ? fpm_get_status() : false;

		return is_array( $status ) ? $status : null;
	}

	/** @param array<array-key, mixed> $status what fpm_get_status() says */
	public static function of_status( array $status ): ?int {
		$count = match ( true ) {
			'static' === ( $status['process-manager'] ?? '' ) => $status['total-processes'] ?? null,
			0 < ( $status['max-children-reached'] ?? 0 )      => $status['max-active-processes'] ?? null,
			default                                           => null,
		};

		return is_int( $count ) && $count > 0 ? $count : null;
	}
}
