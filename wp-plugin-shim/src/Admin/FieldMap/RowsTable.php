<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\FieldMap;

use Encharge\Webhooks\FieldMap;
use Encharge\Webhooks\WordPress\Admin\FormErrors;
use Encharge\Webhooks\WordPress\Config\FieldMapRules;

/**
 * The rows of the field map, to be edited: a table, and one card a row where the
 * window is narrow.
 *
 * @phpstan-import-type Row from FieldMapRules
 */
final class RowsTable {

	private const FIELDS_LIST = 'encharge-fields';
	private const KEYS_LIST   = 'encharge-keys';

	/** What stands for a row's position in the row that the script copies. */
	private const ANY_POSITION = '%row%';

	/** What stands for its number there. */
	private const ANY_NUMBER = '%number%';

	/**
	 * @param array<array-key, string>   $errors  the position of a row → what is wrong with it
	 * @param array<string, string>|null $sample  Encharge field → what a person has in it; null if nobody was asked about
	 * @param int|null                   $focused the position of the row that the cursor is to be in
	 */
	public function __construct( private readonly array $errors, private readonly ?array $sample, private readonly ?int $focused ) {}

	/** @param list<Row> $rows */
	public function render( array $rows ): void {
		echo '<table class="widefat striped encharge-map" id="encharge-map"><caption class="screen-reader-text">' . esc_html__( 'Which Encharge field goes to which WordPress field', 'webhooks-for-encharge' ) . '</caption><thead><tr>';

		foreach ( self::titles() as $title ) {
			echo '<th scope="col">' . esc_html( $title ) . '</th>';
		}

		echo '</tr></thead><tbody>';

		foreach ( $rows as $position => $row ) {
			$this->render_row( (string) $position, $row );
		}

		echo '</tbody></table>';
	}

	/** Prints what the script makes a further row of. */
	public function render_template(): void {
		echo '<template id="encharge-row">';
		$this->render_row( self::ANY_POSITION, self::blank() );
		echo '</template>';
	}

	/**
	 * @param array<array-key, string> $fields names of Encharge's fields → titles
	 * @param array<array-key, string> $keys   WordPress keys → what a person knows them by
	 */
	public static function render_lists( array $fields, array $keys ): void {
		self::render_list( self::FIELDS_LIST, $fields );
		self::render_list( self::KEYS_LIST, $keys );
	}

	/**
	 * @param list<Row>                $rows
	 * @param array<array-key, string> $errors the position of a row → what is wrong with it
	 * @return array<string, string> the id of what is to be changed → what is wrong
	 */
	public static function by_id( array $rows, array $errors ): array {
		$by_id = array();

		foreach ( $errors as $position => $error ) {
			$by_id[ self::id( isset( $rows[ $position ] ) ? FieldMapRules::faulty_part( $rows[ $position ] ) : 'field', (string) $position ) ] = $error;
		}

		return $by_id;
	}

	/** @return Row */
	public static function blank(): array {
		return array(
			'field' => '',
			'key'   => '',
			'type'  => 'text',
			'wipe'  => false,
		);
	}

	/** @return list<string> */
	private static function titles(): array {
		return array(
			__( 'Encharge field', 'webhooks-for-encharge' ),
			__( 'Sample', 'webhooks-for-encharge' ),
			__( 'WordPress field', 'webhooks-for-encharge' ),
			__( 'Type', 'webhooks-for-encharge' ),
			__( 'When empty in Encharge', 'webhooks-for-encharge' ),
			__( 'Remove', 'webhooks-for-encharge' ),
		);
	}

