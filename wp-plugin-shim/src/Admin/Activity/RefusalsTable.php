<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\GuardRefusals;

/**
 * What the guard refused before WordPress was loaded: apart from the log, of whose
 * rows these have next to nothing.
 *
 * @phpstan-import-type Refusal from GuardRefusals
 */
final class RefusalsTable {

	public static function render(): void {
		$memory = GuardRefusals::here( Settings::load() );

		echo '<h2>' . esc_html__( 'Refused before WordPress was loaded', 'webhooks-for-encharge' ) . '</h2>';

		if ( ! GuardRefusals::is_wanted() ) {
			echo '<p>' . esc_html__( 'The guard is off: refused webhooks are in the list above.', 'webhooks-for-encharge' ) . '</p>';
		} elseif ( null === $memory ) {
			echo '<p>' . esc_html__( 'This PHP keeps no memory of them.', 'webhooks-for-encharge' ) . '</p>';
		} elseif ( array() === $memory->refusals ) {
			/* translators: %s: time. */
			echo '<p>' . sprintf( esc_html__( 'None since %s, when this server\'s PHP was started.', 'webhooks-for-encharge' ), Markup::moment( $memory->since ) ) . '</p>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
		} else {
			self::render_table( $memory );
		}
	}

	private static function render_table( GuardRefusals $memory ): void {
		$summary = sprintf(
			/* translators: %s: number of webhooks. */
			_n( '%s webhook in the last 24 hours', '%s webhooks in the last 24 hours', $memory->count, 'webhooks-for-encharge' ),
			number_format_i18n( $memory->count )
		);

		echo '<details><summary>' . esc_html( $summary ) . '</summary><table class="widefat striped"><caption>';
		printf(
			/* translators: 1: number of webhooks, 2: time. */
			esc_html__( 'The last %1$s that this server refused, as far as its PHP remembers: since %2$s, when it was started. They are in its memory alone, name no contact, and cannot be run again.', 'webhooks-for-encharge' ),
			esc_html( number_format_i18n( count( $memory->refusals ) ) ),
			Markup::moment( $memory->since ) // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
		);
		echo '</caption><thead><tr>';

		foreach ( array( __( 'When', 'webhooks-for-encharge' ), __( 'Reason', 'webhooks-for-encharge' ), __( 'From', 'webhooks-for-encharge' ), __( 'Program', 'webhooks-for-encharge' ), __( 'Key', 'webhooks-for-encharge' ) ) as $heading ) {
			echo '<th scope="col">' . esc_html( $heading ) . '</th>';
		}

		echo '</tr></thead><tbody>';
		array_map( self::render_row( ... ), $memory->refusals );
		echo '</tbody></table></details>';
	}

	/** @param Refusal $refusal */
	private static function render_row( array $refusal ): void {
		$cells = array(
			Markup::moment( $refusal['time'] ),
			esc_html( $refusal['message'] ) . ' ' . Markup::code( $refusal['code'] ),
			'' === $refusal['address'] ? '—' : Markup::code( $refusal['address'] ),
			'' === $refusal['user_agent'] ? '—' : LogWords::foreign( $refusal['user_agent'] ),
			self::key( $refusal ),
		);

		echo '<tr><td>' . implode( '</td><td>', $cells ) . '</td></tr>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped above.
	}

	/** @param Refusal $refusal */
	private static function key( array $refusal ): string {
		return match ( true ) {
			'' === $refusal['key']   => '—',
			/* translators: %s: first digits of a key's digest, as code. */
			'' === $refusal['label'] => sprintf( esc_html__( 'None of this site\'s; its digest begins with %s', 'webhooks-for-encharge' ), Markup::code( $refusal['key'] ) ),
			default                  => LogWords::foreign( $refusal['label'] ),
		};
	}
}
