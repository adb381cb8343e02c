<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\SetUp;

use Encharge\Webhooks\WordPress\Health\Remedy;
use Encharge\Webhooks\WordPress\Health\RemedyKind;

/**
 * What puts something right, with a button to copy it by.
 */
final class RemedyMarkup {

	/** Prints a paragraph. */
	public static function render( Remedy $remedy ): void {
		echo '<p>' . self::html( $remedy ) . '</p>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
	}

	public static function html( Remedy $remedy ): string {
		$sentence = esc_html( $remedy->sentence );

		return match ( $remedy->kind ) {
			RemedyKind::Command => str_replace( esc_html( $remedy->value ), sprintf( '<code dir="ltr" data-encharge-copy="%s">%s</code>', esc_attr__( 'Copy the command', 'webhooks-for-encharge' ), esc_html( $remedy->value ) ), $sentence ),
			RemedyKind::Screen  => sprintf( '<a href="%s">%s</a>', esc_url( $remedy->value ), $sentence ),
			RemedyKind::Host    => sprintf( '<span data-encharge-copy="%s">%s</span>', esc_attr__( 'Copy the text', 'webhooks-for-encharge' ), $sentence ),
		};
	}
}
