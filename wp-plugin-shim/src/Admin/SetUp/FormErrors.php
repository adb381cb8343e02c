<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\SetUp;

/**
 * What is wrong with the fields of a form: all of it above the form, and each at its field.
 */
final class FormErrors {

	/** @param array<string, string> $errors ids of fields → what is wrong */
	public static function summary( array $errors ): void {
		if ( array() === $errors ) {
			return;
		}

		echo '<div class="notice notice-error inline" role="alert" tabindex="-1"><p>' . esc_html__( 'Nothing was changed:', 'webhooks-for-encharge' ) . '</p><ul>';

		foreach ( $errors as $id => $error ) {
			printf( '<li><a href="#%s"><bdi>%s</bdi></a></li>', esc_attr( $id ), esc_html( $error ) );
		}

		echo '</ul></div>';
	}

	/** @return string attributes of the field, escaped, with a space before */
	public static function attributes( string $id, string $error ): string {
		return '' === $error ? '' : sprintf( ' aria-invalid="true" aria-describedby="%s-error"', esc_attr( $id ) );
	}

	/** Prints what is wrong, if anything is. */
	public static function render( string $id, string $error ): void {
		if ( '' !== $error ) {
			printf( '<p id="%s-error" class="encharge-error"><bdi>%s</bdi></p>', esc_attr( $id ), esc_html( $error ) );
		}
	}
}
