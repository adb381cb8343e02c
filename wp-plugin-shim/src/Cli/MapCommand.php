<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\AccountFields;
use Encharge\Webhooks\WordPress\Config\FieldMapRules;
use Encharge\Webhooks\WordPress\Config\FieldSuggestions;
use Encharge\Webhooks\WordPress\Config\NameMatch;
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
	 *     # List which Encharge field goes where.
	 *     $ wp encharge map list
	 *     +-----------+------------+----------+------+
	 *     | field     | key        | type     | wipe |
	 *     +-----------+------------+----------+------+
	 *     | email     | user_email | email    | no   |
	 *     | firstName | first_name | text     | no   |
	 *     | lastName  | last_name  | text     | no   |
	 *     | renewsAt  | renews_at  | datetime | yes  |
	 *     +-----------+------------+----------+------+
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
	 *     # Keep the phone number in a user meta key.
	 *     $ wp encharge map set phone billing_phone
	 *     Success: phone → billing_phone (text).
	 *
	 *     # Keep a time, and empty it here when it is emptied in Encharge.
	 *     $ wp encharge map set renewsAt renews_at --type=datetime --wipe
	 *     Success: renewsAt → renews_at (datetime, an empty value wipes).
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

		/* translators: 1: Encharge field, 2: WordPress key, 3: type. */
		if ( self::is_dry_run( $options, sprintf( __( 'Dry run: the row %1$s → %2$s (%3$s) would be saved.', 'webhooks-for-encharge' ), $row['field'], $row['key'], $row['type'] ) ) ) {
			return;
		}

		self::change( static fn () => $settings->change_field_map( static fn ( array $rows ): array => FieldMapRules::with( $rows, $row ) ) );
		WP_CLI::success(
			sprintf(
				$row['wipe']
					/* translators: 1: Encharge field, 2: WordPress key, 3: type. */
					? __( '%1$s → %2$s (%3$s, an empty value wipes).', 'webhooks-for-encharge' )
					/* translators: 1: Encharge field, 2: WordPress key, 3: type. */
					: __( '%1$s → %2$s (%3$s).', 'webhooks-for-encharge' ),
				$row['field'],
				$row['key'],
				$row['type']
			)
		);
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
	 *     # Let webhooks no longer write the phone number.
	 *     $ wp encharge map delete phone --yes
	 *     Success: Removed 1 row.
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

		if ( 0 === $count ) {
			/* translators: %s: command. */
			WP_CLI::error( sprintf( __( 'The field map has no such row. Those that there are: %s', 'webhooks-for-encharge' ), WpCommand::encharge( 'map list' ) ) );
		}

		self::change( static fn () => $settings->changed_field_map( static fn ( array $rows ): array => FieldMapRules::without( $rows, $field, $key ) ) );

		/* translators: %d: number of rows. */
		if ( self::is_dry_run( $options, sprintf( _n( 'Dry run: %d row would be removed.', 'Dry run: %d rows would be removed.', $count, 'webhooks-for-encharge' ), $count ) ) ) {
			return;
		}

		/* translators: 1: number of rows, 2: Encharge field. */
		WP_CLI::confirm( sprintf( _n( 'Remove %1$d row of %2$s? Webhooks will no longer write what came by it.', 'Remove %1$d rows of %2$s? Webhooks will no longer write what came by it.', $count, 'webhooks-for-encharge' ), $count, $field ), $options );
		self::change( static fn () => $settings->change_field_map( static fn ( array $rows ): array => FieldMapRules::without( $rows, $field, $key ) ) );
		/* translators: %d: number of rows. */
		WP_CLI::success( sprintf( _n( 'Removed %d row.', 'Removed %d rows.', $count, 'webhooks-for-encharge' ), $count ) );
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
	 *     # List what could be mapped.
	 *     $ wp encharge map suggest
	 *     +----------+---------------+------+------------+
	 *     | field    | key           | type | why        |
	 *     +----------+---------------+------+------------+
	 *     | wpUserId | wp_user_id    | text | same name  |
	 *     | phone    | billing_phone | text | usual name |
	 *     | website  | user_url      | url  | usual name |
	 *     +----------+---------------+------+------------+
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   fields, format
	 */
	public function suggest( array $arguments, array $options ): void {
		// A program that reads the list finds the same word in every language.
		$is_for_people = self::is_for_people( $options );
		$rows          = array_map(
			static fn ( array $row ): array => array( 'why' => $is_for_people ? NameMatch::label( $row['why'] ) : $row['why']->value ) + $row,
			FieldSuggestions::for_this_site()->of( self::account_fields(), Settings::load()->field_map() )
		);

		self::print_items( $options, $rows, array( 'field', 'key', 'type', 'why' ) );
	}
}
