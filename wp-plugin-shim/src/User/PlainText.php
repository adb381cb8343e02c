<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

/**
 * Text without markup and control characters.
 *
 * WordPress's own sanitize_text_field() takes more away than that, "%20" and all
 * behind a "<" for two, and leaves terminal escapes and bidi controls.
 */
final class PlainText {

	/** Where a browser begins to read a tag or a comment: "Level <5" and "a < b" are text. */
	private const MARKUP = '<(?=[A-Za-z\/!?])';

	/**
	 * C0, DEL and C1; bidi marks, embeddings, overrides and isolates; what shows
	 * as nothing and makes two texts look the same; what stands for a character
	 * that could not be read. Joiners stay: Persian is written with them, and so
	 * are many emoji.
	 */
	private const CONTROLS = '\x{00}-\x{1F}\x{7F}-\x{9F}\x{061C}\x{200B}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2060}\x{2066}-\x{2069}\x{FEFF}\x{FFFD}';

	/** Line and paragraph separators. */
	private const SEPARATORS = '\x{2028}\x{2029}';

	/** Elements whose content is no text. */
	private const CODE = array( 'script', 'style' );

	/** @return bool whether a text has no markup, no control characters and no line breaks */
	public static function is_plain( string $text ): bool {
		return 0 === preg_match( '/' . self::MARKUP . '|[' . self::CONTROLS . self::SEPARATORS . ']/u', $text );
	}

	/** @return string a pattern that finds one control character, line breaks among them */
	public static function control_pattern(): string {
		return '/[' . self::CONTROLS . self::SEPARATORS . ']/u';
	}

	/** @return string one line; the same if it is plain; '' if nothing is left but space */
	public static function line( string $text ): string {
		return self::is_plain( $text ) ? self::filled( $text ) : self::cleaned( (string) preg_replace( '/[\t\r\n\x{85}' . self::SEPARATORS . ']+/u', ' ', wp_check_invalid_utf8( $text, true ) ) );
	}

	/** @return string with line breaks and tabs as they are; '' if nothing is left but space */
	public static function lines( string $text ): string {
		return self::is_plain( (string) preg_replace( '/[\t\r\n]/', '', $text ) )
			? self::filled( $text )
			: self::cleaned( (string) preg_replace( '/[\x{85}' . self::SEPARATORS . ']/u', "\n", wp_check_invalid_utf8( $text, true ) ), '\t\r\n' );
	}

	/** @param string $kept control characters that stay, for a pattern */
	private static function cleaned( string $text, string $kept = '' ): string {
		$controls = '' === $kept ? '[' . self::CONTROLS . ']' : "(?![$kept])[" . self::CONTROLS . ']';

		return trim( self::without_markup( (string) preg_replace( "/$controls/u", '', $text ) ) );
	}

	/** Goes through the text once, since whoever fills in a form decides how long it is, and how deep its tags. */
	private static function without_markup( string $text ): string {
		$kept = '';
		$code = null;

		foreach ( (array) preg_split( '/(' . self::MARKUP . '[^<>]*+>)/', $text, -1, PREG_SPLIT_DELIM_CAPTURE ) as $position => $part ) {
			$part = (string) $part;

			if ( 1 === $position % 2 ) {
				$code = self::code_after( $part, $code );
			} elseif ( null === $code ) {
				$kept .= $part;
			}
		}

		// A tag that is not closed may be left, and one whose parts stood before and behind a tag that is gone.
		return (string) preg_replace( '/<+(?=[A-Za-z\/!?])/', '', $kept );
	}

	/**
	 * @param string|null $code the element of code that is open before the tag
	 * @return string|null the one that is open after it
	 */
	private static function code_after( string $tag, ?string $code ): ?string {
		$name = strtolower( (string) preg_replace( '/\A<([A-Za-z\/]*).*\z/s', '$1', $tag ) );

		return match ( true ) {
			null !== $code                          => "/$code" === $name ? null : $code,
			in_array( $name, self::CODE, true )     => $name,
			default                                 => null,
		};
	}

	private static function filled( string $text ): string {
		return '' === trim( $text ) ? '' : $text;
	}
}
