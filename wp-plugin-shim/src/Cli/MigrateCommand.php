<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Compat\MigrationStep;
use Encharge\Webhooks\WordPress\Compat\StepStatus;
use Encharge\Webhooks\WordPress\Compat\WpFusionAccount;
use Encharge\Webhooks\WordPress\Compat\WpFusionMigration;
use Encharge\Webhooks\WordPress\Compat\WpFusionOptions;
use Encharge\Webhooks\WordPress\Config\Settings;
use InvalidArgumentException;
use WP_CLI;

/**
 * Takes over settings of other plugins.
 *
 * @phpstan-import-type Options from Command
 */
final class MigrateCommand extends Command {

	/**
	 * Takes over what WP Fusion left on this site, and says line by line what.
	 *
	 * Takes the API key, the access key, the field map, the field for the
	 * returned password, the default role and the links of users to contacts.
	 * What is set here already stays, and nothing of WP Fusion's is changed. Its
	 * webhook URLs go on working with its access key; a key of fewer than 128
	 * bits expires after 90 days (`wp encharge key add --expires=` to decide
	 * otherwise).
	 *
	 * ## OPTIONS
	 *
	 * [--dry-run]
	 * : Only say what would be taken.
	 *
	 * [--fields=<fields>]
	 * : Columns, separated by commas: item, status, detail.
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
	 * status is one of: same, taken (to take, in a dry run), differs, not needed,
	 * refused, failed. Exit code 1 if something failed.
	 *
	 * ## EXAMPLES
	 *
	 *     # See what would be taken.
	 *     $ wp encharge migrate wp-fusion --dry-run --fields=item,status
	 *     Dry run: nothing is taken yet.
	 *     +------------------------------+------------+
	 *     | item                         | status     |
	 *     +------------------------------+------------+
	 *     | API key                      | to take    |
	 *     | access key                   | to take    |
	 *     | field email → user_email     | same       |
	 *     ...
	 *
	 * @subcommand wp-fusion
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   dry-run, fields, format
	 */
	public function wp_fusion( array $arguments, array $options ): void {
		try {
			$theirs = WpFusionOptions::of_this_site();
		} catch ( InvalidArgumentException $exception ) {
			WP_CLI::error( $exception->getMessage() );
		}

		$dry     = self::is_dry_run( $options, __( 'Dry run: nothing is taken yet.', 'webhooks-for-encharge' ) );
		$account = WpFusionAccount::ask( $theirs->text( 'encharge_key' ) );

		if ( null !== $account->warning ) {
			WP_CLI::warning( $account->warning );
		}

		$steps = ( new WpFusionMigration( $theirs, Settings::load(), $account ) )->steps();

		if ( ! $dry ) {
			// What was taken before a failure stays taken: the list says how far the migration came.
			$steps = array_map( static fn ( MigrationStep $step ): MigrationStep => $step->carried_out(), $steps );
		}

		self::print_items( $options, array_map( self::row( ... ), $steps ), array( 'item', 'status', 'detail' ) );

		$failed = count( array_filter( $steps, static fn ( MigrationStep $step ): bool => StepStatus::Failed === $step->status ) );

		if ( $failed > 0 ) {
			/* translators: 1: how many steps failed, 2: how many steps there are. */
			WP_CLI::error( sprintf( __( '%1$d of %2$d failed.', 'webhooks-for-encharge' ), $failed, count( $steps ) ) );
		}
	}

	/** @return array{item: string, status: string, detail: string} */
	private static function row( MigrationStep $step ): array {
		return array(
			'item'   => $step->item,
			'status' => $step->status->value,
			'detail' => $step->detail,
		);
	}
}
