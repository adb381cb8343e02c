<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Inbox\InboxAccess;
use Encharge\Webhooks\WordPress\Inbox\InboxEntries;
use WP_CLI;

/**
 * Manages the inbox: webhooks that were accepted and are not done yet.
 *
 * ## THE INBOX
 *
 * What was answered 202 lies there until it is done; what failed eight times by
 * itself stays as a dead letter. Nobody has to run anything: the web server's PHP
 * works it off. Run these commands as the user who runs that PHP.
 *
 * @phpstan-import-type Options from Command
 */
final class InboxCommand extends Command {

	private const FIELDS = array( 'receipt', 'state', 'action', 'contact_id', 'accepted', 'due', 'tries', 'code', 'message' );

	/**
	 * Lists the entries.
	 *
	 * ## OPTIONS
	 *
	 * [--state=<state>]
	 * : Only entries of this state.
	 * ---
	 * options:
	 *   - new
	 *   - cur
	 *   - later
	 *   - dead
	 *   - aside
	 * ---
	 *
	 * [--limit=<number>]
	 * : How many at most.
	 * ---
	 * default: 50
	 * ---
	 *
	 * [--fields=<fields>]
	 * : Columns, separated by commas: receipt, state, action, contact_id, role,
	 * notify, key_id, accepted, due, tries, code, message.
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
	 * state is one of: new, nobody has looked at it; cur, being worked; later, to
	 * be tried again when it is due; dead, given up; aside, no entry of this site,
	 * or a broken one. Times are UTC. code and message say why the last try failed.
	 *
	 * ## EXAMPLES
	 *
	 *     # What was given up, and why?
	 *     $ sudo -u www-data wp encharge inbox list --state=dead --fields=receipt,contact_id,code
	 *     +----------------------------------+--------------------------------------+----------------+
	 *     | receipt                          | contact_id                           | code           |
	 *     +----------------------------------+--------------------------------------+----------------+
	 *     | def2f3099c18e8a30fb07278b5f19023 | 2f6d1a90-4c3b-4e58-a7d4-9b8e6f0c3d13 | encharge_error |
	 *     | 5928397bb34adc79149e8cb896a7e57d | 6558a3b5-0d1c-4b7e-9a53-2f3f4f1f8a11 | encharge_error |
	 *     +----------------------------------+--------------------------------------+----------------+
	 *
	 * @subcommand list
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   state, limit, fields, format
	 */
	public function list_( array $arguments, array $options ): void {
		$entries = self::entries( 'inbox list' );
		$state   = is_string( $options['state'] ?? null ) ? $options['state'] : null;

		if ( 'count' === ( $options['format'] ?? '' ) ) {
			WP_CLI::line( (string) InboxChanges::used( static fn (): int => $entries->count( $state ) ) );

			return;
		}

		$limit = self::number( $options, 'limit' ) ?? 50;

		self::print_items( $options, InboxChanges::used( static fn (): array => $entries->rows( $state, $limit ) ), self::FIELDS );
	}

	/**
	 * Works the entries that are due.
	 *
	 * The web server's PHP does that by itself. This is for whoever wants it done
	 * at once, or by a process of its own.
	 *
	 * ## OPTIONS
	 *
	 * [--watch]
	 * : Stay, and have what comes worked at once. The work is done by a process of
	 * its own, which may crash, run out of memory or be updated: this one stays.
	 * Ends on SIGTERM, when the entries under way are done.
	 *
	 * [--max=<number>]
	 * : Work so many entries at most, then end.
	 *
	 * [--idle-exit=<seconds>]
	 * : Stay until nothing was due for so long.
	 *
	 * [--dry-run]
	 * : Work none, print how many there are.
	 *
	 * [--porcelain]
	 * : Print how many were worked, and nothing else.
	 *
	 * ## EXAMPLES
	 *
	 *     # Work what is due.
	 *     $ sudo -u www-data wp encharge inbox drain
	 *     Done: 2. To be tried again: 0. Given up: 0.
	 *     Success: Nothing is due.
	 *
	 *     # How many wait?
	 *     $ sudo -u www-data wp encharge inbox drain --dry-run
	 *     Dry run: 2 entries wait, and would be worked when they are due.
	 *
	 *     # For a service.
	 *     $ sudo -u www-data wp encharge inbox drain --watch
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   watch, max, idle-exit, dry-run, porcelain
	 */
	public function drain( array $arguments, array $options ): void {
		$entries = self::entries( 'inbox drain' );
		$max     = self::number( $options, 'max' ) ?? 0;
		$idle    = self::number( $options, 'idle-exit' ) ?? 0;

		if ( self::has( $options, 'dry-run' ) ) {
			$waiting = InboxChanges::used( $entries->count_waiting( ... ) );
			/* translators: %d: number of entries. */
			WP_CLI::line( self::has( $options, 'porcelain' ) ? (string) $waiting : sprintf( _n( 'Dry run: %d entry waits, and would be worked when it is due.', 'Dry run: %d entries wait, and would be worked when they are due.', $waiting, 'webhooks-for-encharge' ), $waiting ) );

			return;
		}

		if ( self::has( $options, 'watch' ) ) {
			DrainRun::watch( $max, $idle );
		} elseif ( $idle > 0 ) {
			DrainRun::stay( $max, $idle );
		} else {
			DrainRun::once( $max, self::has( $options, 'porcelain' ) );
		}
	}

