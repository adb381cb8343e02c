<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Health\Check;
use Encharge\Webhooks\WordPress\Health\Diagnosis;
use Encharge\Webhooks\WordPress\Health\Status;
use WP_CLI;

/**
 * Shows what stands between Encharge and this site's users.
 *
 * @phpstan-import-type Options from Command
 */
final class DoctorCommand extends Command {

	/**
	 * Checks the whole way of a webhook, and says what to do.
	 *
	 * Calls Encharge, and posts up to three tests to this site: one to see whether
	 * a webhook arrives and the guard answers before WordPress does, and two that
	 * the guard leaves to WordPress, to see what it lacks, whether the header
	 * Authorization arrives, and whether it sees at once what is changed here.
	 * None of them is counted as refused, or in the log. What it writes to see
	 * whether the database takes it is rolled back. Ends with exit code 1 if a
	 * check fails.
	 *
	 * ## OPTIONS
	 *
	 * [<check>...]
	 * : Checks by their names, such as tables or "access keys": makes only these,
	 * and sends only what they need. Default: all.
	 *
	 * [--fields=<fields>]
	 * : Columns, separated by commas: check, status, message, and remedy, which is
	 * the command or the text of the message that says what to do, alone.
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
	 *     # Check everything.
	 *     $ wp encharge doctor --fields=check,status
	 *     +-----------------+--------+
	 *     | check           | status |
	 *     +-----------------+--------+
	 *     | extension       | pass   |
	 *     | tables          | pass   |
	 *     | transactions    | pass   |
	 *     ...
	 *
	 *     # Does Encharge accept the API key, and is there an access key?
	 *     $ wp encharge doctor encharge "access keys"
	 *     +-------------+--------+----------------------------------------------+
	 *     | check       | status | message                                      |
	 *     +-------------+--------+----------------------------------------------+
	 *     | encharge    | pass   | Connected to "Example Inc." (account 12345). |
	 *     | access keys | pass   | 1 valid.                                     |
	 *     +-------------+--------+----------------------------------------------+
	 *
	 *     # What is to be done on a new site?
	 *     $ wp encharge doctor encharge "access keys" --fields=check,status,remedy
	 *     +-------------+--------+--------------------------+
	 *     | check       | status | remedy                   |
	 *     +-------------+--------+--------------------------+
	 *     | encharge    | fail   | wp encharge connect      |
	 *     | access keys | fail   | wp encharge key generate |
	 *     +-------------+--------+--------------------------+
	 *
	 * @param list<string> $arguments names of checks
	 * @param Options      $options   fields, format
	 */
	public function __invoke( array $arguments, array $options ): void {
		$diagnosis = new Diagnosis( Settings::load(), new ApiConnection() );
		$unknown   = array_diff( $arguments, $diagnosis->ids() );

		if ( array() !== $unknown ) {
			/* translators: 1: what was given for the name of a check, 2: names of checks. */
			WP_CLI::error( sprintf( __( 'There is no check %1$s. Those that there are: %2$s', 'webhooks-for-encharge' ), reset( $unknown ), implode( ', ', array_map( WpCommand::quoted( ... ), $diagnosis->ids() ) ) ) );
		}

		$checks = $diagnosis->checks( ...$arguments );

		self::print_items( $options, array_map( self::row( ... ), $checks ), array( 'check', 'status', 'message' ) );

		if ( in_array( Status::Fail, array_column( $checks, 'status' ), true ) ) {
			WP_CLI::halt( 1 );
		}
	}

	/** @return array{check: string, status: string, message: string, remedy: string} */
	private static function row( Check $check ): array {
		return array(
			'check'   => $check->id,
			'status'  => $check->status->value,
			'message' => $check->text(),
			'remedy'  => $check->remedy->value ?? '',
		);
	}
}
