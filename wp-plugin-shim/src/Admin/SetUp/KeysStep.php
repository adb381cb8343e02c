<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\SetUp;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\FormErrors;
use Encharge\Webhooks\WordPress\Admin\FormNotice;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\FlowKeys;
use Encharge\Webhooks\WordPress\Config\InvalidValues;
use Encharge\Webhooks\WordPress\Config\KeyMadeAlready;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Health\SetUpProgress;
use Encharge\Webhooks\WordPress\Health\Status;
use InvalidArgumentException;

/**
 * The webhook URLs, one for each flow: made, listed, replaced and revoked.
 *
 * @phpstan-import-type Made from FlowKeys
 */
final class KeysStep implements Step {

	private const REVOKED = 'revoked';

	private readonly FlowKeys $keys;

	private readonly KeyForm $form;

	/** @var Made|null what has just been made, which is shown in this answer alone */
	private ?array $made = null;

	/** The key that the form had made before it was sent once more. */
	private ?KeyMadeAlready $made_already = null;

	/** Why nothing could be done, where no field is to blame; '' if nothing is wrong. */
	private string $problem = '';

	public function __construct( private readonly Settings $settings, private readonly SetUpProgress $progress ) {
		$this->keys = new FlowKeys( $settings );
		$this->form = new KeyForm( $settings );
	}

	public function heading(): Heading {
		return new Heading( 'encharge-urls', __( 'Webhook URLs', 'webhooks-for-encharge' ), $this->progress->has_key() ? Status::Pass : Status::Warn );
	}

	/** @return bool whether the answer shows a key, and so must not be kept by anybody */
	public function shows_key(): bool {
		return null !== $this->made;
	}

	public function act( string $action ): void {
		if ( ! in_array( $action, array( KeyForm::MAKE, KeyTable::REPLACE, KeyTable::REVOKE ), true ) ) {
			return;
		}

		if ( ! Access::allows( Access::MANAGE_KEYS ) ) {
			wp_die( esc_html__( 'You may not make access keys.', 'webhooks-for-encharge' ), 403 );
		}

		try {
			match ( $action ) {
				KeyForm::MAKE     => $this->make(),
				KeyTable::REPLACE => $this->replace(),
				KeyTable::REVOKE  => $this->revoke(),
			};
		} catch ( KeyMadeAlready $exception ) {
			$this->made_already = $exception;
		} catch ( TransactionFailed ) {
			$this->problem = FormErrors::not_stored();
		} catch ( InvalidArgumentException $exception ) {
			$this->problem = $exception->getMessage();
		}
	}

	/** @return string the sentence for what act() told Form::done() */
	public static function confirmation( string $done ): string {
		return self::REVOKED === $done ? __( 'The URL was revoked: webhooks that still come by it are refused.', 'webhooks-for-encharge' ) : '';
	}

	public function render(): void {
		$this->heading()->render();

		if ( '' !== $this->problem ) {
			FormNotice::pass_on( 'error', $this->problem );
		}

		if ( null !== $this->made ) {
			MadeKey::render( $this->made['urls'] );
		}

		if ( null !== $this->made_already ) {
			$this->render_made_already( $this->made_already->key_id );
		}

		( new KeyTable( $this->settings ) )->render();

		if ( Access::allows( Access::MANAGE_KEYS ) && Access::allows( Access::CHANGE ) ) {
			$this->form->render();
		} else {
			echo '<p>' . esc_html__( 'You may not make webhook URLs.', 'webhooks-for-encharge' ) . '</p>';
		}
	}

	private function make(): void {
		try {
			$this->made = $this->form->make( $this->keys );
		} catch ( InvalidValues ) {
			// The form shows what is wrong, at its fields.
			$this->made = null;
		}
	}

	private function replace(): void {
		$this->made = $this->keys->replace( Form::entered( KeyTable::ID ), KeyTable::grace( Form::entered( KeyTable::GRACE ) ), Form::entered( KeyForm::REQUEST ) );
	}

	private function revoke(): void {
		( new AccessKeys( $this->settings ) )->revoke( Form::entered( KeyTable::ID ) );
		Form::done( Tab::SetUp, self::REVOKED );
	}

	private function render_made_already( string $key_id ): void {
		$key = $this->keys->find( $key_id );

		FormNotice::begin( 'warning' );
		echo '<p>';

		if ( null === $key ) {
			echo esc_html__( 'This form has made its URL already, and that was revoked since. To make another one, use the form below.', 'webhooks-for-encharge' );
		} else {
			/* translators: %s: name of a flow. */
			printf( esc_html__( 'This form has made its URL already, for the flow %s. No second one was made. If you do not have the URL, replace it: then you see a new one.', 'webhooks-for-encharge' ), '<strong><bdi>' . esc_html( $key['label'] ) . '</bdi></strong>' );
			printf( ' <a class="button" href="%s">%s</a>', esc_url( KeyTable::url( KeyTable::REPLACE, $key_id ) ), esc_html__( 'Replace it', 'webhooks-for-encharge' ) );
		}

		echo '</p></div>';
	}
}
