<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\Guard;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Health\Check;
use Encharge\Webhooks\WordPress\Health\Remedy;
use Encharge\Webhooks\WordPress\Health\Status;

/**
 * What is in the guard file's way, and what helps.
 *
 * For administrators, with commands to copy. Names no secret.
 *
 * @phpstan-import-type Problem from GuardFileFailed
 * @phpstan-type Advice array{string, Remedy|null}
 */
final class GuardAdvice {

	/** In the place of a user's name, to be replaced by who reads it. */
	public const UNKNOWN = 'THE-USER-OF-PHP';

	/**
	 * @param Problem $problem what is in the way
	 * @return string what it is, what helps, and that everything works without
	 */
	public static function on( string $problem ): string {
		return self::text( self::on_problem( $problem ) );
	}

	/** @return string where the guard stands, and what helps if it does not answer */
	public static function report( GuardProbe $probe ): string {
		$check = self::check( $probe );

		return self::text( array( $check->message, $check->remedy ) );
	}

	/** @return Check whether the guard answers this site's webhooks */
	public static function check( GuardProbe $probe ): Check {
		$passes      = ! GuardPlace::is_wanted() || ( 'missing' !== $probe->found && 'guard' === $probe->answered_by );
		$is_restored = 'missing' === $probe->found && null !== GuardFile::here()->modified();
		$advice      = self::on_answer( $probe );
		$former      = GuardRemoval::seen_in_former_places();

		if ( array() !== $former ) {
			$left   = self::on_former( $former );
			$advice = array( self::text( $advice ) . ' ' . $left[0], $left[1] );
		}

		return new Check(
			'guard',
			__( 'Guard', 'webhooks-for-encharge' ),
			$passes ? Status::Pass : Status::Warn,
			/* translators: %s: path. */
			( $is_restored ? sprintf( __( 'The guard file %s was missing and was written anew.', 'webhooks-for-encharge' ), GuardPlace::path() ) . ' ' : '' ) . $advice[0],
			$advice[1]
		);
	}

	/** @return Check whether the guard could answer, by what can be seen here without a test: for a page that must not wait */
	public static function at_a_glance(): Check {
		$problem = GuardUpkeep::problem();
		$advice  = match ( true ) {
			! GuardPlace::is_wanted() => self::on_removal(),
			null !== $problem         => self::on_problem( $problem ),
			default                   => self::on_presence(),
		};

		return new Check( 'guard', __( 'Guard', 'webhooks-for-encharge' ), null === $problem ? Status::Pass : Status::Warn, ...$advice );
	}

	/** @return string what lies about of former guard files, and what removes it; '' if nothing can be seen: whoever reads of the guard reads also of that */
	public static function on_former_places(): string {
		$left = GuardRemoval::seen_in_former_places();

		return array() === $left ? '' : self::text( self::on_former( $left ) );
	}

