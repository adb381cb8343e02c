<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\FormNotice;
use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Health\Explanation;
use Encharge\Webhooks\WordPress\Health\Inquiry;
use Encharge\Webhooks\WordPress\Health\PlannedChange;
use InvalidArgumentException;

/**
 * The box that answers why a person is here, or is not.
 *
 * Without a press of its button it tells what the site itself knows. With one,
 * Encharge is asked, and what it holds is set beside what WordPress holds.
 */
final class PersonBox {

	private const NONCE = 'encharge_webhooks_explain';

	/** @return string the address of the page with the box filled in; not escaped */
	public static function url( string $person ): string {
		return Tab::Activity->url( array( 'person' => $person ) );
	}

	/** Prints a button that compares a contact. */
	public static function render_button( string $contact_id, string $label ): void {
		self::begin();
		Form::hidden( 'contact', $contact_id );
		printf( '<button type="submit" class="button" name="explain" value="1">%s</button></form>', esc_html( $label ) );
	}

	public static function render(): void {
		$contact = self::text( 'contact' );
		$person  = '' === $contact ? self::text( 'person' ) : $contact;

		echo '<h2>' . esc_html__( 'Why is this person (not) here?', 'webhooks-for-encharge' ) . '</h2>';
		self::begin();
		printf(
			'<p><label for="encharge-person">%s</label> <input type="text" class="regular-text" id="encharge-person" name="person" value="%s" autocomplete="off"> ',
			esc_html__( 'Address, contact id or user', 'webhooks-for-encharge' ),
			esc_attr( $person )
		);
		printf( '<button type="submit" class="button" name="explain" value="1">%s</button></p></form>', esc_html__( 'Explain', 'webhooks-for-encharge' ) );

		if ( '' !== $person ) {
			self::answer( $person, '' !== $contact );
		}
	}

	private static function answer( string $person, bool $is_contact ): void {
		try {
			$inquiry = $is_contact ? Inquiry::about_contact( $person ) : Inquiry::about( $person );

			self::render_known( $inquiry );

			if ( self::is_pressed() ) {
				self::render_explanation( $inquiry->explanation( Action::Add ) );
			}
		} catch ( InvalidArgumentException $exception ) {
			FormNotice::pass_on( 'warning', $exception->getMessage() );
		}
	}

	private static function render_known( Inquiry $inquiry ): void {
		$contact = $inquiry->contact();
		$user_id = $inquiry->target->user->ID ?? $contact->user_id ?? 0;
		$rows    = $inquiry->last_rows( 3 );

		echo '<h3>' . esc_html__( 'What this site knows', 'webhooks-for-encharge' ) . '</h3><ul class="ul-disc">';
		/* translators: %s: user, or a dash. */
		echo '<li>' . sprintf( esc_html__( 'User: %s', 'webhooks-for-encharge' ), UserLink::to( $user_id ) ) . '</li>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
		/* translators: %s: contact id, or a dash. */
		echo '<li>' . sprintf( esc_html__( 'Contact: %s', 'webhooks-for-encharge' ), null === $contact ? '—' : Markup::code( $contact->contact_id ) ) . '</li>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.

		foreach ( $rows as $row ) {
			printf(
				'<li>%s <a href="%s">%s</a></li>',
				Markup::moment( LogWords::time( $row ) ), // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
				esc_url( Tab::Activity->url( array( 'id' => $row['id'] ) ) ),
				esc_html( LogWords::outcome( $row['outcome'] ) )
			);
		}

		echo array() === $rows ? '<li>' . esc_html__( 'The log says nothing of them.', 'webhooks-for-encharge' ) . '</li></ul>' : '</ul>';
	}

	private static function render_explanation( Explanation $explanation ): void {
		$texts  = $explanation->texts();
		$labels = array(
			'result'    => __( 'What a webhook would do', 'webhooks-for-encharge' ),
			'person'    => __( 'Address in Encharge', 'webhooks-for-encharge' ),
			'contact'   => __( 'Contact', 'webhooks-for-encharge' ),
			'user'      => __( 'User', 'webhooks-for-encharge' ),
			'match'     => __( 'How the user was found', 'webhooks-for-encharge' ),
			'protected' => __( 'Protected', 'webhooks-for-encharge' ),
		);

		echo '<h3>' . esc_html__( 'Compared with Encharge', 'webhooks-for-encharge' ) . '</h3><table class="form-table"><tbody>';

		foreach ( $labels as $name => $label ) {
			echo '<tr><th scope="row">' . esc_html( $label ) . '</th><td>' . LogWords::foreign( $texts[ $name ] ?? '' ) . '</td></tr>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
		}

		echo '</tbody></table>';

		if ( array() !== $explanation->changes ) {
			self::render_changes( $explanation->changes );
		}

		self::render_do_it( $explanation );
	}

	/** @param non-empty-list<PlannedChange> $changes */
	private static function render_changes( array $changes ): void {
		echo '<table class="widefat striped encharge-comparison"><caption class="screen-reader-text">' . esc_html__( 'Value by value', 'webhooks-for-encharge' ) . '</caption><thead><tr>';

		$columns = array( __( 'Encharge', 'webhooks-for-encharge' ), __( 'Now', 'webhooks-for-encharge' ), __( 'Then', 'webhooks-for-encharge' ), __( 'Verdict', 'webhooks-for-encharge' ) );

		foreach ( array( __( 'Key', 'webhooks-for-encharge' ), ...$columns ) as $heading ) {
			echo '<th scope="col">' . esc_html( $heading ) . '</th>';
		}

		echo '</tr></thead><tbody>';

		foreach ( $changes as $change ) {
			$row = $change->texts();

			echo '<tr><th scope="row">' . Markup::code( $row['key'] ) . '</th>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.

			foreach ( array( $row['encharge'], $row['now'], $row['then'], VerdictWords::of( $change ) ) as $column => $text ) {
				echo '<td data-colname="' . esc_attr( $columns[ $column ] ) . '">' . LogWords::foreign( $text ) . '</td>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
			}

			echo '</tr>';
		}

		echo '</tbody></table>';
	}

	private static function render_do_it( Explanation $explanation ): void {
		if ( ! $explanation->writes ) {
			return;
		}

		$refusal = Inquiry::refusal( $explanation );

		if ( null === $refusal ) {
			Form::button( Tab::Activity, ActivityActions::PULL, __( 'Do it now', 'webhooks-for-encharge' ), array( 'contact' => $explanation->contact_id ), 'button-primary' );
		} else {
			echo '<p>' . esc_html( $refusal ) . '</p>';
		}
	}

	/** What Encharge holds of a person is for who may have something done for them. */
	private static function is_pressed(): bool {
		$nonce = $_GET['_wpnonce'] ?? ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- only compared.

		return isset( $_GET['explain'] ) && Access::allows( Access::CHANGE ) && is_string( $nonce ) && false !== wp_verify_nonce( $nonce, self::NONCE );
	}

	private static function begin(): void {
		Form::begin_query( Tab::Activity );
		Form::hidden( '_wpnonce', wp_create_nonce( self::NONCE ) );
	}

	private static function text( string $name ): string {
		$value = $_GET[ $name ] ?? ''; // phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- whoever reads it checks what it is, and nothing is written by it.

		return is_string( $value ) ? trim( wp_check_invalid_utf8( wp_unslash( $value ) ) ) : '';
	}
}
