<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Health\LogSearch;
use Encharge\Webhooks\WordPress\Health\RefusedWebhooks;
use WP_CLI;

/**
 * Shows what came from Encharge, and what came of it.
 *
 * @phpstan-import-type Options from Command
 * @phpstan-import-type Row from LogQuery
 */
final class LogCommand extends Command {

	private const USUAL = array( 'id', 'time', 'action', 'contact_id', 'user_id', 'outcome', 'code', 'message' );

	private const REFUSED = array( 'time', 'code', 'message', 'address', 'user_agent', 'key' );

	/** Options that leave rows out which the guard does not tell apart. */
	private const FILTERS = array( 'id', 'outcome', 'code', 'action', 'key_id', 'contact_id', 'user_id', 'receipt', 'since', 'until', 'below' );

	/** Columns that hold lists. */
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
	 * restarted. With any filter but --limit, that is not asked for.
	 *
	 * [--id=<id>]
	 * : Only the row with this id.
	 *
	 * [--outcome=<outcome>]
	 * : Only rows with this outcome: created, updated, unchanged, skipped, queued,
	 * failed or refused.
	 *
	 * [--code=<code>]
	 * : Only rows with this code.
	 *
	 * [--action=<action>]
	 * : Only rows with this action: add, update, update_tags, test, pull or return.
	 *
	 * [--key_id=<id>]
	 * : Only rows of the access key with this id.
	 *
	 * [--contact_id=<id>]
	 * : Only rows of this contact.
	 *
	 * [--user_id=<id>]
	 * : Only rows of the user with this id.
	 *
	 * [--receipt=<receipt>]
	 * : Only rows of the accepted webhook with this receipt.
	 *
	 * [--since=<time>]
	 * : Only rows from this time on, such as "2026-11-01", "1 hour ago"; UTC
	 * unless it says otherwise.
	 *
	 * [--until=<time>]
	 * : Only rows from before this time.
	 *
	 * [--below=<id>]
	 * : Only rows with lower ids: the next page, when it is the last id of this
	 * one.
	 *
	 * [--limit=<number>]
	 * : How many rows at most.
	 * ---
	 * default: 50
	 * ---
	 *
	 * [--fields=<fields>]
	 * : Columns, separated by commas: id, time, action, contact_id, user_id,
	 * key_id, outcome, code, message, durations, fields, changed, notes, role,
	 * notify, origin, receipt; with --refused also address, user_agent, key.
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
	 *     # What came last?
	 *     $ wp encharge log list --limit=3 --fields=id,time,action,user_id,outcome,code
	 *     +----+---------------------+-------------+---------+-----------+------------------+
	 *     | id | time                | action      | user_id | outcome   | code             |
	 *     +----+---------------------+-------------+---------+-----------+------------------+
	 *     | 12 | 2026-11-29 10:38:43 | add         | 0       | failed    | person_not_found |
	 *     | 11 | 2026-11-29 10:38:43 | update_tags | 12      | unchanged |                  |
	 *     | 10 | 2026-11-29 10:38:43 | add         | 14      | created   |                  |
	 *     +----+---------------------+-------------+---------+-----------+------------------+
	 *
	 *     # Why was the last one refused?
	 *     $ wp encharge log list --refused --limit=1 --fields=time,code,message
	 *     The guard refused 2 webhooks in the last 24 hours, as far as it remembers: since 2026-11-29 10:38:16 UTC, when the web server's PHP was started or reloaded.
	 *     +---------------------+--------------------+-------------------------------------------+
	 *     | time                | code               | message                                   |
	 *     +---------------------+--------------------+-------------------------------------------+
	 *     | 2026-11-29 10:38:43 | invalid_access_key | The access key is not valid on this site. |
	 *     +---------------------+--------------------+-------------------------------------------+
	 *
	 *     # How many failed in the last hour?
	 *     $ wp encharge log list --outcome=failed --since="1 hour ago" --format=count
	 *     1
	 *
	 * @subcommand list
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   refused, limit, fields, format, and the filters
	 */
	public function list_( array $arguments, array $options ): void {
		$limit      = self::number( $options, 'limit' ) ?? 50;
		$is_refused = self::has( $options, 'refused' );
		$rows       = self::rows( $options, $limit );

		if ( $is_refused && array() === array_intersect_key( $options, array_flip( self::FILTERS ) ) ) {
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
	 *     # Empty the log.
	 *     $ wp encharge log clear --yes
	 *     Success: Removed 3 rows.
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   dry-run, yes
	 */
	public function clear( array $arguments, array $options ): void {
		if ( self::is_dry_run( $options, __( 'Dry run: all rows of the log would be removed.', 'webhooks-for-encharge' ) ) ) {
			return;
		}

		WP_CLI::confirm( __( 'Remove all rows of the log?', 'webhooks-for-encharge' ), $options );
		$removed = self::log()->clear();

		if ( null === $removed ) {
			WP_CLI::error( __( 'The database did not remove them.', 'webhooks-for-encharge' ) );
		}

		/* translators: %d: number of rows. */
		WP_CLI::success( sprintf( _n( 'Removed %d row.', 'Removed %d rows.', $removed, 'webhooks-for-encharge' ), $removed ) );
	}

	/**
	 * Adds what the guard refused, and says since when it remembers.
	 *
	 * @param list<Row> $rows the log's
	 * @return list<array<string, mixed>> the newest first
	 */
	private static function with_guard( array $rows ): array {
		$refused    = RefusedWebhooks::ask( Settings::load() );
		$remembered = $refused->remembered();
		$missing    = $refused->missing();

		if ( null !== $remembered ) {
			// Beside the list, not in it.
			fwrite( STDERR, "$remembered\n" ); // phpcs:ignore WordPress.WP.AlternativeFunctions
		}

		if ( null !== $missing ) {
			WP_CLI::warning( $missing );
		}

		return $refused->beside( $rows );
	}

	/**
	 * @param Options $options of list
	 * @return list<Row> the newest first
	 */
	private static function rows( array $options, int $limit ): array {
		$id = self::number( $options, 'id' );

		if ( null !== $id ) {
			$row = LogQuery::row( $id );

			return null === $row ? array() : array( $row );
		}

		$query = new LogQuery(
			outcome: self::has( $options, 'refused' ) ? 'refused' : self::text( $options, 'outcome' ),
			code: self::text( $options, 'code' ),
			action: self::text( $options, 'action' ),
			key_id: self::text( $options, 'key_id' ),
			contact_id: self::text( $options, 'contact_id' ),
			user_id: self::number( $options, 'user_id' ),
			receipt: self::text( $options, 'receipt' ),
			since: self::time( $options, 'since' ),
			until: self::time( $options, 'until' )
		);

		return ( new LogSearch( array( $query ) ) )->rows( $limit, self::number( $options, 'below' ) );
	}

	/** @param Options $options */
	private static function text( array $options, string $name ): ?string {
		return is_string( $options[ $name ] ?? null ) ? $options[ $name ] : null;
	}

	/** @param Options $options */
	private static function time( array $options, string $name ): ?\DateTimeImmutable {
		$text = self::text( $options, $name );

		if ( null === $text ) {
			return null;
		}

		try {
			return new \DateTimeImmutable( $text, new \DateTimeZone( 'UTC' ) );
		} catch ( \Exception ) {
			/* translators: %s: an option, such as --since. */
			WP_CLI::error( sprintf( __( '%s is no time. Give one such as "2026-11-01 14:00" or "1 hour ago".', 'webhooks-for-encharge' ), "--$name" ) );
		}
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
