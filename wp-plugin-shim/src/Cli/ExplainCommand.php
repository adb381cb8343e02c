<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Explanation;
use Encharge\Webhooks\WordPress\Health\PlannedChange;
use Encharge\Webhooks\WordPress\Sync\Origin;
use Encharge\Webhooks\WordPress\Sync\Task;
use WP_CLI;

/**
 * Explains one person: whom a webhook would find, what it would change, and why.
 *
 * @phpstan-import-type Options from Command
 */
final class ExplainCommand extends Command {

	/**
	 * Tells what a webhook would do for somebody, and why. Writes nothing.
	 *
	 * Shows what Encharge holds, which user matches and by which rule, whether
	 * the user is protected, what would change, and why each other thing would
	 * not.
	 *
	 * ## OPTIONS
	 *
	 * <email|contact|user>
	 * : An address, a contact id, or a user's id or login.
	 *
	 * [--action=<action>]
	 * : What the webhook would ask for.
	 * ---
	 * default: add
	 * options:
	 *   - add
	 *   - update
	 *   - update_tags
	 * ---
	 *
	 * [--role=<role>]
	 * : The role that it would ask for.
	 *
	 * [--fields=<fields>]
	 * : Columns, separated by commas: key, field, encharge, now, then, verdict.
	 *
	 * [--field=<field>]
	 * : Print one column only, bare.
	 *
	 * [--format=<format>]
	 * : How to print. JSON holds everything, csv the changes only. Words are the
	 * same in every language there; a message behind a code or a verdict is not.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - csv
	 *   - json
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     # What would a webhook with wpf_action=add do for Jane?
	 *     $ wp encharge explain jane@example.com --fields=key,now,then,verdict
	 *     Contact    7b0c2d4e-91aa-4f0b-8c37-5d5e0a9b6c12
	 *     Person     jane@example.com
	 *     Unmapped   phone, website
	 *     User       12 jane (subscriber)
	 *     Match      by address
	 *     Protected  no
	 *     Result     the user would be updated as below
	 *     +---------------+------------------+------------------+---------+
	 *     | key           | now              | then             | verdict |
	 *     +---------------+------------------+------------------+---------+
	 *     | user_email    | jane@example.com |                  | same    |
	 *     | first_name    | Jane             |                  | same    |
	 *     | last_name     |                  | Doe              | write   |
	 *     | encharge_tags |                  | Lead, Newsletter | write   |
	 *     +---------------+------------------+------------------+---------+
	 *
	 *     # What would a webhook with a role change for user 12?
	 *     $ wp encharge explain 12 --action=update --role=customer --format=csv --fields=key,now,then,verdict
	 *     key,now,then,verdict
	 *     user_email,jane@example.com,,same
	 *     first_name,Jane,,same
	 *     last_name,,Doe,write
	 *     encharge_tags,,"Lead, Newsletter",write
	 *     role,subscriber,customer,write
	 *
	 * @param list<string> $arguments email, contact or user
	 * @param Options      $options   action, role, fields, format
	 */
	public function __invoke( array $arguments, array $options ): void {
		$contact_id = self::contact_of( self::target( $arguments[0] ) );
		$task       = new Task( Action::from( (string) $options['action'] ), $contact_id, Origin::Webhook, role: isset( $options['role'] ) ? (string) $options['role'] : null );

		foreach ( Explanation::of( array( $task ), Settings::load() ) as $explanation ) {
			self::print_explanation( $explanation, $options );

			// There was nothing to explain where the person could not be had.
			if ( null !== $explanation->unanswered ) {
				WP_CLI::error( $explanation->unanswered );
			}
		}
	}

	/** @param Options $options */
	private static function print_explanation( Explanation $explanation, array $options ): void {
		if ( 'json' === $options['format'] ) {
			$words = $explanation->words() + array( 'changes' => array_map( static fn ( PlannedChange $change ): array => $change->words(), $explanation->changes ) );

			self::line( (string) wp_json_encode( $words, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) );

			return;
		}

		if ( self::is_for_people( $options ) ) {
			foreach ( $explanation->texts() as $name => $text ) {
				self::line( sprintf( '%-10s %s', ucfirst( $name ), Terminal::cell( $text ) ) );
			}
		}

		self::print_items( $options, self::change_rows( $options, $explanation->changes ), PlannedChange::FIELDS );
	}
}
