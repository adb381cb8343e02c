<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\FieldMap;

use Encharge\Webhooks\WordPress\Admin\EnteredFile;
use Encharge\Webhooks\WordPress\Admin\Form;
use Encharge\Webhooks\WordPress\Admin\FormErrors;
use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\FieldMapFile;
use Encharge\Webhooks\WordPress\Config\Settings;

/**
 * On the field map: its rows as a file, out and in.
 */
final class Exchange {

	/** The form that sends the file to the browser. */
	public const EXPORT = 'export_map';

	/** The form that takes a file. */
	public const IMPORT = 'import_map';

	private const FILE = 'map_file';

	/** The field into which the content of a file can be pasted. */
	public const TEXT = 'map_text';

	/** Sends the file and ends the request. */
	public static function send(): never {
		nocache_headers();
		header( 'Content-Type: application/json; charset=utf-8' );
		header( 'X-Content-Type-Options: nosniff' );
		header( 'Content-Disposition: attachment; filename="encharge-field-map.json"' );

		echo FieldMapFile::json( Settings::load()->field_map() ); // phpcs:ignore WordPress.Security.EscapeOutput -- JSON, sent as JSON.
		exit;
	}

	/** @return string what was pasted, else the content of the file */
	public static function given(): string {
		return EnteredFile::content( self::TEXT, self::FILE );
	}

	/** @param string $error what is wrong with what was given; '' if nothing is */
	public static function render( string $error ): void {
		echo '<h2>' . esc_html__( 'Export and import', 'webhooks-for-encharge' ) . '</h2>';
		echo '<p>' . esc_html__( 'The saved rows as a file, for another site.', 'webhooks-for-encharge' ) . '</p>';
		Form::button( Tab::FieldMap, self::EXPORT, __( 'Export', 'webhooks-for-encharge' ) );

		Form::begin( Tab::FieldMap, self::IMPORT );
		printf(
			'<p><label for="encharge-map-file">%s</label><br><input type="file" id="encharge-map-file" name="%s" accept=".json,application/json"></p>',
			esc_html__( 'A file that was exported here or on another site', 'webhooks-for-encharge' ),
			esc_attr( self::FILE )
		);
		printf(
			'<p><label for="encharge-map-text">%s</label><br><textarea id="encharge-map-text" name="%s" rows="4" class="large-text code" dir="ltr" spellcheck="false"%s>%s</textarea></p>',
			esc_html__( 'Or its content', 'webhooks-for-encharge' ),
			esc_attr( self::TEXT ),
			FormErrors::attributes( 'encharge-map-text', $error ), // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
			'' === $error ? '' : esc_textarea( Form::entered( self::TEXT ) )
		);
		FormErrors::render( 'encharge-map-text', $error );
		printf(
			'<p><button type="submit" class="button" formenctype="multipart/form-data">%s</button></p><p class="description">%s</p></form>',
			esc_html__( 'Import', 'webhooks-for-encharge' ),
			esc_html__( 'You see what would change before it is saved.', 'webhooks-for-encharge' )
		);
	}
}
