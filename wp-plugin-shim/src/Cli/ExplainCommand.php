<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Explanation;
use Encharge\Webhooks\WordPress\Sync\Job;
use Encharge\Webhooks\WordPress\Sync\Sync;
use Encharge\Webhooks\WordPress\Sync\Timing;
use Encharge\Webhooks\WordPress\User\ProtectedUsers;
use Encharge\Webhooks\WordPress\User\UserFinder;
use WP_CLI;
use WP_User;

/**
 * @phpstan-import-type Options from Command
 * @phpstan-import-type Found from UserFinder
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
	 * : How to print. JSON holds everything, csv the changes only.
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
	 *     $ wp encharge explain jane@example.com
	 *
	 *     # What would a webhook with a role change for user 12?
	 *     $ wp encharge explain 12 --action=update --role=customer
	 *
	 * @param list<string> $arguments email, contact or user
	 * @param Options      $options   action, role, fields, format
	 */
	public function __invoke( array $arguments, array $options ): void {
		$contact_id  = self::contact_of( self::target( $arguments[0] ) );
		$settings    = Settings::load();
		$job         = new Job( Action::from( (string) $options['action'] ), array( $contact_id ), isset( $options['role'] ) ? (string) $options['role'] : null );
		$preview     = Sync::make( $settings, new Timing() )->preview( $job )[0];
		$explanation = new Explanation( $preview, $settings->field_map() );
		$found       = $preview['found'];

		$summary = array(
			'contact'   => $contact_id,
			'person'    => null === $preview['person'] ? 'not in Encharge' : ( $preview['person']->email ?? 'no address' ),
			'unmapped'  => implode( ', ', $explanation->unmapped_fields() ),
			'user'      => self::user( $found['user'] ),
			'match'     => self::rule( $found ),
			'protected' => null !== $found['user'] && ProtectedUsers::is_protected( $found['user']->ID ) ? 'yes' : 'no',
			'result'    => $explanation->result(),
		);

		if ( 'json' === $options['format'] ) {
			self::line( (string) wp_json_encode( $summary + array( 'changes' => $explanation->changes() ), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) );
			self::demand_answer( $explanation );

			return;
		}

		if ( 'table' === $options['format'] && ! isset( $options['field'] ) ) {
			foreach ( $summary as $name => $value ) {
				self::line( sprintf( '%-10s %s', ucfirst( $name ), Terminal::cell( $value ) ) );
			}
		}

		self::print_items( $options, $explanation->changes(), Explanation::FIELDS );
		self::demand_answer( $explanation );
	}

	/** Ends the command where there was nothing to explain, since the person could not be had. */
	private static function demand_answer( Explanation $explanation ): void {
		$reason = $explanation->unanswered();

		if ( null !== $reason ) {
			WP_CLI::error( $reason );
		}
	}

	private static function user( ?WP_User $user ): string {
		return null === $user ? 'none' : sprintf( '%d %s (%s)', $user->ID, $user->user_login, array() === $user->roles ? 'no role' : implode( ', ', $user->roles ) );
	}

	/** @param Found $found */
	private static function rule( array $found ): string {
		return match ( $found['by'] ) {
			'contact' => 'by contact id',
			'email'   => 'by address',
			'merge'   => "by address; linked so far to contact {$found['relinked_from']}, whom Encharge no longer knows",
			'other'   => "by address, but linked to contact {$found['relinked_from']}",
			default   => 'no user is linked to this contact or has this address',
		};
	}
}
