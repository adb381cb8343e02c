<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Explanation;
use Encharge\Webhooks\WordPress\Health\PlannedChange;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use Encharge\Webhooks\WordPress\Sync\Sync;
use Encharge\Webhooks\WordPress\Sync\Task;
use Encharge\Webhooks\WordPress\Sync\Timing;
use WP_CLI;

use function WP_CLI\Utils\make_progress_bar;

/**
 * Brings users up to date with Encharge when somebody asks for it.
 *
 * @phpstan-import-type Options from Command
 */
final class PullCommand extends Command {

	private const FIELDS = array( 'contact_id', 'user_id', 'outcome', 'message' );

	/**
	 * Pulls tags and fields of users from Encharge now.
	 *
	 * Does what a webhook with wpf_action=update does. A user who is named by
	 * id, login or address is linked to the person with their address, also a
	 * protected one, whom no webhook would link.
	 *
	 * ## OPTIONS
	 *
	 * <user|contact>...
	 * : Users by id, login or address; or contact ids.
	 *
	 * [--create]
	 * : Create users that are missing, as wpf_action=add does.
	 *
	 * [--dry-run]
	 * : Print what would change, write nothing.
	 *
	 * [--fields=<fields>]
	 * : Columns, separated by commas: contact_id, user_id, outcome, code,
	 * message, changed, tags, notes. With --dry-run: contact_id and what
	 * `wp encharge explain` lists.
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
	 * [--porcelain]
	 * : Print the ids of the users who were pulled, and nothing else.
	 *
	 * ## EXAMPLES
	 *
	 *     # Pull two users.
	 *     $ wp encharge pull 12 ann@example.com --fields=user_id,outcome,changed,tags
	 *     Pulling  100% [====================================================] 0:00 / 0:00
	 *     +---------+-----------+-----------------+------------------+
	 *     | user_id | outcome   | changed         | tags             |
	 *     +---------+-----------+-----------------+------------------+
	 *     | 12      | updated   | last_name, tags | Lead, Newsletter |
	 *     | 2       | unchanged |                 | Customer, VIP    |
	 *     +---------+-----------+-----------------+------------------+
	 *
	 *     # See what a new user would be like.
	 *     $ wp encharge pull 2f6d1a90-4c3b-4e58-a7d4-9b8e6f0c3d13 --create --dry-run --fields=key,then
	 *     Dry run: nothing is written.
	 *     +---------------+-----------------+
	 *     | key           | then            |
	 *     +---------------+-----------------+
	 *     | user_email    | sam@example.com |
	 *     | first_name    | Sam             |
	 *     | last_name     | Lee             |
	 *     | display_name  | Sam Lee         |
	 *     | nickname      | sam             |
	 *     | user_login    | sam@example.com |
	 *     | encharge_tags | Customer        |
	 *     | role          | subscriber      |
	 *     +---------------+-----------------+
	 *
	 * @param non-empty-list<string> $arguments users and contacts
	 * @param Options                $options   create, dry-run, fields, format, porcelain
	 */
	public function __invoke( array $arguments, array $options ): void {
		$settings = Settings::load();
		$action   = self::has( $options, 'create' ) ? Action::Add : Action::Update;
		$tasks    = array_map( static fn ( string $argument ): Task => self::task( $argument, $action ), array_values( array_unique( $arguments ) ) );

		if ( self::is_dry_run( $options, __( 'Dry run: nothing is written.', 'webhooks-for-encharge' ) ) ) {
			self::preview( $tasks, $settings, $options );

			return;
		}

		$progress = self::has( $options, 'porcelain' ) ? null : make_progress_bar( __( 'Pulling', 'webhooks-for-encharge' ), count( $tasks ) );
		$outcomes = array();

		foreach ( Sync::make( $settings, new Timing() )->run( $tasks ) as $outcome ) {
			$outcomes[] = $outcome;
			$progress?->tick();
		}

		$progress?->finish();
		self::print_outcomes( $outcomes, $options );

		$failed = count( array_filter( $outcomes, static fn ( Outcome $outcome ): bool => null !== $outcome->code ) );

		if ( $failed > 0 ) {
			/* translators: 1: how many failed, 2: how many there were. */
			WP_CLI::error( sprintf( __( '%1$d of %2$d failed.', 'webhooks-for-encharge' ), $failed, count( $outcomes ) ) );
		}
	}

