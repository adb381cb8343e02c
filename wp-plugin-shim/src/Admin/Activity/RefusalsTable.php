<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAnswers;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;

/**
 * What the guard refused before WordPress was loaded: apart from the log, of whose
 * rows these have next to nothing.
 *
 * @phpstan-import-type Answered from GuardAnswers
 * @phpstan-import-type Key from AccessKeys
 */
final class RefusalsTable {

	public static function render(): void {
		$memory = GuardAnswers::here();

		echo '<h2>' . esc_html__( 'Refused before WordPress was loaded', 'webhooks-for-encharge' ) . '</h2>';

		if ( ! GuardPlace::is_wanted() ) {
			echo '<p>' . esc_html__( 'The guard is off: refused webhooks are in the list above.', 'webhooks-for-encharge' ) . '</p>';
		} elseif ( null === $memory ) {
			echo '<p>' . esc_html__( 'This PHP keeps no memory of them.', 'webhooks-for-encharge' ) . '</p>';
		} else {
			self::render_memory( $memory );
		}
	}

	private static function render_memory( GuardAnswers $memory ): void {
		$keys = ( new AccessKeys( Settings::load() ) )->all();
		$rows = array();

		foreach ( $memory->last as $answered ) {
			if ( null !== $answered['code'] ) {
				$rows[] = self::row( $answered, $answered['code'], GuardAnswers::keys_of( $answered, $keys ) );
			}
		}

		if ( array() === $rows ) {
			/* translators: %s: time. */
			echo '<p>' . sprintf( esc_html__( 'None since %s, when this server\'s PHP was started.', 'webhooks-for-encharge' ), Markup::moment( $memory->since ) ) . '</p>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
		} else {
			self::render_table( $memory, $rows );
		}
	}

	/** @param non-empty-list<string> $rows escaped */
	private static function render_table( GuardAnswers $memory, array $rows ): void {
		$summary = sprintf(
			/* translators: %s: number of webhooks. */
			_n( '%s webhook in the last 24 hours', '%s webhooks in the last 24 hours', $memory->refused, 'webhooks-for-encharge' ),
			number_format_i18n( $memory->refused )
		);

		echo '<details><summary>' . esc_html( $summary ) . '</summary><table class="widefat striped encharge-comparison encharge-refused"><caption>';
		printf(
			/* translators: 1: number of webhooks, 2: time. */
			esc_html__( 'The last %1$s that this server refused, as far as its PHP remembers: since %2$s, when it was started. They are in its memory alone, name no contact, and cannot be run again.', 'webhooks-for-encharge' ),
			esc_html( number_format_i18n( count( $rows ) ) ),
			Markup::moment( $memory->since ) // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
		);
		echo '</caption><thead><tr>';

		foreach ( self::titles() as $title ) {
			echo '<th scope="col">' . esc_html( $title ) . '</th>';
		}

		echo '</tr></thead><tbody>' . implode( '', $rows ) . '</tbody></table></details>'; // phpcs:ignore WordPress.Security.EscapeOutput -- as is said above.
	}

	/**
	 * @param Answered  $answered
	 * @param Code      $code     the reason
	 * @param list<Key> $keys     with one of which it came
	 * @return string escaped
	 */
	private static function row( array $answered, Code $code, array $keys ): string {
		$cells = array(
			Markup::moment( $answered['time'] ),
			esc_html( $code->message() ) . ' ' . Markup::code( $code->value ),
			'' === $answered['address'] ? '—' : Markup::code( $answered['address'] ),
			'' === $answered['user_agent'] ? '—' : LogWords::foreign( $answered['user_agent'] ),
			self::key( $answered, $keys ),
		);

		$row = '';

		foreach ( array_combine( self::titles(), $cells ) as $title => $cell ) {
			$row .= sprintf( '<td data-colname="%s">%s</td>', esc_attr( $title ), $cell );
		}

		return "<tr>$row</tr>";
	}

	/** @return list<string> */
	private static function titles(): array {
		return array(
			__( 'When', 'webhooks-for-encharge' ),
			__( 'Reason', 'webhooks-for-encharge' ),
			__( 'From', 'webhooks-for-encharge' ),
			__( 'Program', 'webhooks-for-encharge' ),
			__( 'Key', 'webhooks-for-encharge' ),
		);
	}

	/**
	 * @param Answered  $answered
	 * @param list<Key> $keys
	 */
	private static function key( array $answered, array $keys ): string {
		return match ( true ) {
			'' === $answered['key'] => '—',
			/* translators: %s: first digits of a key's digest, as code. */
			array() === $keys       => sprintf( esc_html__( 'None of this site\'s; its digest begins with %s', 'webhooks-for-encharge' ), Markup::code( $answered['key'] ) ),
			default                 => implode( ', ', array_map( static fn ( array $key ): string => LogWords::foreign( AccessKeys::name( $key ) ), $keys ) ),
		};
	}
}
