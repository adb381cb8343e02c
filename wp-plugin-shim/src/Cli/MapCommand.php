<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\Client;
use Encharge\Webhooks\WordPress\Config\AccountFields;
use Encharge\Webhooks\WordPress\Config\FieldMapRules;
use Encharge\Webhooks\WordPress\Config\FieldSuggestions;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use InvalidArgumentException;
use WP_CLI;

/**
 * Decides which Encharge field goes to which WordPress field.
 *
 * @phpstan-import-type Options from Command
 */
final class MapCommand extends Command {

	/**
	 * Lists the rows of the field map.
	 *
	 * ## OPTIONS
	 *
	 * [--fields=<fields>]
	 * : Columns, separated by commas: field, key, type, wipe.
	 *
	 * [--field=<field>]
	 * : Print one column only, bare.
	 *
	 * [--format=<format>]
	 * : How to print.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - csv
	 *   - json
	 *   - yaml
	 *   - count
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge map list
	 *
	 * @subcommand list
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   fields, format
	 */
	public function list_( array $arguments, array $options ): void {
		$rows = array_map(
			static fn ( array $row ): array => array( 'wipe' => $row['wipe'] ? 'yes' : 'no' ) + $row,
			Settings::load()->field_map()
		);

		self::print_items( $options, $rows, array( 'field', 'key', 'type', 'wipe' ) );
	}

	/**
	 * Adds a row, or changes the one that there is for this field and key.
	 *
	 * ## OPTIONS
	 *
	 * <field>
	 * : The Encharge field, as `wp encharge field list` names it.
	 *
	 * <wordpress-key>
	 * : user_email, user_login, user_pass, first_name, last_name, nickname,
	 * display_name, user_url, description, or a user meta key.
	 *
	 * [--type=<type>]
	 * : text, textarea, email, url, integer, number, boolean, date, datetime,
	 * list or password. Default: the key's usual type.
	 *
	 * [--wipe]
	 * : An empty value in Encharge empties the WordPress field.
	 *
	 * [--dry-run]
	 * : Only check the row.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge map set phone billing_phone
	 *
	 *     $ wp encharge map set renewsAt renews_at --type=datetime --wipe
	 *
	 * @param list<string> $arguments field, WordPress key
	 * @param Options      $options   type, wipe, dry-run
	 */
	public function set( array $arguments, array $options ): void {
		$row = array(
			'field' => $arguments[0],
			'key'   => $arguments[1],
			'wipe'  => (bool) ( $options['wipe'] ?? false ),
		);

		if ( isset( $options['type'] ) ) {
			$row['type'] = (string) $options['type'];
		}

		try {
			$row = FieldMapRules::clean( $row );
		} catch ( InvalidArgumentException $exception ) {
			WP_CLI::error( $exception->getMessage() );
		}

		$unknown = self::fields_to_check( $row['field'] )?->unknown( array( $row['field'] ) ) ?? array();

		if ( array() !== $unknown ) {
			WP_CLI::error( AccountFields::missing( $row['field'] ) );
		}

		$settings = Settings::load();

		self::change( static fn () => $settings->changed_field_map( static fn ( array $rows ): array => FieldMapRules::with( $rows, $row ) ) );

		if ( self::is_dry_run( $options, sprintf( 'the row %s → %s (%s) would be saved.', $row['field'], $row['key'], $row['type'] ) ) ) {
			return;
		}

		self::change( static fn () => $settings->change_field_map( static fn ( array $rows ): array => FieldMapRules::with( $rows, $row ) ) );
		WP_CLI::success( sprintf( '%s → %s (%s%s).', $row['field'], $row['key'], $row['type'], $row['wipe'] ? ', an empty value wipes' : '' ) );
	}

	/**
	 * Removes the rows of a field.
	 *
	 * ## OPTIONS
	 *
	 * <field>
	 * : The Encharge field.
	 *
	 * [<wordpress-key>]
	 * : Only the row of this key.
	 *
	 * [--dry-run]
	 * : Remove none.
	 *
	 * [--yes]
	 * : Do not ask.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge map delete phone --yes
	 *
	 * @param list<string> $arguments field, WordPress key
	 * @param Options      $options   dry-run, yes
	 */
	public function delete( array $arguments, array $options ): void {
		$settings = Settings::load();
		$rows     = $settings->field_map();
		$field    = $arguments[0];
		$key      = $arguments[1] ?? null;
		$count    = count( $rows ) - count( FieldMapRules::without( $rows, $field, $key ) );
		$counted  = self::counted( $count, 'row' );

		if ( 0 === $count ) {
			WP_CLI::error( 'The field map has no such row. Those that there are: ' . WpCommand::encharge( 'map list' ) );
		}

		self::change( static fn () => $settings->changed_field_map( static fn ( array $rows ): array => FieldMapRules::without( $rows, $field, $key ) ) );

		if ( self::is_dry_run( $options, "$counted would be removed." ) ) {
			return;
		}

		WP_CLI::confirm( "Remove $counted of $field? Webhooks will no longer write what came by it.", $options );
		self::change( static fn () => $settings->change_field_map( static fn ( array $rows ): array => FieldMapRules::without( $rows, $field, $key ) ) );
		WP_CLI::success( "Removed $counted." );
	}

	/**
	 * Proposes rows for fields that have none, by their names.
	 *
	 * ## OPTIONS
	 *
	 * [--fields=<fields>]
	 * : Columns, separated by commas: field, key, type, why.
	 *
	 * [--field=<field>]
	 * : Print one column only, bare.
	 *
	 * [--format=<format>]
	 * : How to print.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - csv
	 *   - json
	 *   - yaml
	 *   - count
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge map suggest
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   fields, format
	 */
	public function suggest( array $arguments, array $options ): void {
		$fields = self::ask_encharge( static fn ( Client $client ): array => $client->fields() );

		self::print_items( $options, FieldSuggestions::for_this_site()->of( $fields, Settings::load()->field_map() ), array( 'field', 'key', 'type', 'why' ) );
	}
}
