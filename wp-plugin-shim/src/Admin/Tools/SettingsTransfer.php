<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Tools;

use Encharge\Webhooks\WordPress\Admin\EnteredFile;
use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\FormErrors;
use Encharge\Webhooks\WordPress\Admin\FormNotice;
use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\InvalidValues;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SettingsChanged;
use Encharge\Webhooks\WordPress\Config\SettingsDifference;
use Encharge\Webhooks\WordPress\Config\SettingsFile;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Health\SettingWarnings;
use InvalidArgumentException;

/**
 * On Tools: settings and field map as a file, out and in.
 *
 * @phpstan-import-type Change from SettingsDifference
 */
final class SettingsTransfer {

	/** The form that sends the file to the browser. */
	public const EXPORT = 'export_settings';

	/** The form that takes a file and shows what would change. */
	public const PREVIEW = 'preview_settings';

	/** The form that has been shown that, and takes the settings over. */
	public const IMPORT = 'import_settings';

	private const UPLOAD   = 'file';
	private const CONTENT  = 'content';
	private const REVISION = 'revision';

	private string $content = '';

	private ?SettingsFile $file = null;

	/** @var list<string> for a person */
	private array $errors = array();

	/** Sends the file and ends the request. */
	public function send(): never {
		nocache_headers();
		header( 'Content-Type: application/json; charset=utf-8' );
		header( 'X-Content-Type-Options: nosniff' );
		header( 'Content-Disposition: attachment; filename="' . sanitize_file_name( 'encharge-' . str_replace( '/', '-', SiteIdentity::current() ) . '-' . wp_date( 'Y-m-d' ) . '.json' ) . '"' );

		echo SettingsFile::of( Settings::load() )->json(); // phpcs:ignore WordPress.Security.EscapeOutput -- JSON, sent as JSON.
		exit;
	}

	public function preview(): void {
		$content = EnteredFile::content( self::CONTENT, self::UPLOAD );

		if ( '' === $content ) {
			$this->refuse( __( 'Choose a file, or paste its content.', 'webhooks-for-encharge' ) );

			return;
		}

		$this->read( $content );
	}

	public function import(): void {
		$this->read( Form::entered( self::CONTENT ) );

		if ( null === $this->file ) {
			return;
		}

		try {
			$this->file->take_over( Settings::load(), Form::entered( self::REVISION ) );
		} catch ( SettingsChanged ) {
			$this->errors[] = __( 'Somebody has changed the settings since you saw what would change. Nothing was taken over. Look again at what would change now.', 'webhooks-for-encharge' );

			return;
		} catch ( InvalidValues $exception ) {
			$this->refuse( ...array_values( array_unique( $exception->errors ) ) );

			return;
		} catch ( TransactionFailed ) {
			$this->errors[] = FormErrors::not_stored();

			return;
		}

		Form::done( Tab::Tools, self::IMPORT );
	}

	public function render(): void {
		echo '<h2>' . esc_html__( 'Export the settings', 'webhooks-for-encharge' ) . '</h2>';
		echo '<p>' . esc_html__( 'A file with all settings and the field map. The API key and the access keys are not in it.', 'webhooks-for-encharge' ) . '</p>';
		Form::button( Tab::Tools, self::EXPORT, __( 'Export', 'webhooks-for-encharge' ) );

		echo '<h2 id="encharge-import">' . esc_html__( 'Import settings', 'webhooks-for-encharge' ) . '</h2>';
		$this->render_errors();

		if ( null !== $this->file ) {
			$this->render_preview( $this->file );
		}

		Form::begin( Tab::Tools, self::PREVIEW );
		printf(
			'<p><label for="encharge-file">%s</label><br><input type="file" id="encharge-file" name="%s" accept=".json,application/json"></p>',
			esc_html__( 'A file that this plugin has exported, here or on another site', 'webhooks-for-encharge' ),
			esc_attr( self::UPLOAD )
		);
		printf(
			'<p><label for="encharge-content">%s</label><br><textarea id="encharge-content" name="%s" rows="4" class="large-text code" dir="ltr" spellcheck="false"%s>%s</textarea></p>',
			esc_html__( 'Or its content', 'webhooks-for-encharge' ),
			esc_attr( self::CONTENT ),
			FormErrors::attributes( 'encharge-content', implode( ' ', $this->errors ) ), // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
			array() === $this->errors ? '' : esc_textarea( Form::entered( self::CONTENT ) )
		);
		printf( '<p><button type="submit" class="button" formenctype="multipart/form-data">%s</button></p></form>', esc_html__( 'Show what would change', 'webhooks-for-encharge' ) );
	}

