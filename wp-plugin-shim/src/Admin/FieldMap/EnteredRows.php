<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\FieldMap;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Config\FieldMapFile;
use InvalidArgumentException;

/**
 * The rows as the form of the field map sent them.
 *
 * A script sends all of them as one field. Without it each row is three fields, and
 * one more where empty values are to empty: PHP drops, in silence, what comes
 * behind the first max_input_vars of them. The form's last field tells whether all
 * came.
 *
 * @phpstan-import-type Row from \Encharge\Webhooks\WordPress\Config\FieldMapRules
 */
final class EnteredRows {

	/** All rows, from the script. */
	public const SCRIPT = 'rows';

	/** One of each for a row. */
	public const FIELD = 'row_field';
	public const KEY   = 'row_key';
	public const TYPE  = 'row_type';

	/** The positions of the rows whose empty values empty. */
	public const WIPE = 'row_wipe';

	/** The position of the row whose button was pressed. */
	public const REMOVE = 'remove_row';

	/** The form's first field: how many rows the form has. */
	public const COUNT = 'row_count';

	/** The form's last field. */
	public const END = 'row_end';

	/** More than any other field of the form and of WordPress's own. */
	private const OTHER_FIELDS = 50;

	/** @return list<Row>|null without those that are blank or whose button to remove them was pressed; null if not all of them came */
	public static function read(): ?array {
		$rows    = '' === Form::entered( self::SCRIPT ) ? self::from_fields() : self::from_script();
		$removed = Form::entered( self::REMOVE );

		if ( null === $rows ) {
			return null;
		}

		if ( '' !== $removed ) {
			unset( $rows[ (int) $removed ] );
		}

		return array_values( array_filter( $rows, static fn ( array $row ): bool => '' !== trim( $row['field'] . $row['key'] ) ) );
	}

	/** @return int the max_input_vars that such a form needs */
	public static function needed(): int {
		return 4 * max( 0, (int) Form::entered( self::COUNT ) ) + self::OTHER_FIELDS;
	}

	/** @return list<Row>|null */
	private static function from_script(): ?array {
		try {
			return FieldMapFile::parse( Form::entered( self::SCRIPT ) );
		} catch ( InvalidArgumentException ) {
			return null;
		}
	}

	/** @return list<Row>|null */
	private static function from_fields(): ?array {
		$fields = Form::entered_list( self::FIELD );
		$keys   = Form::entered_list( self::KEY );
		$types  = Form::entered_list( self::TYPE );
		$wipes  = Form::entered_list( self::WIPE );
		$rows   = array();

		if ( '' === Form::entered( self::END ) || array_unique( array( count( $fields ), count( $keys ), count( $types ), (int) Form::entered( self::COUNT ) ) ) !== array( count( $fields ) ) ) {
			return null;
		}

		foreach ( $fields as $position => $field ) {
			$rows[] = array(
				'field' => $field,
				'key'   => $keys[ $position ] ?? '',
				'type'  => $types[ $position ] ?? '',
				'wipe'  => in_array( (string) $position, $wipes, true ),
			);
		}

		return $rows;
	}
}
