<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Tools;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\FormErrors;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Privacy\ErasedAddresses;

/**
 * On Tools: how many people were erased, and a way to let one come again.
 */
final class ErasedPeople {

	/** The form that lets somebody come again. */
	public const LIFT = 'lift_erasure';

	private const ADDRESS = 'address';

	private string $error = '';

	public function lift(): void {
		$address = trim( Form::entered( self::ADDRESS ) );

		if ( ! ErasedAddresses::lift( $address ) ) {
			$this->error = __( 'This address is not among those that were erased. Nothing was changed.', 'webhooks-for-encharge' );

			return;
		}

		Form::done( Tab::Tools, self::LIFT );
	}

	public function render(): void {
		$count = ErasedAddresses::count();

		echo '<h2 id="encharge-erased">' . esc_html__( 'Erased people', 'webhooks-for-encharge' ) . '</h2>';
		echo '<p>' . esc_html__( 'Whose personal data you erase under Tools → Erase Personal Data, no webhook brings back. Of their addresses only fingerprints are kept, so there is no list.', 'webhooks-for-encharge' ) . '</p>';

		if ( 0 === $count && '' === $this->error ) {
			echo '<p>' . esc_html__( 'Nobody was erased yet.', 'webhooks-for-encharge' ) . '</p>';

			return;
		}

		/* translators: %s: number of people. */
		echo '<p>' . esc_html( sprintf( _n( '%s person was erased.', '%s people were erased.', $count, 'webhooks-for-encharge' ), number_format_i18n( $count ) ) ) . '</p>';

		$entered = '' === $this->error ? '' : Form::entered( self::ADDRESS );

		Form::begin( Tab::Tools, self::LIFT );
		printf(
			'<p><label for="encharge-erased-address">%s</label><br><input type="email" id="encharge-erased-address" name="%s" class="regular-text ltr" required value="%s"%s></p>',
			esc_html__( 'Address that may come again', 'webhooks-for-encharge' ),
			esc_attr( self::ADDRESS ),
			esc_attr( $entered ),
			FormErrors::attributes( 'encharge-erased-address', $this->error ) // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
		);
		FormErrors::render( 'encharge-erased-address', $this->error );
		printf( '<p><button type="submit" class="button">%s</button></p></form>', esc_html__( 'Let webhooks bring them back', 'webhooks-for-encharge' ) );
	}
}
