<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

/**
 * How some plugin, or WordPress itself, ends what is under way.
 */
final class Ending {

	/** The filters that wp_die() asks for its handler: WordPress picks one of them by the kind of request. */
	public const DIE_HANDLERS = array( 'wp_die_handler', 'wp_die_ajax_handler', 'wp_die_json_handler', 'wp_die_jsonp_handler', 'wp_die_xmlrpc_handler', 'wp_die_xml_handler' );

	private const FATAL = E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_RECOVERABLE_ERROR;

	/**
	 * @param mixed $arguments the last one that a handler of wp_die() gets: an array with "exit", as a rule
	 * @return bool whether whoever called wp_die() wants to go on
	 */
	public static function goes_on( mixed $arguments ): bool {
		return is_array( $arguments ) && false === ( $arguments['exit'] ?? true );
	}

	/**
	 * @param mixed $message the first one: a string or WP_Error, as a rule
	 * @return string the same, for the log
	 */
	public static function by_wp_die( mixed $message ): string {
		$text = $message instanceof \WP_Error ? $message->get_error_message() : $message;

		return 'wp_die(): ' . ( is_string( $text ) ? wp_strip_all_tags( $text ) : '' );
	}

	/** @return string|null the first line of the error that ended the script, if one did */
	public static function by_fatal_error(): ?string {
		$error = error_get_last();

		return null === $error || 0 === ( $error['type'] & self::FATAL ) ? null : explode( "\n", $error['message'] )[0];
	}
}
