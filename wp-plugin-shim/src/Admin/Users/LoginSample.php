<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Users;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\FormNotice;
use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\LoginPreview;
use Encharge\Webhooks\WordPress\User\LoginExample;
use InvalidArgumentException;

/**
 * How logins are made, with examples: a made-up person's beside each choice, and
 * a real person's for whoever asks.
 */
final class LoginSample {

	/** The setting. */
	public const SETTING = 'username_format';

	private const SHOW = 'show_login';

	private const PERSON = 'login_person';

	/** Whose login the page that was sent showed. */
	private const PERSON_SHOWN = 'login_person_shown';

	private ?LoginPreview $preview = null;

	private string $problem = '';

	/**
	 * @param bool $is_entered whether the form was sent by the Enter key
	 * @return bool whether the form asks for a person's login, and not to save: so does Enter behind another person's name
	 */
	public static function is_asked_for( bool $is_entered ): bool {
		return '' !== Form::entered( self::SHOW ) || ( $is_entered && ! in_array( Form::entered( self::PERSON ), array( '', Form::entered( self::PERSON_SHOWN ) ), true ) );
	}

	/** @param Settings $settings by which the login would be made */
	public function ask( Settings $settings ): void {
		try {
			$this->preview = LoginPreview::of( Form::entered( self::PERSON ), $settings );
		} catch ( InvalidArgumentException $exception ) {
			$this->problem = $exception->getMessage();
		}
	}

	public function render( SettingRow $row ): void {
		$row->render_choices( self::examples() );

		Form::hidden( self::PERSON_SHOWN, null === $this->preview ? '' : Form::entered( self::PERSON ) );
		printf(
			'<p><label for="encharge-login-person">%s</label> <input type="text" id="encharge-login-person" name="%s" value="%s" class="regular-text" autocomplete="off" spellcheck="false" aria-describedby="encharge-login-person-help"> <button type="submit" class="button" name="%s" value="1">%s</button></p>',
			esc_html__( 'Login of a real person', 'webhooks-for-encharge' ),
			esc_attr( self::PERSON ),
			esc_attr( Form::entered( self::PERSON ) ),
			esc_attr( self::SHOW ),
			esc_html__( 'Show', 'webhooks-for-encharge' )
		);
		echo '<p class="description" id="encharge-login-person-help">' . esc_html__( 'An email address, a contact id or a user. Encharge is asked when you press the button, and nothing of it is kept.', 'webhooks-for-encharge' ) . '</p>';
		$this->render_answer();
	}

	private function render_answer(): void {
		if ( '' !== $this->problem ) {
			FormNotice::pass_on( 'error', $this->problem );
		} elseif ( null !== $this->preview ) {
			$sentence = $this->preview->is_new
				/* translators: %s: login. */
				? __( 'With these settings, this person would get the login %s.', 'webhooks-for-encharge' )
				/* translators: %s: login. */
				: __( 'This person is a user already, with the login %s. A webhook never changes it.', 'webhooks-for-encharge' );

			FormNotice::render( 'info', trim( sprintf( esc_html( $sentence ), Markup::code( $this->preview->login ) ) . ' ' . esc_html( $this->preview->reason ) ) );
		}
	}

	/** @return array<array-key, string> choice → a login, escaped */
	private static function examples(): array {
		$examples = array();

		foreach ( array_keys( Settings::definitions()[ self::SETTING ]->choice_labels() ) as $choice ) {
			/* translators: 1: login, 2: first name, 3: last name. */
			$examples[ $choice ] = sprintf( esc_html__( '(%1$s for %2$s %3$s)', 'webhooks-for-encharge' ), Markup::code( LoginExample::of( (string) $choice ) ), esc_html( LoginExample::FIRST_NAME ), esc_html( LoginExample::LAST_NAME ) );
		}

		return $examples;
	}
}
