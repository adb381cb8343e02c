<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\SetUp;

use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\FormErrors;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\FlowKeys;
use Encharge\Webhooks\WordPress\Config\InvalidValues;
use Encharge\Webhooks\WordPress\Config\KeyPurpose;
use Encharge\Webhooks\WordPress\Config\KeyRequests;
use Encharge\Webhooks\WordPress\Config\Settings;

/**
 * The form that makes a URL for a flow.
 *
 * @phpstan-import-type Made from FlowKeys
 */
final class KeyForm {

	/** The form's name. */
	public const MAKE = 'make_key';

	/** The field by which the form is known when it is sent once more. */
	public const REQUEST = 'request';

	/** @var array<array-key, string> what is wrong with fields, by their names */
	private array $errors = array();

	private string $flow = '';

	private KeyPurpose $purpose;

	public function __construct( private readonly Settings $settings ) {
		$this->purpose = new KeyPurpose( KeyPurpose::ACTIONS[0] );
	}

	/**
	 * Makes what was entered.
	 *
	 * @return Made
	 * @throws InvalidValues If it cannot be; render() shows why.
	 */
	public function make( FlowKeys $keys ): array {
		$flow    = Form::entered( 'flow' );
		$purpose = new KeyPurpose( Form::entered( 'does' ), Form::entered( 'role' ), '' !== Form::entered( 'notify' ), '' !== Form::entered( 'async' ) );

		try {
			return $keys->make( $flow, $purpose, Form::entered( self::REQUEST ) );
		} catch ( InvalidValues $invalid ) {
			$this->errors  = $invalid->errors;
			$this->flow    = $flow;
			$this->purpose = $purpose;

			throw $invalid;
		}
	}

	/** @return string what a URL with this action does, for a person; '' if it has no action of its own */
	public static function does( string $action ): string {
		return match ( $action ) {
			'add'         => __( 'Create the user, or update them', 'webhooks-for-encharge' ),
			'update'      => __( 'Update tags and fields of a user who exists', 'webhooks-for-encharge' ),
			'update_tags' => __( 'Update tags only', 'webhooks-for-encharge' ),
			default       => '',
		};
	}

	/** @return string a role's name for a person */
	public static function role( string $role ): string {
		return translate_user_role( wp_roles()->get_names()[ $role ] ?? $role );
	}

	public function render(): void {
		echo '<h3 id="encharge-make">' . esc_html__( 'Make a URL for a flow', 'webhooks-for-encharge' ) . '</h3><div class="encharge-make">';
		Form::begin( Tab::SetUp, self::MAKE );
		Form::hidden( self::REQUEST, KeyRequests::make() );
		FormErrors::summary( array_combine( array_map( self::id( ... ), array_map( strval( ... ), array_keys( $this->errors ) ) ), $this->errors ) );

		echo '<table class="form-table" role="presentation">';
		$this->render_flow();
		$this->render_does();
		$this->render_role();
		$this->render_options();
		echo '</table><p><button type="submit" class="button button-primary">' . esc_html__( 'Make URL', 'webhooks-for-encharge' ) . '</button></p></form>';
		echo '<template class="encharge-made-template">';
		MadeKey::render( array( '' ) );
		echo '</template></div>';
	}

	private function render_flow(): void {
		printf( '<tr><th scope="row"><label for="encharge-flow">%s</label></th><td>', esc_html__( 'Name of the flow', 'webhooks-for-encharge' ) );
		printf( '<input type="text" id="encharge-flow" name="flow" value="%s" class="regular-text" maxlength="100" autocomplete="off" required%s>', esc_attr( $this->flow ), $this->attributes( 'flow' ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
		$this->render_error( 'flow' );

		$other = isset( $this->errors['flow'] ) ? ( new FlowKeys( $this->settings ) )->of_flow( trim( $this->flow ) ) : null;

		if ( null !== $other ) {
			printf( '<p><a href="%s">%s</a></p>', esc_url( KeyTable::url( KeyTable::REPLACE, $other['id'] ) ), esc_html__( 'Replace the URL that there is', 'webhooks-for-encharge' ) );
		}

		echo '</td></tr>';
	}

	private function render_does(): void {
		echo '<tr><th scope="row">' . esc_html__( 'What the webhook does', 'webhooks-for-encharge' ) . '</th><td><fieldset id="encharge-action"><legend class="screen-reader-text">' . esc_html__( 'What the webhook does', 'webhooks-for-encharge' ) . '</legend>';

		foreach ( KeyPurpose::ACTIONS as $action ) {
			printf(
				'<label><input type="radio" name="does" value="%s"%s%s> %s</label><br>',
				esc_attr( $action ),
				checked( $action, $this->purpose->action, false ),
				$this->attributes( 'action' ), // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
				esc_html( self::does( $action ) )
			);
		}

		$this->render_error( 'action' );
		echo '</fieldset></td></tr>';
	}

	private function render_role(): void {
		printf( '<tr><th scope="row"><label for="encharge-role">%s</label></th><td>', esc_html__( 'Role of the user', 'webhooks-for-encharge' ) );
		printf( '<select id="encharge-role" name="role"%s>', $this->attributes( 'role' ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
		/* translators: %s: name of a role. */
		printf( '<option value="">%s</option>', esc_html( sprintf( __( 'New users: %s. Others keep theirs', 'webhooks-for-encharge' ), self::role( $this->settings->text( 'default_role' ) ) ) ) );

		foreach ( $this->settings->role_policy()->grantable() as $role ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( $role ), selected( $role, $this->purpose->role, false ), esc_html( self::role( $role ) ) );
		}

		echo '</select>';
		$this->render_error( 'role' );
		echo '<p class="description">' . esc_html__( 'Which roles a webhook may give is set on the tab Users.', 'webhooks-for-encharge' ) . '</p></td></tr>';
	}

	private function render_options(): void {
		echo '<tr><th scope="row">' . esc_html__( 'Options', 'webhooks-for-encharge' ) . '</th><td><fieldset><legend class="screen-reader-text">' . esc_html__( 'Options', 'webhooks-for-encharge' ) . '</legend>';
		printf( '<label><input type="checkbox" id="encharge-notify" name="notify" value="1"%s%s> %s</label><br>', checked( $this->purpose->notify, true, false ), $this->attributes( 'notify' ), esc_html__( 'Send WordPress’s new-user mail, with a link to set a password', 'webhooks-for-encharge' ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
		$this->render_error( 'notify' );
		printf( '<label><input type="checkbox" name="async" value="1"%s> %s</label>', checked( $this->purpose->async, true, false ), esc_html__( 'Answer at once, work later: for flows that send many webhooks in a burst', 'webhooks-for-encharge' ) );
		echo '</fieldset></td></tr>';
	}

	private function attributes( string $field ): string {
		return FormErrors::attributes( self::id( $field ), $this->errors[ $field ] ?? '' );
	}

	private function render_error( string $field ): void {
		FormErrors::render( self::id( $field ), $this->errors[ $field ] ?? '' );
	}

	private static function id( string $field ): string {
		return "encharge-$field";
	}
}
