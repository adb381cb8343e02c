<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

/**
 * What is wrong with the fields of a form: all of it above the form, and each at its field.
 */
final class FormErrors {

	/**
	 * @param array<string, string> $errors ids of fields → what is wrong, for a person
	 * @param string                $lead   what stands before them; '' for a form whose input is kept
	 */
	public static function summary( array $errors, string $lead = '' ): void {
		if ( array() === $errors ) {
			return;
		}

		FormNotice::begin( 'error', 'encharge-errors' );
		echo '<p>' . esc_html( '' === $lead ? __( 'Nothing was saved. What you entered is still here. Put this right:', 'webhooks-for-encharge' ) : $lead ) . '</p><ul>';

		foreach ( $errors as $id => $error ) {
			echo '<li><a href="#' . esc_attr( $id ) . '"><bdi>' . esc_html( $error ) . '</bdi></a></li>';
		}

		echo '</ul></div>';
	}

	/** @return string for a person, where the database failed */
	public static function not_stored(): string {
		return __( 'The database did not take the change. Nothing was changed: try again.', 'webhooks-for-encharge' );
	}

	/**
	 * @param string $error        '' if nothing is wrong
	 * @param string $described_by ids of what describes the field besides, with spaces between
	 * @return string attributes of the field, escaped, with a space before
	 */
	public static function attributes( string $id, string $error, string $described_by = '' ): string {
		$ids = trim( ( '' === $error ? '' : "$id-error" ) . " $described_by" );

		return ( '' === $error ? '' : ' aria-invalid="true"' ) . ( '' === $ids ? '' : ' aria-describedby="' . esc_attr( $ids ) . '"' );
	}

	/** Prints what is wrong, if anything is. */
	public static function render( string $id, string $error ): void {
		if ( '' !== $error ) {
			echo '<p id="' . esc_attr( "$id-error" ) . '" class="encharge-error"><bdi>' . esc_html( $error ) . '</bdi></p>';
		}
	}
}
