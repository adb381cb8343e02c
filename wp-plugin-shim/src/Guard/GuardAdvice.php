<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\Guard;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Config\WpCommand;

/**
 * What is in the guard file's way, and what helps.
 *
 * For administrators, with commands to copy. Names no secret.
 *
 * @phpstan-import-type Problem from GuardFileFailed
 */
final class GuardAdvice {

	/** For whoever reads that the guard does not work. */
	public const WORKS_WITHOUT = 'Everything works without it, slower.';

	/** In the place of a user's name, to be replaced by who reads it. */
	private const UNKNOWN = 'THE-USER-OF-PHP';

	/**
	 * @param Problem $problem what is in the way
	 * @return string what it is, what helps, and that everything works without
	 */
	public static function on( string $problem ): string {
		$path = GuardPlace::path();

		$advice = match ( $problem ) {
			'relative'     => "The extension does not look for the guard file at $path, which is no absolute path. It has to be a whole one: " . self::in_php_ini( self::another_place() ),
			'foreign'      => "There is another file in the place of the guard file, $path, and it is left alone. Move it away, or name another place. " . self::use_another_place(),
			'damaged'      => "The guard file $path is damaged and is left as it is. To write it anew: " . self::as_owner( 'guard install' ),
			'newer'        => "The guard file $path was written by a later version of this plugin and is left alone. Update the plugin, or write it anew: " . self::as_owner( 'guard install' ),
			'unreadable'   => "The guard file $path cannot be read by " . self::owner() . '. Run: ' . self::give_to_owner( $path ),
			'unwritable'   => "The guard file $path cannot be written by " . self::owner() . '. Run: ' . self::give_to_owner( dirname( $path ) ) . self::or_another_place(),
			'another_user' => "The guard file $path is that of " . self::owner() . ', and is brought up to date with the next page that the web server shows, or at once by: ' . self::as_owner( 'guard install' ),
			'ownerless'    => "The guard file $path is not written: root's would be of no use to the web server's PHP, and which user runs that is not known here before the site has answered a page of the admin area, a webhook or wp-cron.php. Let it do so, or run as that user: " . self::as_owner( 'guard install' ),
			'hidden'       => "The guard file $path is that of " . self::owner() . ', and only that user sees whether it is as it should be. Run: ' . self::as_owner( 'guard status' ),
			'busy'         => "The guard file $path could not be written when something changed, since another process was writing it or PHP may only write it now. WordPress checks webhooks until it is up to date: by the next webhook, page of the admin area or run of WP-Cron, or at once by: " . self::as_owner( 'guard install' ),
			'database'     => "The guard file $path is not up to date: the database did not answer.",
			'invalid'      => "The guard file $path was not written: the extension cannot read what this plugin would write. Are both of the same version?",
		};

		return $advice . ' ' . self::WORKS_WITHOUT;
	}

	/** @return string where the guard stands, and what helps if it does not answer */
	public static function report( GuardProbe $probe ): string {
		$is_restored = 'missing' === $probe->found && null !== GuardFile::here()->modified();

		return rtrim( ( $is_restored ? 'The guard file ' . GuardPlace::path() . ' was missing and was written anew. ' : '' ) . self::on_answer( $probe ) . ' ' . self::on_former_places() );
	}

	private static function on_answer( GuardProbe $probe ): string {
		if ( 'guard' === $probe->answered_by ) {
			return 'Webhooks are checked before WordPress is loaded, by ' . GuardPlace::path() . '.';
		}

		if ( null !== $probe->obstacle() ) {
			return $probe->failure;
		}

		$problem = self::problem();

		return match ( true ) {
			! GuardPlace::is_wanted()             => 'The guard was removed. ' . self::WORKS_WITHOUT . ' To have it again: ' . self::as_owner( 'guard install' ),
			null !== $problem                     => self::on( $problem ),
			null === GuardFile::here()->modified() => 'There is no guard file yet. To make it: ' . self::as_owner( 'guard install' ) . ' ' . self::WORKS_WITHOUT,
			'' === $probe->answered_by            => 'The guard file ' . GuardPlace::path() . ' is as it should be, but whether the guard answers is not known. ' . $probe->failure,
			default                               => self::on_silence(),
		};
	}

