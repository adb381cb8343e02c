<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use Encharge\Webhooks\Exception;
use Encharge\Webhooks\WordPress\Admin\FieldMap\ChangesTable;
use Encharge\Webhooks\WordPress\Admin\FieldMap\EnteredRows;
use Encharge\Webhooks\WordPress\Admin\FieldMap\Exchange;
use Encharge\Webhooks\WordPress\Admin\FieldMap\RowsTable;
use Encharge\Webhooks\WordPress\Admin\FieldMap\SuggestionList;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiAdvice;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\FieldMapFile;
use Encharge\Webhooks\WordPress\Config\FieldMapRules;
use Encharge\Webhooks\WordPress\Config\InvalidValues;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SettingsChanged;
use Encharge\Webhooks\WordPress\Config\SiteFields;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Health\PersonSample;
use InvalidArgumentException;
use RuntimeException;

/**
 * Which Encharge field goes to which WordPress field.
 *
 * All buttons but those of export and import send the whole form: without a
 * script, what was entered and is not saved yet comes back with the answer.
 *
 * @phpstan-import-type Row from FieldMapRules
 */
final class FieldMapScreen implements Screen {

	/** The form with the rows. */
	public const EDIT = 'edit_map';

	/** The name of that form's buttons. */
	public const BUTTON = 'button';

	public const SAVE     = 'save';
	public const ADD      = 'add';
	public const ADD_ALL  = 'add_all';
	public const DEFAULTS = 'defaults';
	public const SHOW     = 'show';
	public const READ     = 'read';

	/** What the Enter key presses. */
	private const ENTER = 'enter';

	public const REVISION = 'revision';
	public const PERSON   = 'person';

	/** Of whom the page that was sent showed values. */
	private const PERSON_SHOWN = 'person_shown';

	private readonly Account $account;

	/** @var list<Row>|null null: those that are saved */
	private ?array $rows = null;

	/** @var array<array-key, string> the position of a row → what is wrong with it */
	private array $errors = array();

	private string $revision = '';

	/** What is to be told above the form, a sentence for a person. */
	private string $problem = '';

	private string $import_error = '';

	private bool $shows_changes = false;

	private ?int $focused = null;

	private ?PersonSample $sample = null;

	public function __construct( private readonly ApiConnection $api = new ApiConnection() ) {
		$this->account = new Account( $api );
	}

	public function act( string $action ): void {
		match ( $action ) {
			self::EDIT       => $this->edit(),
			Exchange::EXPORT => Exchange::send(),
			Exchange::IMPORT => $this->import(),
			default          => null,
		};
	}

	public function prepare(): void {
		Assets::enqueue_script( 'field-map', array( 'wp-a11y', 'wp-api-fetch', 'wp-i18n' ) );
	}

	public function confirmation( string $done ): string {
		return self::SAVE === $done ? __( 'The field map is saved.', 'webhooks-for-encharge' ) : '';
	}

	public function render(): void {
		$settings = Settings::load();
		$rows     = $this->rows ?? $settings->field_map();
		$fields   = $this->account->last_fields();
		$keys     = SiteFields::kept();

		if ( '' !== $this->problem ) {
			FormNotice::pass_on( 'error', $this->problem );
		}

		FormErrors::summary( RowsTable::by_id( $rows, $this->errors ) );

		if ( $this->shows_changes ) {
			ChangesTable::render( $settings->field_map(), $rows );
		}

		Form::begin( Tab::FieldMap, self::EDIT );
		echo '<fieldset' . ( Access::allows( Access::CHANGE ) ? '' : ' disabled' ) . '>';
		Form::hidden( self::REVISION, '' === $this->revision ? $settings->revision() : $this->revision );
		Form::hidden( EnteredRows::COUNT, (string) count( $rows ) );
		Form::enter_button( self::BUTTON, self::ENTER );

		SuggestionList::of( $fields['fields'] ?? array(), $keys->keys(), $rows )->render( self::BUTTON, self::ADD_ALL );

		echo '<h2>' . esc_html__( 'Which field goes where', 'webhooks-for-encharge' ) . '</h2>';
		self::render_age( $fields['read'] ?? null, count( $fields['fields'] ?? array() ) );
		$this->render_person();
		self::render_address_warning( $rows );

		$table = new RowsTable( $this->errors, $this->sample?->values, $this->focused );
		$table->render( $rows );
		self::render_buttons();
		Form::hidden( EnteredRows::END, '1' );
		echo '</fieldset></form>';

		$table->render_template();
		RowsTable::render_lists( array_column( $fields['fields'] ?? array(), 'title', 'name' ), $keys->labels );

		if ( Access::allows( Access::CHANGE ) ) {
			Exchange::render( $this->import_error );
		}
	}

