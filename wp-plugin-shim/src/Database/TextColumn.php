<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * Which text a column can hold.
 *
 * The tables of older sites hold no emoji, or Latin letters alone. What they
 * cannot hold wpdb refuses without an error, or the database replaces by "?",
 * which breaks a serialized array.
 */
final class TextColumn {

	/**
	 * @param string $table  with its prefix
	 * @param string $column one that holds text
	 */
	public function __construct( private readonly string $table, private readonly string $column ) {}

	/** @return bool whether all of the text's characters can be stored, as they are */
	public function holds( string $text ): bool {
		return $this->fitted( $text ) === $text;
	}

	/** @return string the text without the characters that cannot be stored */
	public function fitted( string $text ): string {
		global $wpdb;

		// Plain ASCII fits whatever the answer is, and asking is dear.
		if ( 1 === preg_match( '/\A[\x00-\x7F]*\z/', $text ) ) {
			return $text;
		}

		$charset = $wpdb->get_col_charset( $this->table, $this->column );

		return match ( true ) {
			// A connection in the column's own set changes no byte.
			! is_string( $charset ), 'utf8mb4' === $charset, $wpdb->charset === $charset => $text,
			in_array( $charset, array( 'utf8', 'utf8mb3' ), true ) => (string) preg_replace( '/[\x{10000}-\x{10FFFF}]/u', '', $text ),
			default => self::common( $text, self::converted( $text, $charset ) ),
		};
	}

	/** @return string what the database would give back: "?" for each character that it cannot store */
	private static function converted( string $text, string $charset ): string {
		global $wpdb;

		// Digits both ways: in anything else wpdb looks for a table.
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL -- a question about a text; a character set that the database has named.
		$converted = $wpdb->get_var( $wpdb->prepare( "SELECT HEX( CONVERT( CONVERT( CONVERT( UNHEX( %s ) USING utf8mb4 ) USING $charset ) USING utf8mb4 ) )", bin2hex( $text ) ) );

		return (string) hex2bin( (string) $converted );
	}

	/** @return string the characters of the text that are the same in the other; ASCII alone if they are not one for one */
	private static function common( string $text, string $other ): string {
		if ( $text === $other ) {
			return $text;
		}

		$wanted = mb_str_split( $text, 1, 'UTF-8' );
		$given  = mb_str_split( $other, 1, 'UTF-8' );

		return count( $wanted ) === count( $given )
			? implode( '', array_intersect_assoc( $wanted, $given ) )
			: (string) preg_replace( '/[^\x00-\x7F]/u', '', $text );
	}
}