	private function read( string $content ): void {
		try {
			$file = SettingsFile::parse( $content );
			$file->planned( Settings::load() );
		} catch ( InvalidValues $exception ) {
			$this->refuse( ...array_values( array_unique( $exception->errors ) ) );

			return;
		} catch ( InvalidArgumentException $exception ) {
			$this->refuse( $exception->getMessage() );

			return;
		}

		$this->content = $content;
		$this->file    = $file;
	}

	private function refuse( string ...$errors ): void {
		$this->file   = null;
		$this->errors = array_values( $errors );
	}

	private function render_errors(): void {
		if ( array() === $this->errors ) {
			return;
		}

		FormNotice::begin( 'error', 'encharge-content-error' );
		echo '<p>' . esc_html__( 'Nothing was changed.', 'webhooks-for-encharge' ) . '</p><ul>';

		foreach ( $this->errors as $error ) {
			echo '<li>' . esc_html( $error ) . '</li>';
		}

		echo '</ul></div>';
	}

	private function render_preview( SettingsFile $file ): void {
		$now     = Settings::load();
		$then    = $file->planned( $now );
		$changes = SettingsDifference::between( $now, $then );

		if ( array() === $changes ) {
			FormNotice::render( 'info', esc_html__( 'Nothing would change: this site has these settings already.', 'webhooks-for-encharge' ) );

			return;
		}

		self::render_changes( $changes );
		self::render_warnings( new SettingWarnings( $then ), array_column( $changes, 'name' ) );

		Form::begin( Tab::Tools, self::IMPORT );
		Form::hidden( self::REVISION, $now->revision() );
		Form::hidden( self::CONTENT, $this->content );
		printf( '<p><button type="submit" class="button button-primary">%s</button></p></form>', esc_html__( 'Take these settings over', 'webhooks-for-encharge' ) );
	}

	/** @param list<Change> $changes */
	private static function render_changes( array $changes ): void {
		echo '<table class="widefat striped"><caption>' . esc_html__( 'What would change', 'webhooks-for-encharge' ) . '</caption><thead><tr>';

		foreach ( array( __( 'Setting', 'webhooks-for-encharge' ), __( 'Now', 'webhooks-for-encharge' ), __( 'Then', 'webhooks-for-encharge' ) ) as $title ) {
			echo '<th scope="col">' . esc_html( $title ) . '</th>';
		}

		echo '</tr></thead><tbody>';

		foreach ( $changes as $change ) {
			printf( '<tr><th scope="row">%s<br>%s</th>', esc_html( $change['label'] ), Markup::code( $change['name'] ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
			self::render_value( $change['now'] );
			self::render_value( $change['then'] );
			echo '</tr>';
		}

		echo '</tbody></table>';
	}

	private static function render_value( ?string $value ): void {
		// phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
		echo '<td>' . ( null === $value || '' === $value ? esc_html__( 'none', 'webhooks-for-encharge' ) : Markup::code( $value ) ) . '</td>';
	}

	/** @param list<string> $names of what changes */
	private static function render_warnings( SettingWarnings $warnings, array $names ): void {
		foreach ( array_unique( array_merge( ...array_map( $warnings->on( ... ), $names ) ) ) as $warning ) {
			echo '<div class="notice notice-warning inline"><p>' . esc_html( $warning ) . '</p></div>';
		}
	}
}
