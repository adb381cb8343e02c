<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

/**
 * As much of a list as can be kept or shown.
 *
 * Whoever fills in a form decides how many tags and fields there are. What
 * concerns an account comes first, and what is left out is counted.
 */
final class Excerpt {

	/** How many notes are listed. */
	private const NOTES = 100;

	/** How many bytes of JSON, in ASCII: a column holds 65,535. */
	private const BYTES = 16_000;

	/** The longest text in a list, in characters. */
	private const LONGEST = 300;

	/** WordPress keys that come before all others. */
	private const FIRST_KEYS = array( 'user_email', 'role', 'user_login' );

	/** What the codes of notes begin with that come before all others. */
	private const FIRST_CODES = '/\A(?:address|role|login)_/';

	/**
	 * @param list<string> $texts
	 * @return list<string>
	 */
	public static function of_texts( array $texts ): array {
		$ordered = array_values( array_unique( array( ...array_intersect( self::FIRST_KEYS, $texts ), ...$texts ) ) );
		$shown   = self::fitting( array_map( self::shortened( ... ), $ordered ) );
		$rest    = count( $ordered ) - count( $shown );

		return 0 === $rest ? $shown : array( ...$shown, self::more( $rest ) );
	}

	/**
	 * @param list<Note> $notes
	 * @return list<Note>
	 */
	public static function of_notes( array $notes ): array {
		$first   = preg_grep( self::FIRST_CODES, array_column( $notes, 'code' ) );
		$ordered = array( ...array_intersect_key( $notes, (array) $first ), ...array_diff_key( $notes, (array) $first ) );
		$shown   = self::fitting(
			array_map(
				static fn ( Note $note ): Note => new Note( $note->code, self::shortened( $note->field ), self::shortened( $note->message ) ),
				array_slice( $ordered, 0, self::NOTES )
			)
		);
		$rest    = count( $ordered ) - count( $shown );

		return 0 === $rest ? $shown : array( ...$shown, new Note( 'more', '', self::more( $rest ) ) );
	}

	/**
	 * @template T
	 * @param list<T> $items
	 * @return list<T> the first of them
	 */
	private static function fitting( array $items ): array {
		$bytes = 0;

		foreach ( $items as $position => $item ) {
			$bytes += strlen( (string) wp_json_encode( $item ) ) + 1;

			if ( $bytes > self::BYTES ) {
				return array_slice( $items, 0, $position );
			}
		}

		return $items;
	}

	private static function shortened( string $text ): string {
		return mb_strlen( $text, 'UTF-8' ) <= self::LONGEST ? $text : mb_substr( $text, 0, self::LONGEST, 'UTF-8' ) . '…';
	}

	private static function more( int $count ): string {
		/* translators: %d: how many. */
		return sprintf( __( 'and %d more', 'webhooks-for-encharge' ), $count );
	}
}