	private function edit(): void {
		$this->rows = EnteredRows::read();

		if ( null === $this->rows ) {
			$this->problem = self::not_all_came();

			return;
		}

		$this->revision = Form::entered( self::REVISION );

		$button     = Form::entered( self::BUTTON );
		$suggestion = Form::entered( SuggestionList::ONE );
		$person     = Form::entered( self::PERSON );
		$is_entered = self::ENTER === $button;

		// Who presses Enter behind a name wants to see the values, and not yet to save.
		match ( true ) {
			self::SAVE === $button,
			$is_entered && in_array( $person, array( '', Form::entered( self::PERSON_SHOWN ) ), true ) => $this->save( $this->rows ),
			$is_entered, self::SHOW === $button => $this->show( $person ),
			'' !== $suggestion          => $this->add( ...$this->suggestions( $this->rows )->rows( $suggestion ) ),
			self::ADD_ALL === $button   => $this->add( ...$this->suggestions( $this->rows )->rows() ),
			self::ADD === $button       => $this->add( RowsTable::blank() ),
			self::DEFAULTS === $button  => $this->propose( FieldMapRules::DEFAULT_ROWS ),
			self::READ === $button      => $this->read_fields(),
			default                     => null,
		};
	}

	/** @param list<Row> $rows */
	private function save( array $rows ): void {
		$settings = Settings::load();

		try {
			$settings->save_all( array(), $rows, $this->revision );
		} catch ( InvalidValues $exception ) {
			$this->errors = $exception->errors;

			return;
		} catch ( SettingsChanged ) {
			$this->problem       = __( 'Somebody has changed the settings since you opened this page. Nothing was saved. Your rows are still here; the table shows in what they differ from those that are saved now. Save again to replace those with yours.', 'webhooks-for-encharge' );
			$this->revision      = Settings::load()->revision();
			$this->shows_changes = true;

			return;
		} catch ( TransactionFailed ) {
			$this->problem = FormErrors::not_stored();

			return;
		}

		Form::done( Tab::FieldMap, self::SAVE );
	}

	/** @param Row ...$rows */
	private function add( array ...$rows ): void {
		$this->focused = count( $this->rows ?? array() );
		$this->rows    = array( ...( $this->rows ?? array() ), ...array_values( $rows ) );
	}

	/** @param list<Row> $rows shown in the place of those that there are, and not saved */
	private function propose( array $rows ): void {
		$this->rows          = $rows;
		$this->shows_changes = true;
	}

	private function import(): void {
		try {
			$this->propose( FieldMapFile::parse( Exchange::given() ) );
			Settings::load()->changed_field_map( fn (): array => $this->rows ?? array() );
		} catch ( InvalidValues $exception ) {
			$this->errors = $exception->errors;
		} catch ( InvalidArgumentException $exception ) {
			$this->import_error = $exception->getMessage();
			$this->problem      = $exception->getMessage();
		}
	}

	private function show( string $person ): void {
		try {
			$this->sample = PersonSample::of( $person, $this->api );
		} catch ( InvalidArgumentException | RuntimeException $exception ) {
			$this->problem = $this->is_connected() ? $exception->getMessage() : self::not_connected();
		}
	}

	private function read_fields(): void {
		SiteFields::now();

		try {
			if ( null === $this->account->read_fields() ) {
				$this->problem = $this->is_connected() ? (string) $this->api->problem() : self::not_connected();
			}
		} catch ( Exception $exception ) {
			$this->problem = ( new ApiAdvice( $this->api ) )->on( $exception );
		}
	}

	private function is_connected(): bool {
		return 'none' !== $this->api->token_source();
	}

	private static function not_connected(): string {
		/* translators: %s: title of a tab. */
		return sprintf( __( 'This site is not connected to Encharge yet. Enter the API key on the tab “%s”.', 'webhooks-for-encharge' ), Tab::SetUp->title() );
	}