	/**
	 * @param list<string> $paths guard files that a plugin which goes could not remove
	 * @return string what has to be done about them
	 */
	public static function on_left( array $paths ): string {
		/* translators: %s: command. */
		return sprintf( __( 'The API token stands in what could not be removed. Run: %s', 'webhooks-for-encharge' ), self::removal( $paths ) );
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

	/**
	 * @param Problem $problem
	 * @return Advice what is so, and what helps
	 */
	private static function on_problem( string $problem ): array {
		$path = GuardPlace::path();

		return match ( $problem ) {
			'relative'     => array(
				/* translators: %s: path. */
				sprintf( __( 'The extension does not look for the guard file at %s, which is no absolute path.', 'webhooks-for-encharge' ), $path ),
				/* translators: %s: a line of php.ini. */
				self::of_host( sprintf( __( 'It has to be a whole one: put this into the web server\'s php.ini, and restart PHP: %s', 'webhooks-for-encharge' ), self::ini_line( self::another_place() ) ) ),
			),
			'foreign'      => array(
				/* translators: %s: path. */
				sprintf( __( 'There is another file in the place of the guard file, %s, and it is left alone. Move it away, or name another place.', 'webhooks-for-encharge' ), $path ),
				self::of_host( self::use_another_place() ),
			),
			'damaged'      => array(
				/* translators: %s: path. */
				sprintf( __( 'The guard file %s is damaged and is left as it is.', 'webhooks-for-encharge' ), $path ),
				/* translators: %s: command. */
				self::by_command( self::as_owner( 'guard install' ), __( 'To write it anew: %s', 'webhooks-for-encharge' ) ),
			),
			'newer'        => array(
				/* translators: %s: path. */
				sprintf( __( 'The guard file %s was written by a later version of this plugin and is left alone.', 'webhooks-for-encharge' ), $path ),
				/* translators: %s: command. */
				self::by_command( self::as_owner( 'guard install' ), __( 'Update the plugin, or write it anew: %s', 'webhooks-for-encharge' ) ),
			),
			'unreadable'   => array(
				/* translators: 1: path, 2: the name of a user of the server. */
				sprintf( __( 'The guard file %1$s cannot be read by %2$s.', 'webhooks-for-encharge' ), $path, self::owner() ),
				self::by_command( self::give_to_owner( $path ), self::run() ),
			),
			'unwritable'   => array(
				/* translators: 1: path, 2: the name of a user of the server. */
				sprintf( __( 'The guard file %1$s cannot be written by %2$s.', 'webhooks-for-encharge' ), $path, self::owner() ),
				self::by_command( self::give_to_owner( dirname( $path ) ), self::run(), self::or_another_place() ),
			),
			'another_user' => array(
				/* translators: 1: path, 2: the name of a user of the server, 3: command. */
				sprintf( __( 'The guard file %1$s is that of %2$s, and is brought up to date with the next page that the web server shows, or at once by: %3$s', 'webhooks-for-encharge' ), $path, self::owner(), self::as_owner( 'guard install' ) ) . ' ' . self::works_without(),
				null,
			),
			'ownerless'    => array(
				/* translators: %s: path. */
				sprintf( __( 'The guard file %s is not written: root\'s would be of no use to the web server\'s PHP, and which user runs that is not known here before the site has answered a page of the admin area, a webhook or wp-cron.php.', 'webhooks-for-encharge' ), $path ),
				/* translators: %s: command. */
				self::by_command( self::as_owner( 'guard install' ), __( 'Let it do so, or run as that user: %s', 'webhooks-for-encharge' ) ),
			),
			'hidden'       => array(
				/* translators: 1: path, 2: the name of a user of the server. */
				sprintf( __( 'The guard file %1$s is that of %2$s, and only that user sees whether it is as it should be.', 'webhooks-for-encharge' ), $path, self::owner() ),
				self::by_command( self::as_owner( 'guard status' ), self::run() ),
			),
			'busy'         => array(
				/* translators: %s: path. */
				sprintf( __( 'The guard file %s could not be written when something changed, since another process was writing it or PHP may only write it now.', 'webhooks-for-encharge' ), $path ),
				/* translators: %s: command. */
				self::by_command( self::as_owner( 'guard install' ), __( 'WordPress checks webhooks until it is up to date: by the next webhook, page of the admin area or run of WP-Cron, or at once by: %s', 'webhooks-for-encharge' ) ),
			),
			'database'     => array(
				/* translators: %s: path. */
				sprintf( __( 'The guard file %s is not up to date: the database did not answer.', 'webhooks-for-encharge' ), $path ) . ' ' . self::works_without(),
				null,
			),
			'invalid'      => array(
				/* translators: %s: path. */
				sprintf( __( 'The guard file %s was not written: the extension cannot read what this plugin would write. Are both of the same version?', 'webhooks-for-encharge' ), $path ) . ' ' . self::works_without(),
				null,
			),
		};
	}

	/** @return Advice */
	private static function on_answer( GuardProbe $probe ): array {
		if ( 'guard' === $probe->answered_by ) {
			return self::on_presence();
		}

		if ( null !== $probe->obstacle() ) {
			return array( $probe->failure, null );
		}

		$problem = self::problem();

		return match ( true ) {
			! GuardPlace::is_wanted()              => self::on_removal(),
			null !== $problem                      => self::on_problem( $problem ),
			null === GuardFile::here()->modified() => array(
				__( 'There is no guard file yet.', 'webhooks-for-encharge' ),
				/* translators: %s: command. */
				self::by_command( self::as_owner( 'guard install' ), __( 'To make it: %s', 'webhooks-for-encharge' ) ),
			),
			'' === $probe->answered_by             => array(
				/* translators: 1: path, 2: why it is not known, in whole sentences. */
				sprintf( __( 'The guard file %1$s is as it should be, but whether the guard answers is not known. %2$s', 'webhooks-for-encharge' ), GuardPlace::path(), $probe->failure ),
				null,
			),
			default                                => self::on_silence(),
		};
	}

	/** @return Advice */
	private static function on_presence(): array {
		/* translators: %s: path. */
		return array( sprintf( __( 'Webhooks are checked before WordPress is loaded, by %s.', 'webhooks-for-encharge' ), GuardPlace::path() ), null );
	}

	/** @return Advice */
	private static function on_removal(): array {
		return array(
			__( 'The guard was removed.', 'webhooks-for-encharge' ) . ' ' . self::works_without(),
			/* translators: %s: command. */
			Remedy::command( self::as_owner( 'guard install' ), __( 'To have it again: %s', 'webhooks-for-encharge' ) ),
		);
	}

	/** @return Problem|null what is in the way, by the word of who can see it */
	private static function problem(): ?string {
		$web = GuardPlace::is_command_line() && GuardPlace::is_wanted() ? WebUpkeep::ask( get_current_blog_id() ) : null;

		return null !== $web && '' === $web->failure ? $web->problem : GuardUpkeep::problem();
	}

	/** @return Advice why WordPress answered although the file is as it should be */
	private static function on_silence(): array {
		$path = GuardPlace::path();

		return array(
			/* translators: %s: path. */
			sprintf( __( 'WordPress itself answered, although the guard file %s is as it should be.', 'webhooks-for-encharge' ), $path ),
			self::of_host(
				GuardPlace::is_told()
					? __( 'The web server\'s PHP may not be allowed to read it (open_basedir), or have encharge.enabled off: look into its php.ini, and restart it.', 'webhooks-for-encharge' )
					/* translators: %s: a line of php.ini. */
					: sprintf( __( 'The web server\'s PHP may not be allowed to read it (open_basedir), have encharge.enabled off, or look for it elsewhere; then put this into the web server\'s php.ini, and restart PHP: %s', 'webhooks-for-encharge' ), self::ini_line( $path ) )
			),
		);
	}

	/**
	 * @param list<string> $paths where guard files can be seen
	 * @return Advice
	 */
	private static function on_former( array $paths ): array {
		return array(
			__( 'Where the guard file was before, it could not be removed, and the API token stands in it.', 'webhooks-for-encharge' ),
			Remedy::command( self::removal( $paths ) ),
		);
	}

	/** @param Advice $advice */
	private static function text( array $advice ): string {
		return rtrim( $advice[0] . ' ' . $advice[1]?->sentence );
	}

	/**
	 * @param string $sentence the translated sentence around the command, with %s for it
	 * @param string $more     further whole sentences; '' for none
	 */
	private static function by_command( string $command, string $sentence, string $more = '' ): Remedy {
		return Remedy::command( $command, $sentence . ' ' . str_replace( '%', '%%', ltrim( "$more " ) . self::works_without() ) );
	}

	private static function of_host( string $text ): Remedy {
		return Remedy::host( $text . ' ' . self::works_without() );
	}

	private static function works_without(): string {
		return __( 'Everything works without it, slower.', 'webhooks-for-encharge' );
	}

	private static function run(): string {
		/* translators: %s: a command line. */
		return __( 'Run: %s', 'webhooks-for-encharge' );
	}

	/** @param list<string> $paths */
	private static function removal( array $paths ): string {
		return 'sudo rm ' . implode( ' ', array_map( WpCommand::quoted( ... ), $paths ) );
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
		return self::another_place() === GuardPlace::path() ? '' : __( 'Or, to leave that folder as it is, name another place.', 'webhooks-for-encharge' ) . ' ' . self::use_another_place();
	}

	private static function use_another_place(): string {
		/* translators: 1: command, 2: a line of php.ini. */
		return sprintf( __( 'Run: %1$s Then: put this into the web server\'s php.ini, and restart PHP: %2$s', 'webhooks-for-encharge' ), self::make_folder( dirname( self::another_place() ) ), self::ini_line( self::another_place() ) );
	}

	private static function ini_line( string $path ): string {
		return "encharge.guard_file = $path";
	}

	private static function owner(): string {
		return null === GuardPlace::owner() ? self::UNKNOWN : GuardPlace::user_name( GuardPlace::owner() );
	}
}
