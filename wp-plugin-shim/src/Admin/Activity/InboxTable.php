<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Inbox\InboxEntries;

/**
 * What waits in the inbox of this server, or was given up there.
 *
 * @phpstan-import-type Row from InboxEntries
 */
final class InboxTable {

	/** As many are shown; whoever has more acts on all of them. */
	private const SHOWN = 100;

	/** The inbox's states that a view is of. */
	private const STATES = array(
		'waiting' => array( 'new', 'cur', 'later' ),
		'dead'    => array( 'dead' ),
	);

	/** @return string|null the view of the inbox that is asked for; null if none is */
	public static function requested(): ?string {
		$view = $_GET['view'] ?? ''; // phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- only compared.

		return is_string( $view ) && isset( self::STATES[ $view ] ) ? $view : null;
	}

	public static function render( string $view ): void {
		try {
			$rows = self::rows( $view );
		} catch ( InboxException ) {
			$rows = null;
		}

		if ( null === $rows ) {
			echo '<p>' . esc_html__( 'The inbox of this site cannot be read. The checks in Set-up say why.', 'webhooks-for-encharge' ) . '</p>';
		} elseif ( array() === $rows ) {
			echo '<p>' . esc_html( 'dead' === $view ? __( 'Nothing was given up.', 'webhooks-for-encharge' ) : __( 'Nothing waits.', 'webhooks-for-encharge' ) ) . '</p>';
		} else {
			self::render_rows( $view, $rows );
		}
	}

	/**
	 * @return list<Row>|null null if the site has no inbox that can be used
	 * @throws InboxException If the inbox cannot be read.
	 */
	private static function rows( string $view ): ?array {
		$entries = InboxEntries::here();
		$rows    = array();

		if ( null === $entries ) {
			return null;
		}

		foreach ( self::STATES[ $view ] as $state ) {
			array_push( $rows, ...$entries->rows( $state, self::SHOWN - count( $rows ) ) );
		}

		return $rows;
	}

	/** @param non-empty-list<Row> $rows */
	private static function render_rows( string $view, array $rows ): void {
		$may_change = Access::allows( Access::CHANGE );
		$flows      = LogPage::flows();

		if ( $may_change ) {
			Form::begin( Tab::Activity, ActivityActions::INBOX, array( 'view' => $view ) );
		}

		echo '<table class="widefat striped"><caption class="screen-reader-text">' . esc_html( 'dead' === $view ? __( 'Given up', 'webhooks-for-encharge' ) : __( 'Waiting', 'webhooks-for-encharge' ) ) . '</caption><thead><tr>';

		if ( $may_change ) {
			// A script of WordPress's own ticks them.
			printf( '<td class="manage-column column-cb check-column"><input type="checkbox" class="hide-if-no-js" aria-label="%s"></td>', esc_attr__( 'Select all', 'webhooks-for-encharge' ) );
		}

		foreach ( array( __( 'Accepted', 'webhooks-for-encharge' ), __( 'Person', 'webhooks-for-encharge' ), __( 'What', 'webhooks-for-encharge' ), __( 'Flow', 'webhooks-for-encharge' ), __( 'State', 'webhooks-for-encharge' ), __( 'Tries', 'webhooks-for-encharge' ), __( 'Why', 'webhooks-for-encharge' ) ) as $heading ) {
			echo '<th scope="col">' . esc_html( $heading ) . '</th>';
		}

		echo '</tr></thead><tbody>';

		foreach ( $rows as $row ) {
			self::render_row( $row, $flows, $may_change );
		}

		echo '</tbody></table>';

		if ( count( $rows ) === self::SHOWN ) {
			/* translators: %s: number. */
			echo '<p>' . esc_html( sprintf( __( 'No more than %s are shown.', 'webhooks-for-encharge' ), number_format_i18n( self::SHOWN ) ) ) . '</p>';
		}

		if ( $may_change ) {
			self::render_buttons( $view );
			echo '</form>';
		}
	}

	/**
	 * @param Row                   $row
	 * @param array<string, string> $flows labels of access keys by their ids
	 */
	private static function render_row( array $row, array $flows, bool $may_change ): void {
		echo '<tr>';

		if ( $may_change ) {
			/* translators: %s: contact id. */
			$label = sprintf( __( 'Select %s', 'webhooks-for-encharge' ), $row['contact_id'] );

			printf( '<th scope="row" class="check-column"><input type="checkbox" name="%s[]" value="%s" aria-label="%s"></th>', esc_attr( ChosenEntries::FIELD ), esc_attr( ChosenEntries::value( $row['state'], $row['receipt'] ) ), esc_attr( $label ) );
		}

		$cells = array(
			self::moment( $row['accepted'] ),
			'' === $row['contact_id'] ? '—' : Markup::code( $row['contact_id'] ),
			LogWords::foreign( LogWords::action( $row['action'] ) ) . ( '' === $row['role'] ? '' : ' ' . Markup::code( $row['role'] ) ),
			'' === $row['key_id'] ? '—' : LogWords::foreign( $flows[ $row['key_id'] ] ?? $row['key_id'] ),
			esc_html( LogWords::state( $row['state'] ) ) . ( '' === $row['due'] ? '' : ' ' . self::moment( $row['due'] ) ),
			esc_html( number_format_i18n( $row['tries'] ) ),
			LogWords::foreign( $row['message'] ) . ( '' === $row['code'] ? '' : ' ' . Markup::code( $row['code'] ) ),
		);

		echo '<td>' . implode( '</td><td>', $cells ) . '</td></tr>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped above.
	}

	private static function render_buttons( string $view ): void {
		$buttons = array(
			'retry'     => __( 'Try the selected ones now', 'webhooks-for-encharge' ),
			'discard'   => __( 'Discard the selected ones…', 'webhooks-for-encharge' ),
			'retry_all' => __( 'Try all now', 'webhooks-for-encharge' ),
		);

		if ( 'dead' === $view ) {
			$buttons['discard_all'] = __( 'Discard all that were given up…', 'webhooks-for-encharge' );
		}

		echo '<p>';

		foreach ( $buttons as $value => $label ) {
			printf( '<button type="submit" class="button" name="do" value="%s">%s</button> ', esc_attr( $value ), esc_html( $label ) );
		}

		echo '</p>';
	}

	private static function moment( string $utc ): string {
		return '' === $utc ? '—' : Markup::moment( (int) strtotime( "$utc UTC" ) );
	}
}
