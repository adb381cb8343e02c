<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

/**
 * What came of a form, for whoever has sent it: the cursor is there when the page
 * opens, so that a screen reader reads it and nobody has to look for it.
 *
 * WordPress moves notices that are not inline, and the cursor would get lost.
 */
final class FormNotice {

	/**
	 * Prints the beginning. Whoever calls this prints what is in it, and the end.
	 *
	 * @param 'error'|'warning'|'info'|'success' $type
	 * @param string                             $id   '' for none
	 * @param string                             $more classes
	 */
	public static function begin( string $type, string $id = '', string $more = '' ): void {
		printf(
			'<div class="%s"%s role="%s" tabindex="-1" autofocus>',
			esc_attr( trim( "notice notice-$type inline $more" ) ),
			'' === $id ? '' : ' id="' . esc_attr( $id ) . '"',
			esc_attr( in_array( $type, array( 'error', 'warning' ), true ) ? 'alert' : 'status' )
		);
	}

	/**
	 * Prints a notice of one paragraph.
	 *
	 * @param 'error'|'warning'|'info'|'success' $type
	 * @param string                             $html escaped
	 */
	public static function render( string $type, string $html ): void {
		self::begin( $type );
		echo '<p>' . $html . '</p></div>'; // phpcs:ignore WordPress.Security.EscapeOutput -- by whoever calls this.
	}

	/**
	 * Prints what somebody or something else has said.
	 *
	 * @param 'error'|'warning' $type
	 */
	public static function pass_on( string $type, string $text ): void {
		self::render( $type, '<bdi>' . nl2br( esc_html( $text ) ) . '</bdi>' );
	}
}
