<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Webhook;

use Encharge\Webhooks\WordPress\Sync\Ending;

/**
 * A webhook that another plugin ends.
 *
 * Whatever ends the request before its answer, be it exit, wp_die(), an uncaught
 * exception or an exhausted memory limit, leads to one call, while a log row can
 * still be written. Where even that is taken away, the extension has the last word.
 */
final class Interruption {

	/** @param \Closure(string): void $answer is called at most once; its argument says what happened, for the log */
	private function __construct( private ?\Closure $answer ) {}

	/**
	 * Watches from now on.
	 *
	 * @param \Closure(string): void $answer gives the answer; its argument says what happened, for the log
	 */
	public static function watch( \Closure $answer ): self {
		$interruption = new self( $answer );

		foreach ( Ending::DIE_HANDLERS as $filter ) {
			add_filter( $filter, static fn (): \Closure => $interruption->died( ... ), PHP_INT_MAX );
		}

		// WordPress sends the buffers to the client at priority 1.
		add_action( 'shutdown', $interruption->shut_down( ... ), PHP_INT_MIN );

		return $interruption;
	}

	/** Stops watching: the answer is being given. */
	public function over(): void {
		$this->answer = null;
	}

	/**
	 * In place of wp_die()'s own handlers.
	 *
	 * @param mixed $message   a string or WP_Error, as a rule
	 * @param mixed $title     not used
	 * @param mixed $arguments an array with "exit", as a rule
	 */
	private function died( mixed $message = '', mixed $title = '', mixed $arguments = array() ): void {
		$goes_on = Ending::goes_on( $arguments );
		$fatal   = Ending::by_fatal_error();

		// Who prints a page and goes on is not in our way, but for the page of a fatal error.
		if ( $goes_on && null === $fatal ) {
			return;
		}

		$this->end( $fatal ?? Ending::by_wp_die( $message ) );

		if ( ! $goes_on ) {
			exit;
		}
	}

	private function shut_down(): void {
		$this->end( Ending::by_fatal_error() ?? __( 'Another plugin ended the request.', 'webhooks-for-encharge' ) );
	}

	private function end( string $reason ): void {
		$answer = $this->answer;

		$this->over();

		if ( null !== $answer ) {
			$answer( $reason );
		}
	}
}