	/** @param Row $row */
	private function render_row( string $position, array $row ): void {
		$error  = $this->errors[ $position ] ?? '';
		$part   = '' === $error ? '' : FieldMapRules::faulty_part( $row );
		$number = self::ANY_POSITION === $position ? self::ANY_NUMBER : (string) ( (int) $position + 1 );

		echo '<tr' . ( '' === $error ? '' : ' class="encharge-invalid"' ) . '>';

		self::begin_cell( 'field', $position, __( 'Encharge field', 'webhooks-for-encharge' ), $number );
		$this->render_text( 'field', EnteredRows::FIELD, self::FIELDS_LIST, $position, $row['field'], 'field' === $part ? $error : '' );

		echo '</td><td class="encharge-sample"><span class="encharge-label" aria-hidden="true">' . esc_html__( 'Sample', 'webhooks-for-encharge' ) . '</span><bdi>' . esc_html( $this->sample_of( $row['field'] ) ) . '</bdi></td>';

		self::begin_cell( 'key', $position, __( 'WordPress field', 'webhooks-for-encharge' ), $number );
		$this->render_text( 'key', EnteredRows::KEY, self::KEYS_LIST, $position, $row['key'], 'key' === $part ? $error : '' );
		echo '</td>';

		self::begin_cell( 'type', $position, __( 'Type', 'webhooks-for-encharge' ), $number );
		self::render_types( $position, $row['type'], 'type' === $part ? $error : '' );

		echo '</td><td><span class="encharge-label" aria-hidden="true">' . esc_html__( 'When empty in Encharge', 'webhooks-for-encharge' ) . '</span>';
		printf(
			'<label for="%1$s"><input type="checkbox" id="%1$s" name="%2$s[]" value="%3$s"%4$s> %5$s<span class="screen-reader-text"> %6$s</span></label></td>',
			esc_attr( self::id( 'wipe', $position ) ),
			esc_attr( EnteredRows::WIPE ),
			esc_attr( $position ),
			checked( $row['wipe'], true, false ),
			esc_html__( 'Empty it here too', 'webhooks-for-encharge' ),
			esc_html( self::of_row( $number ) )
		);
		printf(
			'<td><button type="submit" class="button-link button-link-delete" name="%s" value="%s">%s<span class="screen-reader-text"> %s</span></button></td></tr>',
			esc_attr( EnteredRows::REMOVE ),
			esc_attr( $position ),
			esc_html__( 'Remove', 'webhooks-for-encharge' ),
			esc_html( self::of_row( $number ) )
		);
	}

	private static function begin_cell( string $part, string $position, string $label, string $number ): void {
		printf( '<td><label class="encharge-label" for="%s">%s<span class="screen-reader-text"> %s</span></label>', esc_attr( self::id( $part, $position ) ), esc_html( $label ), esc_html( self::of_row( $number ) ) );
	}

	private function render_text( string $part, string $name, string $options, string $position, string $value, string $error ): void {
		$id = self::id( $part, $position );

		printf(
			'<input type="text" id="%s" name="%s[]" list="%s" value="%s" class="code" dir="ltr" autocomplete="off" autocapitalize="off" spellcheck="false"%s%s>',
			esc_attr( $id ),
			esc_attr( $name ),
			esc_attr( $options ),
			esc_attr( $value ),
			FormErrors::attributes( $id, $error ), // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
			'field' === $part && (string) $this->focused === $position ? ' autofocus' : ''
		);
		FormErrors::render( $id, $error );
	}

	private static function render_types( string $position, string $selected, string $error ): void {
		$id = self::id( 'type', $position );

		// phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
		printf( '<select id="%s" name="%s[]"%s>', esc_attr( $id ), esc_attr( EnteredRows::TYPE ), FormErrors::attributes( $id, $error ) );

		foreach ( array_unique( array( ...FieldMap::types(), $selected ) ) as $type ) {
			printf( '<option%s>%s</option>', selected( $type, $selected, false ), esc_html( $type ) );
		}

		echo '</select>';
		FormErrors::render( $id, $error );
	}

	/** @param array<array-key, string> $options */
	private static function render_list( string $id, array $options ): void {
		echo '<datalist id="' . esc_attr( $id ) . '">';

		foreach ( $options as $value => $label ) {
			printf( '<option value="%s"%s>', esc_attr( (string) $value ), in_array( $label, array( '', (string) $value ), true ) ? '' : ' label="' . esc_attr( "$value – $label" ) . '"' );
		}

		echo '</datalist>';
	}

	private function sample_of( string $field ): string {
		return null === $this->sample ? '' : ( '' === ( $this->sample[ $field ] ?? '' ) ? '—' : $this->sample[ $field ] );
	}

	private static function of_row( string $number ): string {
		/* translators: %s: number of a row, for a screen reader, behind the name of what stands in it. */
		return sprintf( __( 'row %s', 'webhooks-for-encharge' ), $number );
	}

	private static function id( string $part, string $position ): string {
		return "encharge-$part-$position";
	}
}
