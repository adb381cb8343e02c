<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Webhook;

/**
 * A webhook that another plugin ends.
 *
 * Whatever ends the request before its answer, be it exit, wp_die(), an uncaught
 * exception or an exhausted memory limit, leads to one call, while a log row can
 * still be written. Where even that is taken away, the extension has the last word.
 */
final class Interruption {

	/** The filters that wp_die() asks for its handler: WordPress picks one of them by the request's headers. */
	private const DIE_HANDLERS = array( 'wp_die_handler', 'wp_die_ajax_handler', 'wp_die_json_handler', 'wp_die_jsonp_handler', 'wp_die_xml_handler' );

	private const FATAL = E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_RECOVERABLE_ERROR;

	/** @param \Closure(string): void $answer is called at most once; its argument says what happened, for the log */
	private function __construct( private ?\Closure $answer ) {}

	/**
	 * Watches from now on.
	 *
	 * @param \Closure(string): void $answer gives the answer; its argument says what happened, for the log
	 */
	public static function watch( \Closure $answer ): self {
		$interruption = new self( $answer );

		foreach ( self::DIE_HANDLERS as $filter ) {
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
		$goes_on = is_array( $arguments ) && false === ( $arguments['exit'] ?? true );
		$fatal   = self::fatal_error();

		// Who prints a page and goes on is not in our way, but for the page of a fatal error.
		if ( $goes_on && null === $fatal ) {
			return;
		}

		$text = $message instanceof \WP_Error ? $message->get_error_message() : $message;

		$this->end( $fatal ?? 'wp_die(): ' . ( is_string( $text ) ? wp_strip_all_tags( $text ) : '' ) );

		if ( ! $goes_on ) {
			exit;
		}
	}

	private function shut_down(): void {
		$this->end( self::fatal_error() ?? __( 'Another plugin ended the request.', 'webhooks-for-encharge' ) );
	}

	/** @return string|null the first line of the error that ended the script, if one did */
	private static function fatal_error(): ?string {
		$error = error_get_last();

		return null === $error || 0 === ( $error['type'] & self::FATAL ) ? null : explode( "\n", $error['message'] )[0];
	}

	private function end( string $reason ): void {
		$answer = $this->answer;

		$this->over();

		if ( null !== $answer ) {
			$answer( $reason );
		}
	}
}
