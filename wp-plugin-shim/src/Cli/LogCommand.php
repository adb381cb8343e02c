<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardProbe;
use Encharge\Webhooks\WordPress\Health\Log;
use WP_CLI;

/**
 * Shows what came from Encharge, and what came of it.
 *
 * @phpstan-import-type Options from Command
 */
final class LogCommand extends Command {

	private const USUAL = array( 'id', 'time', 'action', 'contact_id', 'user_id', 'outcome', 'code', 'message' );

	private const REFUSED = array( 'time', 'code', 'message', 'address', 'user_agent', 'key' );

	private const LISTS = array( 'durations', 'fields', 'changed', 'notes' );

	/**
	 * Lists the log, the newest first.
	 *
	 * ## OPTIONS
	 *
	 * [--refused]
	 * : Only webhooks that were refused before any work: a wrong key, a body
	 * that is no JSON, and the like. Those that the guard refused before
	 * WordPress was loaded are in no table: the site itself is sent a test to
	 * ask for the last 100, which are gone when the web server's PHP is
	 * restarted.
	 *
	 * [--limit=<number>]
	 * : How many rows at most.
	 * ---
	 * default: 50
	 * ---
	 *
	 * [--fields=<fields>]
	 * : Columns, separated by commas: id, time, action, contact_id, user_id,
	 * key_id, outcome, code, message, durations, fields, changed, notes; with
	 * --refused also address, user_agent, key.
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
	 * ## AVAILABLE FIELDS
	 *
	 * Times are UTC, durations milliseconds. Addresses are masked. address is the
	 * network that a refused webhook came from, key the first four digits of the
	 * SHA-256 of the key that it came with.
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

		$is_refused = self::has( $options, 'refused' );
		$rows       = self::log()->query( ( $is_refused ? array( 'outcome' => 'refused' ) : array() ) + array( 'limit' => $limit ) );

		if ( $is_refused ) {
			$rows = array_slice( self::with_guard( $rows ), 0, $limit );
		}

		if ( ! in_array( $options['format'] ?? 'table', array( 'json', 'yaml' ), true ) ) {
			$rows = array_map( self::flattened( ... ), $rows );
		}

		self::print_items( $options, $rows, $is_refused ? self::REFUSED : self::USUAL );
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
		$removed = self::log()->clear();

		if ( null === $removed ) {
			WP_CLI::error( 'The database did not remove them.' );
		}

		WP_CLI::success( 'Removed ' . self::counted( $removed, 'row' ) . '.' );
	}

	/**
	 * Adds what the guard refused, and says since when it remembers.
	 *
	 * @param list<array<string, mixed>> $rows the log's
	 * @return list<array<string, mixed>> the newest first
	 */
	private static function with_guard( array $rows ): array {
		$probe = GuardProbe::send( Settings::load() );

		if ( 'guard' === $probe->answered_by ) {
			// Beside the list, not in it.
			fwrite( STDERR, sprintf( "The guard refused %s in the last 24 hours, as far as it remembers: since %s UTC, when the web server's PHP was started or reloaded.\n", self::counted( array_sum( $probe->counts ), 'webhook' ), gmdate( 'Y-m-d H:i:s', $probe->since ) ) ); // phpcs:ignore WordPress.WP.AlternativeFunctions
		} elseif ( GuardPlace::is_wanted() ) {
			WP_CLI::warning( 'Only what WordPress itself refused. ' . GuardAdvice::report( $probe ) );
		}

		$nothing = array_fill_keys( array( 'id', 'action', 'contact_id', 'user_id', 'key_id' ), '' ) + array_fill_keys( self::LISTS, array() );
		$unknown = array_fill_keys( array( 'address', 'user_agent', 'key' ), '' );
		$rows    = array_map( static fn ( array $row ): array => $row + $unknown, $rows );

		foreach ( $probe->last as $refusal ) {
			$rows[] = array(
				'time'    => gmdate( 'Y-m-d H:i:s', $refusal['time'] ),
				'outcome' => 'refused',
				'message' => Code::tryFrom( $refusal['code'] )?->message() ?? '',
			) + $refusal + $nothing;
		}

		usort( $rows, static fn ( array $a, array $b ): int => $b['time'] <=> $a['time'] );

		return $rows;
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
