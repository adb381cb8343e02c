<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardFile;
use Encharge\Webhooks\WordPress\Guard\GuardFileFailed;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardProbe;
use Encharge\Webhooks\WordPress\Guard\GuardRemoval;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use Encharge\Webhooks\WordPress\Guard\WebUpkeep;
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
 * @phpstan-import-type Problem from GuardFileFailed
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
	 *     $ sudo -u www-data wp encharge guard install
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   dry-run, yes
	 */
	public function install( array $arguments, array $options ): void {
		self::demand_owner( 'guard install' );

		$file = GuardFile::here();

		/* translators: %s: path. */
		if ( self::is_dry_run( $options, sprintf( __( 'Dry run: %s would be written.', 'webhooks-for-encharge' ), $file->path ) ) ) {
			return;
		}

		$reason = match ( $file->state() ) {
			'foreign'    => 'is no guard file',
			'damaged'    => 'is a damaged guard file',
			'newer'      => 'was written by a later version of this plugin',
			'unreadable' => 'cannot be read',
			default      => GuardUpkeep::is_anothers( $file ) ? 'is the guard file of another installation' : null,
		};

		if ( null !== $reason && ! GuardPlace::is_foreign_command_line() ) {
			WP_CLI::confirm( "$file->path $reason. Replace it?", $options );
		}

		GuardPlace::want( true );
		$problem = self::overwrite();

		if ( null !== $problem ) {
			WP_CLI::error( GuardAdvice::on( $problem ) );
		}

		GuardRemoval::of_former_places();
		WP_CLI::success( sprintf( 'Wrote %s.', GuardPlace::path() ) );
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
	 *     $ sudo -u www-data wp encharge guard status
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   fields, format
	 */
	public function status( array $arguments, array $options ): void {
		self::demand_owner( 'guard status' );

		$file        = GuardFile::here();
		$modified    = $file->modified();
		$owner       = $file->owner();
		$permissions = null === $modified || ! function_exists( 'fileperms' ) ? false : fileperms( $file->path );
		$found       = array(
			'file'        => $file->path,
			'state'       => $file->state(),
			'sites'       => $file->site_count(),
			'owner'       => null === $owner ? '' : GuardPlace::user_name( $owner ),
			'permissions' => false === $permissions ? '' : sprintf( '%04o', $permissions & 07777 ),
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
	 *     $ sudo -u www-data wp encharge guard remove --yes
	 *
	 * @param list<string> $arguments none
	 * @param Options      $options   dry-run, yes
	 */
	public function remove( array $arguments, array $options ): void {
		self::demand_owner( 'guard remove' );

		$file = GuardFile::here();

		/* translators: %s: path. */
		if ( self::is_dry_run( $options, sprintf( __( 'Dry run: %s would be removed.', 'webhooks-for-encharge' ), $file->path ) ) ) {
			return;
		}

		WP_CLI::confirm( "Remove $file->path, for all sites, and let WordPress check every webhook?", $options );
		GuardPlace::want( false );

		if ( 'foreign' === $file->state() ) {
			WP_CLI::warning( "$file->path is no guard file and is left alone." );
		} elseif ( GuardUpkeep::is_anothers( $file ) ) {
			WP_CLI::warning( "$file->path is the guard file of another installation and is left alone." );
		} elseif ( ! GuardRemoval::remove( $file ) ) {
			WP_CLI::error( "$file->path cannot be removed. The guard takes no notice of it after a day." );
		}

		GuardRemoval::of_former_places();

		$left = GuardAdvice::on_former_places();

		if ( '' !== $left ) {
			WP_CLI::warning( $left );
		}

		WP_CLI::success( 'WordPress checks every webhook from now on.' );
	}

	/** @return Problem|null */
	private static function overwrite(): ?string {
		// Its answer also tells who runs the web server's PHP, and where the file has to be.
		$web = GuardPlace::is_web_unknown() || GuardPlace::is_foreign_command_line() ? WebUpkeep::ask( null ) : null;

		return null !== $web && '' === $web->failure && GuardPlace::is_foreign_command_line() ? $web->problem : GuardUpkeep::overwrite();
	}

	/** What others than the owner would see of the file is of no use. Root sees it, and has the web server's PHP write it. */
	private static function demand_owner( string $command ): void {
		if ( GuardPlace::is_foreign_command_line() && ! GuardPlace::is_root() ) {
			WP_CLI::error( 'This has to run as the owner of the guard file, the user who runs the web server\'s PHP, or as root. Run: ' . GuardAdvice::as_owner( $command ) );
		}
	}
}
