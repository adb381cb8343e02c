<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use Encharge\Webhooks\WordPress\Install\InstallPage;

/**
 * The forms of the settings page: each is sent to the tab that it stands on, which
 * carries it out and sends the browser on, so that a reload repeats nothing.
 *
 * What cannot be carried out is answered by the tab itself, with what was entered.
 */
final class Form {

	/** Names the form among those of its tab. */
	private const ACTION = 'encharge_action';

	/** What was done, in the query of the page that the browser is sent on to. */
	private const DONE = 'done';

	/**
	 * Prints a form's beginning. Whoever calls this prints what follows, and the end.
	 *
	 * @param Tab                       $tab       where it stands
	 * @param string                    $action    which of the tab's forms this is
	 * @param array<string, string|int> $arguments more of the query of the page that it is sent to
	 */
	public static function begin( Tab $tab, string $action, array $arguments = array() ): void {
		printf( '<form method="post" action="%s">', esc_url( $tab->url( $arguments ) ) );
		self::hidden( self::ACTION, $action );
		// Not WordPress's own field: it has an id, and a page has many forms.
		self::hidden( '_wpnonce', wp_create_nonce( self::nonce( $action ) ) );
	}

	/**
	 * Prints the beginning of a form that asks for another page of a tab, and does nothing.
	 *
	 * @param string $classes the form's
	 */
	public static function begin_query( Tab $tab, string $classes = '' ): void {
		printf( '<form method="get" action="%s" class="%s">', esc_url( admin_url( 'options-general.php' ) ), esc_attr( $classes ) );
		self::hidden( 'page', InstallPage::SLUG );
		self::hidden( 'tab', $tab->value );
	}

	/**
	 * Prints the button that the Enter key presses in a form of several: browsers take the form's first. Nobody sees it.
	 *
	 * @param string $name  the button's
	 * @param string $value what it sends
	 */
	public static function enter_button( string $name, string $value ): void {
		printf( '<button type="submit" class="screen-reader-text" tabindex="-1" aria-hidden="true" name="%s" value="%s">%s</button>', esc_attr( $name ), esc_attr( $value ), esc_html__( 'Save', 'webhooks-for-encharge' ) );
	}

	/** Prints a field that nobody sees. */
	public static function hidden( string $name, string $value ): void {
		printf( '<input type="hidden" name="%s" value="%s">', esc_attr( $name ), esc_attr( $value ) );
	}

	/**
	 * Prints a form of one button.
	 *
	 * @param array<string, string> $fields what it sends
	 * @param string                $more   classes of the button
	 */
	public static function button( Tab $tab, string $action, string $label, array $fields = array(), string $more = '' ): void {
		self::begin( $tab, $action );

		foreach ( $fields as $name => $value ) {
			self::hidden( $name, $value );
		}

		printf( '<button type="submit" class="%s">%s</button></form>', esc_attr( trim( "button $more" ) ), esc_html( $label ) );
	}

	/** @return string|null which form was sent, by somebody who saw it; null if none was. Ends the request if it is somebody else's doing */
	public static function sent(): ?string {
		$action = $_POST[ self::ACTION ] ?? null; // phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- checked in the next statement.

		if ( ! is_string( $action ) ) {
			return null;
		}

		check_admin_referer( self::nonce( $action ) );

		return $action;
	}

	/** @return string what was entered, without slashes; '' if there is no such field, or it is no text */
	public static function entered( string $field ): string {
		$value = $_POST[ $field ] ?? ''; // phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- sent() has checked the nonce; whoever reads it checks what it is.

		return is_string( $value ) ? wp_check_invalid_utf8( wp_unslash( $value ) ) : '';
	}

	/** @return list<string> what was entered into fields of one name with [] behind it */
	public static function entered_list( string $field ): array {
		$values = $_POST[ $field ] ?? array(); // phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- sent() has checked the nonce; whoever reads it checks what it is.

		return is_array( $values ) ? array_map( static fn ( string $value ): string => wp_check_invalid_utf8( wp_unslash( $value ) ), array_values( array_filter( $values, is_string( ... ) ) ) ) : array();
	}

	/**
	 * Sends the browser on to a tab, which says what was done, and ends the request.
	 *
	 * @param string                    $done      what the tab's confirmation() knows
	 * @param array<string, string|int> $arguments more of the query
	 */
	public static function done( Tab $tab, string $done, array $arguments = array() ): never {
		wp_safe_redirect( $tab->url( array( self::DONE => $done ) + $arguments ) );
		exit;
	}

	/** @return string what was done before this page was asked for; '' if nothing was */
	public static function what_was_done(): string {
		$done = $_GET[ self::DONE ] ?? ''; // phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- only compared.

		return is_string( $done ) ? $done : '';
	}

	/** @return int a number that the query has; 0 if it has none */
	public static function number( string $name ): int {
		$value = $_GET[ $name ] ?? ''; // phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- a number, and nothing is written by it.

		return is_string( $value ) && ctype_digit( $value ) ? (int) $value : 0;
	}

	private static function nonce( string $action ): string {
		return "encharge_webhooks_$action";
	}
}
