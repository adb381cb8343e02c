<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\User\PlainText;

/**
 * Makes text from outside harmless for a terminal.
 *
 * Names, tags and messages of Encharge, and what is stored of them, may hold
 * sequences that move the cursor, set the clipboard or turn the direction of
 * writing: each of their control characters is shown as JSON writes it.
 */
final class Terminal {

	/** @return string the text on one line */
	public static function cell( string $text ): string {
		return (string) preg_replace_callback( PlainText::control_pattern(), self::escaped( ... ), mb_scrub( $text, 'UTF-8' ) );
	}

	/** @return string the text with its line breaks */
	public static function text( string $text ): string {
		return implode( "\n", array_map( self::cell( ... ), explode( "\n", $text ) ) );
	}

	/**
	 * @param mixed $value of a row that is printed
	 * @return mixed the same, but for its texts
	 */
	public static function value( mixed $value ): mixed {
		return match ( true ) {
			is_string( $value ) => self::cell( $value ),
			is_array( $value )  => array_map( self::value( ... ), $value ),
			default             => $value,
		};
	}

	/** @param array<string> $found */
	private static function escaped( array $found ): string {
		return sprintf( '\u%04x', mb_ord( $found[0], 'UTF-8' ) );
	}
}
