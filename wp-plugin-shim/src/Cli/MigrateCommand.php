<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\Exception;
use Encharge\Webhooks\WordPress\Compat\WpFusionMigration;
use Encharge\Webhooks\WordPress\Config\AccountFields;
use Encharge\Webhooks\WordPress\Config\ApiAdvice;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
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
	 *     $ wp encharge migrate wp-fusion --dry-run
	 *
	 * @subcommand wp-fusion
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   dry-run, fields, format
	 */
	public function wp_fusion( array $arguments, array $options ): void {
		$theirs = get_option( 'wpf_options' );

		if ( ! is_array( $theirs ) ) {
			WP_CLI::error( 'WP Fusion has left no settings on this site (option wpf_options).' );
		}

		if ( 'encharge' !== ( $theirs['crm'] ?? '' ) ) {
			WP_CLI::error( 'WP Fusion is not set up for Encharge on this site.' );
		}

		$dry    = self::is_dry_run( $options, 'nothing is taken yet.' );
		$rows   = array();
		$failed = 0;

		list( $account, $refusal ) = self::ask_account( is_string( $theirs['encharge_key'] ?? null ) ? trim( $theirs['encharge_key'] ) : '' );

		foreach ( ( new WpFusionMigration( $theirs, Settings::load(), $account, $refusal ) )->steps() as $step ) {
			// What was taken before stays taken: the list says how far it came.
			$failure = null === $step['apply'] || $dry ? null : self::failure( $step['apply'] );
			$failed += (int) ( null !== $failure );
			$status  = match ( true ) {
				null === $step['apply'] => $step['status'],
				null !== $failure       => 'failed',
				default                 => $dry ? 'to take' : 'taken',
			};
			$rows[] = array(
				'item'   => $step['item'],
				'status' => $status,
				'detail' => $failure ?? $step['detail'],
			);
		}

		self::print_items( $options, $rows, array( 'item', 'status', 'detail' ) );

		if ( $failed > 0 ) {
			WP_CLI::error( sprintf( '%d of %d failed.', $failed, count( $rows ) ) );
		}
	}

	/** @return string|null why it could not be taken; null if it was */
	private static function failure( callable $take ): ?string {
		try {
			return false === $take() ? 'The database did not take it.' : null;
		} catch ( InvalidArgumentException | TransactionFailed $exception ) {
			return $exception->getMessage();
		}
	}

	/**
	 * @param string $their_token what is asked with where this site has no API key yet
	 * @return array{AccountFields|null, string|null} what the account says of its fields, null after a warning where it
	 *         could not be asked; why their API key is of no use, null if that is not known
	 */
	private static function ask_account( #[\SensitiveParameter] string $their_token ): array {
		$api       = new ApiConnection();
		$is_theirs = 'none' === $api->token_source() && '' !== $their_token;
		$client    = $is_theirs ? $api->client_for( $their_token ) : $api->client();

		try {
			if ( null !== $client ) {
				return array( new AccountFields( $client->fields() ), null );
			}

			$reason     = (string) $api->problem( $is_theirs ? $their_token : null );
			$is_refused = ! ApiConnection::is_key( $their_token );
		} catch ( Exception $exception ) {
			$reason     = self::explain_failure( $exception );
			$is_refused = ApiAdvice::is_refusal( $exception );
		}

		$whose = $is_theirs ? 'WP Fusion\'s API key was tried. ' : '';

		WP_CLI::warning( "The fields are not checked: whether Encharge has them, and lets them be written. $whose$reason\nLater, \"" . WpCommand::encharge( 'doctor' ) . '" checks it.' );

		return array( null, $is_theirs && $is_refused ? str_replace( "\n", ' ', $reason ) : null );
	}
}
