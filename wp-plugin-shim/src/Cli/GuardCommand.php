<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardFile;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardProbe;
use Encharge\Webhooks\WordPress\Guard\GuardSwitch;
use WP_CLI;

/**
 * Manages the guard, which answers wrong webhooks before WordPress is loaded.
 *
 * ## THE GUARD FILE
 *
 * From it the guard knows the site: wp-content/encharge-guard.php, or what
 * encharge.guard_file in the web server's php.ini names. Run these commands as
 * its owner, the user who runs that PHP, or as root, for whom the web server's
 * PHP writes it.
 *
 * @phpstan-import-type Options from Command
 *
 * phpcs:disable WordPress.WP.CapitalPDangit -- a value of the answer.
 */
final class GuardCommand extends Command {

	/**
	 * Writes the guard file, and sees whether the guard answers.
	 *
	 * The plugin does that by itself on activation and on every change. This is
	 * for what stands in its way, and to take `guard remove` back.
	 *
	 * ## OPTIONS
	 *
	 * [--dry-run]
	 * : Write nothing.
	 *
	 * [--yes]
	 * : Do not ask whether another file of that name is to be replaced.
	 *
	 * ## EXAMPLES
	 *
	 *     # Write the guard file.
	 *     $ sudo -u www-data wp encharge guard install
	 *     Success: Wrote /var/www/html/wp-content/encharge-guard.php.
	 *     Webhooks are checked before WordPress is loaded, by /var/www/html/wp-content/encharge-guard.php.
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   dry-run, yes
	 */
	public function install( array $arguments, array $options ): void {
		self::demand_owner( 'guard install' );

		/* translators: %s: path. */
		if ( self::is_dry_run( $options, sprintf( __( 'Dry run: %s would be written.', 'webhooks-for-encharge' ), GuardPlace::path() ) ) ) {
			return;
		}

		$question = GuardSwitch::question();

		if ( null !== $question ) {
			WP_CLI::confirm( $question, $options );
		}

		$problem = GuardSwitch::turn_on();

		if ( null !== $problem ) {
			WP_CLI::error( GuardAdvice::on( $problem ) );
		}

		/* translators: %s: path. */
		WP_CLI::success( sprintf( __( 'Wrote %s.', 'webhooks-for-encharge' ), GuardPlace::path() ) );
		WP_CLI::log( GuardAdvice::report( GuardProbe::send( Settings::load() ) ) );
	}

	/**
	 * Shows the guard file, and who answers webhooks.
	 *
	 * ## OPTIONS
	 *
	 * [--fields=<fields>]
	 * : Rows, separated by commas: file, state, sites, owner, permissions,
	 * touched, answered_by, message.
	 *
	 * [--field=<field>]
	 * : Print one row only, bare.
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
	 * ---
	 *
	 * ## AVAILABLE FIELDS
	 *
	 * state is one of: valid, missing, unreadable, foreign, damaged, newer. It
	 * and what describes the file are as they were found: a missing file is
	 * written anew, and the message says so.
	 * answered_by is guard or wordpress; empty if this server cannot reach its
	 * own site.
	 *
	 * ## EXAMPLES
	 *
	 *     # Is the file what it should be, and does the guard answer?
	 *     $ sudo -u www-data wp encharge guard status --fields=state,owner,answered_by
	 *     +-------------+----------+
	 *     | Field       | Value    |
	 *     +-------------+----------+
	 *     | state       | valid    |
	 *     | owner       | www-data |
	 *     | answered_by | guard    |
	 *     +-------------+----------+
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   fields, format
	 */
	public function status( array $arguments, array $options ): void {
		self::demand_owner( 'guard status' );

		$file        = GuardFile::here();
		$modified    = $file->modified();
		$owner       = $file->owner();
		$permissions = $file->permissions();
		$found       = array(
			'file'        => $file->path,
			'state'       => $file->state(),
			'sites'       => $file->site_count(),
			'owner'       => null === $owner ? '' : GuardPlace::user_name( $owner ),
			'permissions' => null === $permissions ? '' : sprintf( '%04o', $permissions ),
			'touched'     => null === $modified ? '' : gmdate( 'Y-m-d H:i:s', $modified ) . ' UTC',
		);

		// Last: it rewrites the file.
		$probe = GuardProbe::send( Settings::load() );

		self::print_item(
			$options,
			$found + array(
				'answered_by' => $probe->answered_by,
				'message'     => GuardAdvice::report( $probe ),
			)
		);
	}

	/**
	 * Removes the guard file, until `guard install` writes it again.
	 *
	 * Without it everything works, slower: WordPress checks every webhook.
	 *
	 * ## OPTIONS
	 *
	 * [--dry-run]
	 * : Remove nothing.
	 *
	 * [--yes]
	 * : Do not ask.
	 *
	 * ## EXAMPLES
	 *
	 *     # Let WordPress check every webhook.
	 *     $ sudo -u www-data wp encharge guard remove --yes
	 *     Success: WordPress checks every webhook from now on.
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   dry-run, yes
	 */
	public function remove( array $arguments, array $options ): void {
		self::demand_owner( 'guard remove' );

		$path = GuardPlace::path();

		/* translators: %s: path. */
		if ( self::is_dry_run( $options, sprintf( __( 'Dry run: %s would be removed.', 'webhooks-for-encharge' ), $path ) ) ) {
			return;
		}

		/* translators: %s: path. */
		WP_CLI::confirm( sprintf( __( 'Remove %s, for all sites, and let WordPress check every webhook?', 'webhooks-for-encharge' ), $path ), $options );

		$kept = GuardSwitch::turn_off();

		if ( 'stuck' === $kept ) {
			WP_CLI::error( GuardSwitch::on_kept( $kept ) );
		} elseif ( null !== $kept ) {
			WP_CLI::warning( GuardSwitch::on_kept( $kept ) );
		}

		$left = GuardAdvice::on_former_places();

		if ( '' !== $left ) {
			WP_CLI::warning( $left );
		}

		WP_CLI::success( __( 'WordPress checks every webhook from now on.', 'webhooks-for-encharge' ) );
	}

	private static function demand_owner( string $command ): void {
		$refusal = GuardSwitch::refusal( $command );

		if ( null !== $refusal ) {
			WP_CLI::error( $refusal );
		}
	}
}