	/** @param list<Row> $rows */
	private function suggestions( array $rows ): SuggestionList {
		return SuggestionList::of( $this->account->last_fields()['fields'] ?? array(), SiteFields::kept()->keys(), $rows );
	}

	private static function not_all_came(): string {
		return sprintf(
			/* translators: 1: a number, 2: a greater number. */
			__( 'Nothing was saved: not all rows arrived. This server takes %1$s fields of a form at most (max_input_vars in php.ini), and drops the rest. Switch JavaScript on, with which all rows are one field, or have the number raised to %2$s. Your browser’s Back button leads to what you entered. Below are the rows that are saved.', 'webhooks-for-encharge' ),
			number_format_i18n( (int) ini_get( 'max_input_vars' ) ),
			number_format_i18n( EnteredRows::needed() )
		);
	}

	private static function render_age( ?int $read, int $count ): void {
		echo '<p>';

		if ( null === $read ) {
			esc_html_e( 'The list of your Encharge fields has not been read yet. You can type their names, or read the list.', 'webhooks-for-encharge' );
		} else {
			/* translators: %s: number of fields. */
			echo esc_html( sprintf( _n( '%s field of Encharge.', '%s fields of Encharge.', $count, 'webhooks-for-encharge' ), number_format_i18n( $count ) ) ) . ' ';
			/* translators: %s: date and time. */
			printf( esc_html__( 'The field list is from %s.', 'webhooks-for-encharge' ), Markup::moment( $read ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
		}

		printf( ' <button type="submit" class="button" name="%s" value="%s">%s</button></p>', esc_attr( self::BUTTON ), esc_attr( self::READ ), null === $read ? esc_html__( 'Read the list', 'webhooks-for-encharge' ) : esc_html__( 'Read again', 'webhooks-for-encharge' ) );
	}

	private function render_person(): void {
		$person = Form::entered( self::PERSON );

		Form::hidden( self::PERSON_SHOWN, null === $this->sample ? '' : $person );
		printf(
			'<p><label for="encharge-person">%s</label> <input type="text" id="encharge-person" name="%s" value="%s" class="regular-text" autocomplete="off" spellcheck="false" aria-describedby="encharge-person-help"> <button type="submit" class="button" id="encharge-show" name="%s" value="%s">%s</button></p>',
			esc_html__( 'Sample values of', 'webhooks-for-encharge' ),
			esc_attr( self::PERSON ),
			esc_attr( $person ),
			esc_attr( self::BUTTON ),
			esc_attr( self::SHOW ),
			esc_html__( 'Show', 'webhooks-for-encharge' )
		);
		echo '<p class="description" id="encharge-person-help">' . esc_html__( 'An email address, a contact id or a user. Encharge is asked when you press the button, and nothing of it is kept.', 'webhooks-for-encharge' ) . '</p>';
	}

	/** @param list<Row> $rows */
	private static function render_address_warning( array $rows ): void {
		printf(
			'<div class="notice notice-warning inline" id="encharge-no-address"%s><p>%s</p></div>',
			FieldMapRules::follows_addresses( $rows ) ? ' hidden' : '',
			sprintf(
				/* translators: %s: WordPress key. */
				esc_html__( 'No row leads to %s: addresses of existing users will then never change.', 'webhooks-for-encharge' ),
				Markup::code( 'user_email' ) // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
			)
		);
	}

	private static function render_buttons(): void {
		$buttons = array(
			self::ADD      => array( __( 'Add a row', 'webhooks-for-encharge' ), 'button' ),
			self::SAVE     => array( __( 'Save the field map', 'webhooks-for-encharge' ), 'button button-primary' ),
			self::DEFAULTS => array( __( 'Back to the default rows', 'webhooks-for-encharge' ), 'button-link' ),
		);

		echo '<p class="submit">';

		foreach ( $buttons as $value => list( $label, $classes ) ) {
			printf( '<button type="submit" class="%s" id="encharge-%s" name="%s" value="%s">%s</button> ', esc_attr( $classes ), esc_attr( $value ), esc_attr( self::BUTTON ), esc_attr( $value ), esc_html( $label ) );
		}

		echo '</p>';
	}
}