	/** @return Problem|null what is in the way, by the word of who can see it */
	private static function problem(): ?string {
		$web = GuardPlace::is_command_line() && GuardPlace::is_wanted() ? WebUpkeep::ask( get_current_blog_id() ) : null;

		return null !== $web && '' === $web->failure ? $web->problem : GuardUpkeep::problem();
	}

	/** Why WordPress answered although the file is as it should be. */
	private static function on_silence(): string {
		$path   = GuardPlace::path();
		$reason = GuardPlace::is_told()
			? 'may not be allowed to read it (open_basedir), or have encharge.enabled off: look into its php.ini, and restart it. '
			: 'may not be allowed to read it (open_basedir), have encharge.enabled off, or look for it elsewhere; then ' . self::in_php_ini( $path ) . ' ';

		return "WordPress itself answered, although the guard file $path is as it should be. The web server's PHP $reason" . self::WORKS_WITHOUT;
	}

	/** @return string what lies about of former guard files, and what removes it; '' if nothing can be seen: whoever reads of the guard reads also of that */
	public static function on_former_places(): string {
		$left = GuardRemoval::seen_in_former_places();

		return array() === $left ? '' : 'Where the guard file was before, it could not be removed, and the API token stands in it. Run: sudo rm ' . implode( ' ', array_map( WpCommand::quoted( ... ), $left ) );
	}

	/** @return string the command line that runs a command as the owner of the guard file */
	public static function as_owner( string $command ): string {
		$user = GuardPlace::is_ownerless() ? null : GuardPlace::owner();
		$name = match ( true ) {
			null === $user                 => self::UNKNOWN,
			GuardPlace::has_name( $user ) => GuardPlace::user_name( $user ),
			default                        => "#$user",
		};
		// WP-CLI does not run as root unless told to.
		$wp = 0 === $user ? 'sudo wp --allow-root' : 'sudo -u ' . WpCommand::quoted( $name ) . ' wp';

		return sprintf( '%s --path=%s encharge %s%s', $wp, WpCommand::quoted( untrailingslashit( ABSPATH ) ), $command, WpCommand::site() );
	}

	private static function give_to_owner( string $path ): string {
		return null !== GuardPlace::owner_of( $path )
			? sprintf( 'sudo chown %1$s %2$s && sudo chmod u+rwX %2$s', WpCommand::quoted( self::owner() ), WpCommand::quoted( $path ) )
			: self::make_folder( $path );
	}

	private static function make_folder( string $path ): string {
		return sprintf( 'sudo install -d -o %s -m 0700 %s', WpCommand::quoted( self::owner() ), WpCommand::quoted( $path ) );
	}

	/** A place that nobody else uses, and where who runs the web server's PHP can write once it is made. */
	private static function another_place(): string {
		return '/var/lib/webhooks-for-encharge/' . preg_replace( '/[^a-z0-9.-]+/', '-', SiteIdentity::current() ) . '/' . Guard::FILE_NAME;
	}

	private static function or_another_place(): string {
		return self::another_place() === GuardPlace::path() ? '' : ' Or, to leave that folder as it is, name another place. ' . self::use_another_place();
	}

	private static function use_another_place(): string {
		return 'Run: ' . self::make_folder( dirname( self::another_place() ) ) . ' Then: ' . self::in_php_ini( self::another_place() );
	}

	private static function in_php_ini( string $path ): string {
		return "put this into the web server's php.ini, and restart PHP: encharge.guard_file = $path";
	}

	private static function owner(): string {
		return null === GuardPlace::owner() ? self::UNKNOWN : GuardPlace::user_name( GuardPlace::owner() );
	}
}
