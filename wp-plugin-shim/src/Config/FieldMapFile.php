<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\WordPress\User\FieldRules;
use InvalidArgumentException;

/**
 * A field map as JSON, to be taken from one site to another.
 *
 * @phpstan-import-type Row from FieldMapRules
 */
final class FieldMapFile {

	private const NAME = 'field_map';

	/** @param list<Row> $rows */
	public static function json( array $rows ): string {
		return (string) wp_json_encode( array( self::NAME => $rows ), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	}

	/**
	 * @return list<Row> as they stand there: what a row may be, FieldMapRules judges
	 * @throws InvalidArgumentException With a message for a person, if it holds no field map.
	 */
	public static function parse( string $json ): array {
		$content = json_decode( trim( $json ), true );

		return self::rows( is_array( $content ) ? $content[ self::NAME ] ?? null : null );
	}

	/**
	 * @param mixed $rows what a file has for its rows
	 * @return list<Row> as they stand there
	 * @throws InvalidArgumentException With a message for a person, if these are none.
	 */
	public static function rows( mixed $rows ): array {
		if ( ! is_array( $rows ) || ! array_is_list( $rows ) ) {
			throw new InvalidArgumentException( __( 'This is no field map: it has to be JSON as this page exports it.', 'webhooks-for-encharge' ) );
		}

		return array_map( self::row( ... ), $rows, array_keys( $rows ) );
	}

	/** @return Row */
	private static function row( mixed $row, int $position ): array {
		$key  = is_array( $row ) ? $row['key'] ?? null : null;
		$type = is_array( $row ) ? $row['type'] ?? FieldRules::default_type( is_string( $key ) ? $key : '' ) : null;
		$wipe = is_array( $row ) ? $row['wipe'] ?? false : null;

		if ( ! is_array( $row ) || ! is_string( $row['field'] ?? null ) || ! is_string( $key ) || ! is_string( $type ) || ! is_bool( $wipe ) ) {
			/* translators: %d: number of a row. */
			throw new InvalidArgumentException( sprintf( __( 'Row %d is none: it needs the texts "field" and "key", and may have a text "type" and "wipe", true or false.', 'webhooks-for-encharge' ), $position + 1 ) );
		}

		return array(
			'field' => $row['field'],
			'key'   => $key,
			'type'  => $type,
			'wipe'  => $wipe,
		);
	}
}
