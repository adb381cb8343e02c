<?php
/**
 * GuardAdvice: what is in the guard file's way, and what helps.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\WordPress\Site;

/**
 * For administrators, with commands to copy. Names no secret.
 *
 * @phpstan-import-type Problem from GuardFileFailed
 */
final class GuardAdvice {

	/** For whoever reads that the guard does not work. */
	public const WORKS_WITHOUT = 'Everything works without it, slower.';

	/**
	 * @param Problem $problem what is in the way
	 * @return string what it is, what helps, and that everything works without
	 */
	public static function on( string $problem ): string {
		$path = GuardPlace::path();

		$advice = match ( $problem ) {
			'relative'     => "The extension does not look for the guard file at $path, which is no absolute path. Write the whole path into the web server's php.ini: encharge.guard_file = /path/to/encharge-guard.php",
			'foreign'      => "There is another file in the place of the guard file, $path, and it is left alone. Move it away, or name another place in the web server's php.ini: encharge.guard_file = /path/to/encharge-guard.php",
			'damaged'      => "The guard file $path is damaged and is left as it is. To write it anew: " . self::as_owner( 'guard install' ),
			'newer'        => "The guard file $path was written by a later version of this plugin and is left alone. Update the plugin, or write it anew: " . self::as_owner( 'guard install' ),
			'unreadable'   => "The guard file $path cannot be read by " . self::this_user() . '. Run: ' . self::give_to_this_user( $path ),
			'unwritable'   => "The guard file $path cannot be written by " . self::this_user() . '. Run: ' . self::give_to_this_user( dirname( $path ) ) . ' Or name a place where that user can write in the web server\'s php.ini: encharge.guard_file = /path/to/encharge-guard.php',
			'another_user' => "The guard file $path belongs to " . GuardPlace::user_name( GuardPlace::owner() ) . '. It is brought up to date with the next page that the web server shows, or at once by: ' . self::as_owner( 'guard install' ),
			'busy'         => "The guard file $path could not be written when something changed, since another process was writing it or PHP may only write it now. WordPress checks webhooks until it is up to date: by the next webhook, page of the admin area or run of WP-Cron, or at once by: " . self::as_owner( 'guard install' ),
			'database'     => "The guard file $path is not up to date: the database did not answer.",
			'invalid'      => "The guard file $path was not written: the extension cannot read what this plugin would write. Are both of the same version?",
		};

		return $advice . ' ' . self::WORKS_WITHOUT;
	}

	/** @return string where the guard stands, and what helps if it does not answer */
	public static function report( GuardProbe $probe ): string {
		$is_restored = 'missing' === $probe->found && 'valid' === GuardFile::here()->state();

		return ( $is_restored ? 'The guard file ' . GuardPlace::path() . ' was missing and was written anew. ' : '' ) . self::on_answer( $probe );
	}

	private static function on_answer( GuardProbe $probe ): string {
		$problem = GuardUpkeep::problem();

		return match ( true ) {
			'guard' === $probe->answered_by       => 'Webhooks are checked before WordPress is loaded, by ' . GuardPlace::path() . '.',
			null !== $probe->obstacle()           => $probe->failure,
			! GuardPlace::is_wanted()             => 'The guard was removed. ' . self::WORKS_WITHOUT . ' To have it again: ' . self::as_owner( 'guard install' ),
			null !== $problem                     => self::on( $problem ),
			null === GuardFile::here()->modified() => 'There is no guard file yet. To make it: ' . self::as_owner( 'guard install' ) . ' ' . self::WORKS_WITHOUT,
			'' === $probe->answered_by            => 'The guard file ' . GuardPlace::path() . ' is as it should be, but whether the guard answers is not known. ' . $probe->failure,
			default                               => self::on_silence(),
		};
	}

	/** Why WordPress answered although the file is as it should be. */
	private static function on_silence(): string {
		$path = GuardPlace::path();

		return "WordPress itself answered, although the guard file $path is as it should be. The web server's PHP may not be allowed to read it, have encharge.enabled off, or look for it elsewhere; then put this into its php.ini: encharge.guard_file = $path " . self::WORKS_WITHOUT;
	}

	/** @return string the command line that runs a command as the owner of the guard file */
	public static function as_owner( string $command ): string {
		$site = is_multisite() ? ' --url=' . self::quoted( Site::home() ) : '';

		return sprintf( 'sudo -u %s wp --path=%s encharge %s%s', self::quoted( GuardPlace::user_name( GuardPlace::owner() ) ), self::quoted( untrailingslashit( ABSPATH ) ), $command, $site );
	}

	private static function give_to_this_user( string $path ): string {
		$user = null === GuardPlace::user() ? 'THE-USER-OF-PHP' : GuardPlace::user_name( GuardPlace::user() );

		return sprintf( 'sudo chown %1$s %2$s && sudo chmod u+rwX %2$s', self::quoted( $user ), self::quoted( $path ) );
	}

	/** For a shell, in quotes only where they are needed; hosts disable escapeshellarg(). */
	public static function quoted( string $argument ): string {
		return 1 === preg_match( '#^[\w./:@%+=-]+$#D', $argument ) ? $argument : "'" . str_replace( "'", "'\\''", $argument ) . "'";
	}

	private static function this_user(): string {
		return null === GuardPlace::user() ? 'PHP\'s user' : GuardPlace::user_name( GuardPlace::user() );
	}
}
