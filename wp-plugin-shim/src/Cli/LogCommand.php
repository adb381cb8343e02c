<?php
/**
 * The command `wp encharge log`.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Log;
use Encharge\Webhooks\WordPress\Settings;
use WP_CLI;

/**
 * Shows what came from Encharge, and what came of it.
 *
 * @phpstan-import-type Options from Command
 */
final class LogCommand extends Command {

	private const USUAL = array( 'id', 'time', 'action', 'contact_id', 'user_id', 'outcome', 'code', 'message' );

	private const LISTS = array( 'durations', 'fields', 'changed', 'notes' );

	/**
	 * Lists the log, the newest first.
	 *
	 * ## OPTIONS
	 *
	 * [--refused]
	 * : Only webhooks that were refused before any work: a wrong key, a body
	 * that is no JSON, and the like.
	 *
	 * [--limit=<number>]
	 * : How many rows at most.
	 * ---
	 * default: 50
	 * ---
	 *
	 * [--fields=<fields>]
	 * : Columns, separated by commas: id, time, action, contact_id, user_id,
	 * key_id, outcome, code, message, durations, fields, changed, notes.
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
	 * ## AVAILABLE FIELDS
	 *
	 * Times are UTC, durations milliseconds. Addresses are masked.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge log list --limit=5
	 *
	 *     # Why was the last one refused?
	 *     $ wp encharge log list --refused --limit=1 --fields=time,code,message
	 *
	 * @subcommand list
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   refused, limit, fields, format
	 */
	public function list_( array $arguments, array $options ): void {
		$limit = filter_var( $options['limit'], FILTER_VALIDATE_INT );

		if ( false === $limit || $limit < 1 ) {
			WP_CLI::error( '--limit is a whole number from 1.' );
		}

		$filter = isset( $options['refused'] ) ? array( 'outcome' => 'refused' ) : array();
		$rows   = self::log()->query( $filter + array( 'limit' => $limit ) );

		if ( ! in_array( $options['format'] ?? 'table', array( 'json', 'yaml' ), true ) ) {
			$rows = array_map( self::flattened( ... ), $rows );
		}

		self::print_items( $options, $rows, self::USUAL );
	}

	/**
	 * Removes all rows.
	 *
	 * ## OPTIONS
	 *
	 * [--dry-run]
	 * : Remove none.
	 *
	 * [--yes]
	 * : Do not ask.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp encharge log clear --yes
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   dry-run, yes
	 */
	public function clear( array $arguments, array $options ): void {
		if ( self::is_dry_run( $options, 'all rows of the log would be removed.' ) ) {
			return;
		}

		WP_CLI::confirm( 'Remove all rows of the log?', $options );
		WP_CLI::success( sprintf( 'Removed %d rows.', self::log()->clear() ) );
	}

	private static function log(): Log {
		return new Log( Settings::load() );
	}

	/**
	 * @param array<string, mixed> $row
	 * @return array<string, mixed> with lists as a table's cell can hold them
	 */
	private static function flattened( array $row ): array {
		foreach ( self::LISTS as $column ) {
			$row[ $column ] = array() === $row[ $column ] ? '' : wp_json_encode( $row[ $column ], JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		}

		return $row;
	}
}