	private static function task( string $argument, Action $action ): Task {
		$target = self::target( $argument );

		return $target->pull( self::contact_of( $target ), $action );
	}

	/**
	 * @param list<Outcome> $outcomes
	 * @param Options       $options
	 */
	private static function print_outcomes( array $outcomes, array $options ): void {
		if ( self::has( $options, 'porcelain' ) ) {
			foreach ( $outcomes as $outcome ) {
				self::print_bare( $outcome->contact_id, $outcome->is_written() ? $outcome->user_id : 0, null === $outcome->code ? "{$outcome->word()}: {$outcome->reason()}" : "{$outcome->reason()}: $outcome->message" );
			}

			return;
		}

		$rows = array_map(
			static fn ( Outcome $outcome ): array => array(
				'contact_id' => $outcome->contact_id,
				'user_id'    => $outcome->user_id,
				'outcome'    => $outcome->word(),
				'code'       => $outcome->reason(),
				'message'    => '' === $outcome->message ? implode( ' ', array_column( $outcome->notes, 'message' ) ) : $outcome->message,
				'changed'    => implode( ', ', $outcome->changed ),
				'tags'       => implode( ', ', $outcome->tags ),
				'notes'      => implode( ' ', array_column( $outcome->notes, 'message' ) ),
			),
			$outcomes
		);

		self::print_items( $options, $rows, self::FIELDS );
	}

	/**
	 * @param list<Task> $tasks
	 * @param Options    $options
	 */
	private static function preview( array $tasks, Settings $settings, array $options ): void {
		$rows   = array();
		$failed = 0;

		foreach ( Explanation::of( $tasks, $settings ) as $explanation ) {
			$failed += (int) $explanation->is_failure;

			if ( self::has( $options, 'porcelain' ) ) {
				self::print_bare( $explanation->contact_id, null === $explanation->refusal ? $explanation->user_id : 0, $explanation->refusal->text ?? '' );

				continue;
			}

			if ( null !== $explanation->refusal ) {
				self::warn_of( $explanation->contact_id, $explanation->refusal->text );
			}

			foreach ( self::change_rows( $options, $explanation->changes ) as $row ) {
				$rows[] = array( 'contact_id' => $explanation->contact_id ) + $row;
			}
		}

		if ( ! self::has( $options, 'porcelain' ) ) {
			self::print_items( $options, $rows, array( 'contact_id', ...PlannedChange::FIELDS ) );
		}

		if ( $failed > 0 ) {
			/* translators: 1: how many would fail, 2: how many there are. */
			WP_CLI::error( sprintf( __( '%1$d of %2$d would fail.', 'webhooks-for-encharge' ), $failed, count( $tasks ) ) );
		}
	}

	/**
	 * Prints a user's id, or beside the list why there is none.
	 *
	 * @param int $user_id 0 if there is none
	 */
	private static function print_bare( string $contact_id, int $user_id, string $reason ): void {
		if ( $user_id > 0 ) {
			WP_CLI::line( (string) $user_id );
		} elseif ( '' !== $reason ) {
			self::warn_of( $contact_id, $reason );
		}
	}

	private static function warn_of( string $contact_id, string $reason ): void {
		/* translators: 1: contact id, 2: why nothing is written. */
		WP_CLI::warning( sprintf( __( '%1$s: %2$s', 'webhooks-for-encharge' ), $contact_id, $reason ) );
	}
}
