<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use Encharge\Webhooks\WordPress\Admin\Users\EnteredSettings;
use Encharge\Webhooks\WordPress\Admin\Users\LoginSample;
use Encharge\Webhooks\WordPress\Admin\Users\RoleChoices;
use Encharge\Webhooks\WordPress\Admin\Users\SettingRow;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\AccountFields;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\InvalidValues;
use Encharge\Webhooks\WordPress\Config\ReturnField;
use Encharge\Webhooks\WordPress\Config\Setting;
use Encharge\Webhooks\WordPress\Config\SettingDefinitions;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SettingsChanged;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Health\SettingWarnings;
use RuntimeException;

/**
 * What webhooks do to users: all settings of the site in one form, saved together
 * or not at all.
 */
final class UsersScreen implements Screen {

	/** The form. */
	public const SAVE = 'save_settings';

	/** The name of the buttons that make a field at Encharge: the value is the setting that is to name it. */
	public const CREATE = 'create_field';

	public const REVISION = 'revision';

	/** The name of the button that the Enter key presses. */
	private const ENTER = 'enter';

	private const FIELDS_LIST = 'encharge-writable';

	/** Names for fields that are made without anybody having entered one. */
	private const NEW_FIELDS = array(
		ReturnField::PASSWORD => 'wordpressLink',
		ReturnField::USER_ID  => 'wordpressUserId',
	);

	private readonly Account $account;

	private readonly LoginSample $logins;

	/** @var array<string, bool|string|list<string>|null>|null null: nothing was */
	private ?array $entered = null;

	/** @var array<array-key, string> the key of a setting → what is wrong with it */
	private array $errors = array();

	/** The Encharge field that was just made. */
	private string $created = '';

	private string $revision = '';

	private bool $is_overtaken = false;

	private bool $is_failed = false;

	public function __construct( ApiConnection $api = new ApiConnection() ) {
		$this->account = new Account( $api );
		$this->logins  = new LoginSample();
	}

	public function act( string $action ): void {
		if ( self::SAVE !== $action ) {
			return;
		}

		$this->entered  = EnteredSettings::read( Settings::definitions() );
		$this->revision = Form::entered( self::REVISION );
		$setting        = Form::entered( self::CREATE );

		if ( isset( self::NEW_FIELDS[ $setting ] ) ) {
			$this->create_field( $setting, self::NEW_FIELDS[ $setting ] );
		} elseif ( LoginSample::is_asked_for( '' !== Form::entered( self::ENTER ) ) ) {
			$this->logins->ask( Settings::load()->with( array_intersect_key( $this->entered, array( LoginSample::SETTING => true ) ) ) );
		} else {
			$this->save( $this->entered );
		}
	}

	public function prepare(): void {}

	public function confirmation( string $done ): string {
		return self::SAVE === $done ? __( 'The settings are saved.', 'webhooks-for-encharge' ) : '';
	}

	public function render(): void {
		$settings = Settings::load();
		$roles    = new RoleChoices( $settings );
		$fields   = $this->account->last_fields();

		$this->render_notices();

		Form::begin( Tab::Users, self::SAVE );
		echo '<fieldset' . ( Access::allows( Access::CHANGE ) ? '' : ' disabled' ) . '>';
		Form::hidden( self::REVISION, '' === $this->revision ? $settings->revision() : $this->revision );
		Form::enter_button( self::ENTER, '1' );

		foreach ( SettingDefinitions::sections() as $title => $definitions ) {
			echo '<h2>' . esc_html( $title ) . '</h2><table class="form-table" role="presentation"><tbody>';

			foreach ( $definitions as $setting ) {
				$this->row( $setting, $settings )->render( $this->input( $setting->key, $roles, null !== $fields ) );
			}

			echo '</tbody></table>';
		}

		echo '<p class="submit"><button type="submit" class="button button-primary">' . esc_html__( 'Save the settings', 'webhooks-for-encharge' ) . '</button></p></fieldset></form>';
		self::render_fields( $fields['fields'] ?? array() );
	}

	private function row( Setting $setting, Settings $settings ): SettingRow {
		$key   = $setting->key;
		$saved = $settings->get( $key );
		$value = null === $this->entered ? $saved : $this->entered[ $key ] ?? null;

		return new SettingRow(
			$setting,
			$value,
			$this->errors[ $key ] ?? '',
			$this->is_overtaken && array() !== $settings->differing( array( $key => $value ) ) ? Setting::written( $saved ) : '',
			( new SettingWarnings( $settings ) )->on( $key )
		);
	}

