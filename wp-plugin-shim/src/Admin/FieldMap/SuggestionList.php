<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\FieldMap;

use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Config\FieldSuggestions;
use Encharge\Webhooks\WordPress\Config\NameMatch;

/**
 * Rows that the field map may want, each with its reason and a button.
 *
 * @phpstan-import-type Row from \Encharge\Webhooks\WordPress\Config\FieldMapRules
 * @phpstan-import-type Field from FieldSuggestions
 * @phpstan-import-type Suggestion from FieldSuggestions
 */
final readonly class SuggestionList {

	/** The name of the buttons: the value is the Encharge field of the row that is wanted. */
	public const ONE = 'suggestion';

	/** @param list<Suggestion> $suggestions */
	private function __construct( private array $suggestions ) {}

	/**
	 * @param list<Field>  $fields the account's
	 * @param list<string> $keys   the site's
	 * @param list<Row>    $rows   those that there are
	 */
	public static function of( array $fields, array $keys, array $rows ): self {
		return new self( ( new FieldSuggestions( $keys ) )->of( $fields, $rows ) );
	}

	/**
	 * @param string|null $field null: each
	 * @return list<Row> what is suggested for the field
	 */
	public function rows( ?string $field = null ): array {
		$rows = array();

		foreach ( $this->suggestions as $suggestion ) {
			if ( null === $field || $field === $suggestion['field'] ) {
				$rows[] = array(
					'field' => $suggestion['field'],
					'key'   => $suggestion['key'],
					'type'  => $suggestion['type'],
					'wipe'  => false,
				);
			}
		}

		return $rows;
	}

	/**
	 * @param string $all_name  name of the button for all of them
	 * @param string $all_value its value
	 */
	public function render( string $all_name, string $all_value ): void {
		if ( array() === $this->suggestions ) {
			return;
		}

		echo '<div class="notice notice-info inline" id="encharge-suggestions"><h2>' . esc_html__( 'Suggestions', 'webhooks-for-encharge' ) . '</h2><ul>';

		foreach ( $this->suggestions as $suggestion ) {
			printf(
				'<li data-field="%1$s" data-key="%2$s" data-type="%3$s">%4$s → %5$s (%6$s) <button type="submit" class="button button-small" name="%7$s" value="%1$s">%8$s<span class="screen-reader-text"> %9$s</span></button></li>',
				esc_attr( $suggestion['field'] ),
				esc_attr( $suggestion['key'] ),
				esc_attr( $suggestion['type'] ),
				Markup::code( $suggestion['field'] ), // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
				Markup::code( $suggestion['key'] ), // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
				esc_html( NameMatch::label( $suggestion['why'] ) ),
				esc_attr( self::ONE ),
				esc_html__( 'Add', 'webhooks-for-encharge' ),
				esc_html( $suggestion['field'] )
			);
		}

		printf( '</ul><p><button type="submit" class="button" id="encharge-%2$s" name="%1$s" value="%2$s">%3$s</button></p></div>', esc_attr( $all_name ), esc_attr( $all_value ), esc_html__( 'Add all', 'webhooks-for-encharge' ) );
	}
}
