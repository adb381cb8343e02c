<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\ExitBarrier;
use Encharge\Webhooks\ExitException;
use Encharge\Webhooks\WordPress\Sync\Ending;

/**
 * Keeps what some plugin's hook does during one contact from the others.
 *
 * A call of wp_die() becomes an exception, and so does an exit. Whoever ends the
 * process by a fatal error ends it; that is told while there is still time.
 */
final class Isolation {

	/** @var (\Closure(string): void)|null what is to be told, while there is work */
	private ?\Closure $ended = null;

	public function __construct() {
		add_action( 'shutdown', $this->shut_down( ... ), PHP_INT_MIN );
	}

	/**
	 * Finds WordPress's own state at the end as it was at the beginning, whatever becomes of the work.
	 *
	 * @param \Closure(): void       $work
	 * @param \Closure(string): void $ended is called if the process ends during the work: with why, for a person
	 * @throws ExitException If the work called exit.
	 */
	public function run( \Closure $work, \Closure $ended ): void {
		$this->ended  = $ended;
		$surroundings = new Surroundings();

		try {
			ExitBarrier::run( $work );
		} catch ( ExitException $exit ) {
			$surroundings->restore_hooks();

			throw $exit;
		} finally {
			$surroundings->restore();

			// A fatal error passes by here: the work is still under way then.
			$this->ended = null;
		}
	}

	/**
	 * @template T
	 * @param \Closure(): T $work throws WorkEnded where it would have died
	 * @return T
	 */
	public static function without_dying( \Closure $work ): mixed {
		$handler = static fn (): \Closure => self::died( ... );

		foreach ( Ending::DIE_HANDLERS as $filter ) {
			add_filter( $filter, $handler, PHP_INT_MAX );
		}

		try {
			return $work();
		} finally {
			foreach ( Ending::DIE_HANDLERS as $filter ) {
				remove_filter( $filter, $handler, PHP_INT_MAX );
			}
		}
	}

	/**
	 * In place of wp_die()'s own handlers.
	 *
	 * @param mixed $message   a string or WP_Error, as a rule
	 * @param mixed $title     not used
	 * @param mixed $arguments an array with "exit", as a rule
	 * @throws WorkEnded Unless the caller wants to go on.
	 */
	private static function died( mixed $message = '', mixed $title = '', mixed $arguments = array() ): void {
		if ( ! Ending::goes_on( $arguments ) ) {
			throw new WorkEnded( Ending::by_wp_die( $message ) );
		}
	}

	/** Hooked to shutdown, before anybody else. */
	private function shut_down(): void {
		$ended       = $this->ended;
		$this->ended = null;

		if ( null !== $ended ) {
			$ended( Ending::by_fatal_error() ?? self::exited() );
		}
	}

	/** @return string why the work has failed that called exit, for a person */
	public static function exited(): string {
		return __( 'Another plugin ended the process.', 'webhooks-for-encharge' );
	}
}