	/** @return \Closure(SettingRow): void|null what prints the input of a setting that its type says too little of */
	private function input( string $key, RoleChoices $roles, bool $knows_fields ): ?\Closure {
		return match ( $key ) {
			LoginSample::SETTING  => $this->logins->render( ... ),
			'default_role'        => $roles->render_default( ... ),
			'allowed_roles'       => $roles->render_allowed( ... ),
			ReturnField::PASSWORD,
			ReturnField::USER_ID  => static fn ( SettingRow $row ) => self::render_field( $row, $key, $knows_fields ),
			default               => null,
		};
	}

	/** @param array<string, bool|string|list<string>|null> $entered */
	private function save( array $entered ): void {
		$settings     = Settings::load();
		$changes      = $settings->differing( $entered );
		$this->errors = $this->refusals( $settings, $changes );

		if ( array() !== $this->errors ) {
			return;
		}

		try {
			$settings->save( $changes, $this->revision );
		} catch ( InvalidValues $exception ) {
			$this->errors = $exception->errors;

			return;
		} catch ( SettingsChanged ) {
			$this->is_overtaken = true;
			$this->revision     = Settings::load()->revision();

			return;
		} catch ( TransactionFailed ) {
			$this->is_failed = true;

			return;
		}

		Form::done( Tab::Users, self::SAVE );
	}

	/**
	 * @param array<string, mixed> $changes
	 * @return array<array-key, string> why settings cannot be saved, by key, as far as Encharge and the site can tell now
	 */
	private function refusals( Settings $settings, array $changes ): array {
		$errors = array();

		try {
			$settings->checked( $changes );
		} catch ( InvalidValues $exception ) {
			$errors = $exception->errors;
		}

		foreach ( array_diff_key( array_intersect_key( $changes, self::NEW_FIELDS ), $errors ) as $key => $field ) {
			$refusal = is_string( $field ) && '' !== $field ? $this->account->refusal_of_field( $field ) : null;
			$errors += null === $refusal ? array() : array( $key => $refusal );
		}

		return $errors;
	}

	private function create_field( string $setting, string $usual_name ): void {
		$name = trim( Form::entered( $setting ) );
		$name = '' === $name ? $usual_name : $name;

		try {
			$this->account->create_field( $name );

			$this->created             = $name;
			$this->entered[ $setting ] = $name;
		} catch ( RuntimeException $exception ) {
			$this->errors[ $setting ] = $exception->getMessage();
		}
	}

	private function render_notices(): void {
		if ( '' !== $this->created ) {
			/* translators: %s: Encharge field. */
			FormNotice::render( 'success', sprintf( esc_html__( 'Encharge has the field %s now. Save the settings to use it.', 'webhooks-for-encharge' ), Markup::code( $this->created ) ) );
		}

		if ( $this->is_overtaken ) {
			FormNotice::render( 'error', esc_html__( 'Somebody has changed the settings since you opened this page. Nothing was saved. What you entered is still here; beside each setting in which it differs stands what is saved now. Save again to replace that.', 'webhooks-for-encharge' ) );
		}

		if ( $this->is_failed ) {
			echo '<div class="notice notice-error inline" role="alert"><p>' . esc_html( FormErrors::not_stored() ) . '</p></div>';
		}

		$by_id = array();

		foreach ( $this->errors as $key => $error ) {
			$by_id[ SettingRow::id( (string) $key ) ] = $error;
		}

		FormErrors::summary( $by_id );
	}

	private static function render_field( SettingRow $row, string $key, bool $knows_fields ): void {
		$row->render_text( $knows_fields ? self::FIELDS_LIST : '' );
		printf(
			' <button type="submit" class="button" name="%s" value="%s">%s</button>',
			esc_attr( self::CREATE ),
			esc_attr( $key ),
			'' === $row->text()
				/* translators: %s: Encharge field. */
				? esc_html( sprintf( __( 'Create field “%s” in Encharge', 'webhooks-for-encharge' ), self::NEW_FIELDS[ $key ] ?? '' ) )
				: esc_html__( 'Create this field in Encharge', 'webhooks-for-encharge' )
		);
	}

	/** @param list<array{name: string, title: string, type: string, format: ?string, readOnly: bool, array: bool}> $fields the account's */
	private static function render_fields( array $fields ): void {
		echo '<datalist id="' . esc_attr( self::FIELDS_LIST ) . '">';

		foreach ( ( new AccountFields( $fields ) )->writable() as $name => $title ) {
			printf( '<option value="%s" label="%s">', esc_attr( (string) $name ), esc_attr( "$name – $title" ) );
		}

		echo '</datalist>';
	}
}