	/**
	 * Has entries tried again at once.
	 *
	 * That goes for dead letters and for what waits for its next try; the tries so
	 * far are forgotten.
	 *
	 * ## OPTIONS
	 *
	 * [<receipt>...]
	 * : Their receipts.
	 *
	 * [--all]
	 * : All of them.
	 *
	 * [--dry-run]
	 * : Change nothing.
	 *
	 * [--porcelain]
	 * : Print how many they are, and nothing else.
	 *
	 * ## EXAMPLES
	 *
	 *     # Have one entry tried again.
	 *     $ sudo -u www-data wp encharge inbox retry def2f3099c18e8a30fb07278b5f19023
	 *     Entries  100% [====================================================] 0:00 / 0:00
	 *     Success: 1 entry is tried again.
	 *
	 *     # Have all of them tried again.
	 *     $ sudo -u www-data wp encharge inbox retry --all
	 *     Entries  100% [====================================================] 0:00 / 0:00
	 *     Success: 3 entries are tried again.
	 *
	 * @param list<string> $arguments receipts
	 * @param Options      $options   all, dry-run, porcelain
	 */
	public function retry( array $arguments, array $options ): void {
		$entries  = self::entries( 'inbox retry' );
		$receipts = self::has( $options, 'all' ) ? InboxChanges::used( $entries->all_to_retry( ... ) ) : InboxChanges::named( $arguments );

		/* translators: %d: number of entries. */
		$planned = sprintf( _n( 'Dry run: %d entry would be tried again.', 'Dry run: %d entries would be tried again.', count( $receipts ), 'webhooks-for-encharge' ), count( $receipts ) );
		$retried = self::is_dry_run( $options, $planned ) ? null : InboxChanges::each( $receipts, array() !== $arguments, self::has( $options, 'porcelain' ), $entries->retry( ... ) );

		if ( null !== $retried && ! self::has( $options, 'porcelain' ) ) {
			/* translators: %d: number of entries. */
			WP_CLI::success( sprintf( _n( '%d entry is tried again.', '%d entries are tried again.', $retried, 'webhooks-for-encharge' ), $retried ) );
		}
	}

	/**
	 * Removes entries for good: what they ask for is never done.
	 *
	 * What is being worked stays.
	 *
	 * ## OPTIONS
	 *
	 * [<receipt>...]
	 * : Their receipts. Of a receipt that has a dead letter, this alone is removed:
	 * a later webhook that asks for the same waits under the same receipt.
	 *
	 * [--all]
	 * : All of them, dead letters and what waits.
	 *
	 * [--state=<state>]
	 * : Only entries of this state; all of them, if no receipts are given.
	 * ---
	 * options:
	 *   - new
	 *   - cur
	 *   - later
	 *   - dead
	 * ---
	 *
	 * [--key=<id>]
	 * : All that came with this access key. Do this before the key is revoked.
	 *
	 * [--dry-run]
	 * : Remove none.
	 *
	 * [--yes]
	 * : Do not ask.
	 *
	 * [--porcelain]
	 * : Print how many they are, and nothing else.
	 *
	 * ## EXAMPLES
	 *
	 *     # All dead letters.
	 *     $ sudo -u www-data wp encharge inbox discard --state=dead
	 *
	 *     # Remove what came with a key that was leaked.
	 *     $ sudo -u www-data wp encharge inbox discard --key=1a2b3c4d --yes
	 *     Entries  100% [====================================================] 0:00 / 0:00
	 *     Success: Removed 2 entries.
	 *
	 * @param list<string> $arguments receipts
	 * @param Options      $options   all, state, key, dry-run, yes, porcelain
	 */
	public function discard( array $arguments, array $options ): void {
		$entries   = self::entries( 'inbox discard' );
		$state     = is_string( $options['state'] ?? null ) ? $options['state'] : null;
		$key       = is_string( $options['key'] ?? null ) ? $options['key'] : null;
		$are_named = ! self::has( $options, 'all' ) && null === $key && ( null === $state || array() !== $arguments );
		$receipts  = $are_named
			? InboxChanges::named( $arguments )
			: InboxChanges::used( static fn (): array => self::change( static fn (): array => $entries->all_to_discard( $state, $key ) ) );

		/* translators: %d: number of entries. */
		$planned = sprintf( _n( 'Dry run: %d entry would be removed.', 'Dry run: %d entries would be removed.', count( $receipts ), 'webhooks-for-encharge' ), count( $receipts ) );

		if ( self::is_dry_run( $options, $planned ) ) {
			return;
		}

		/* translators: %d: number of entries. */
		WP_CLI::confirm( sprintf( _n( 'Remove %d entry for good?', 'Remove %d entries for good?', count( $receipts ), 'webhooks-for-encharge' ), count( $receipts ) ), $options );
		$removed = InboxChanges::each(
			$receipts,
			$are_named,
			self::has( $options, 'porcelain' ),
			static fn ( array $chunk ): int => $are_named && null === $state ? $entries->discard_dead_first( $chunk[0] ) : $entries->discard( $chunk, $state )
		);

		if ( ! self::has( $options, 'porcelain' ) ) {
			/* translators: %d: number of entries. */
			WP_CLI::success( sprintf( _n( 'Removed %d entry.', 'Removed %d entries.', $removed, 'webhooks-for-encharge' ), $removed ) );
		}
	}

	/** @param string $command for the advice, what follows "wp encharge" */
	private static function entries( string $command ): InboxEntries {
		$refusal = InboxAccess::refusal( $command );

		if ( null !== $refusal ) {
			WP_CLI::error( $refusal );
		}

		return InboxEntries::here() ?? DrainRun::end_without_inbox();
	}
}
