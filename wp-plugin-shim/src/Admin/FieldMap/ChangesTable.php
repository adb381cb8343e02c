<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\FieldMap;

use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Config\FieldMapChanges;

/**
 * In what the rows that are shown differ from those that are saved.
 *
 * @phpstan-import-type Row from \Encharge\Webhooks\WordPress\Config\FieldMapRules
 */
final class ChangesTable {

	/**
	 * @param list<Row> $saved
	 * @param list<Row> $shown
	 */
	public static function render( array $saved, array $shown ): void {
		$changes = FieldMapChanges::between( $saved, $shown );

		echo '<h2 id="encharge-changes">' . esc_html__( 'What saving would change', 'webhooks-for-encharge' ) . '</h2>';

		if ( array() === $changes ) {
			echo '<p>' . esc_html__( 'Nothing: these rows are saved already.', 'webhooks-for-encharge' ) . '</p>';

			return;
		}

		echo '<table class="widefat striped"><thead><tr>';

		foreach ( array( __( 'Encharge field', 'webhooks-for-encharge' ), __( 'WordPress field', 'webhooks-for-encharge' ), __( 'Saved now', 'webhooks-for-encharge' ), __( 'Then', 'webhooks-for-encharge' ) ) as $title ) {
			echo '<th scope="col">' . esc_html( $title ) . '</th>';
		}

		echo '</tr></thead><tbody>';

		foreach ( $changes as $change ) {
			echo '<tr><td>' . Markup::code( $change['field'] ) . '</td><td>' . Markup::code( $change['key'] ) . '</td>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
			echo '<td>' . esc_html( self::described( $change['before'] ) ) . '</td><td>' . esc_html( self::described( $change['after'] ) ) . '</td></tr>';
		}

		echo '</tbody></table>';
	}

	/** @param Row|null $row */
	private static function described( ?array $row ): string {
		return match ( true ) {
			null === $row => __( 'no such row', 'webhooks-for-encharge' ),
			/* translators: %s: type of a row of the field map. */
			$row['wipe']  => sprintf( __( '%s, empty values empty it here too', 'webhooks-for-encharge' ), $row['type'] ),
			default       => $row['type'],
		};
	}
}
