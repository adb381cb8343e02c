<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Diagnosis;
use WP_CLI;

/**
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
	 * [--fields=<fields>]
	 * : Columns, separated by commas: check, status, message.
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
	 *     $ wp encharge doctor
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   fields, format
	 */
	public function __invoke( array $arguments, array $options ): void {
		$checks = ( new Diagnosis( Settings::load(), new ApiConnection() ) )->checks();

		self::print_items( $options, $checks, array( 'check', 'status', 'message' ) );

		if ( in_array( 'fail', array_column( $checks, 'status' ), true ) ) {
			WP_CLI::halt( 1 );
		}
	}
}
