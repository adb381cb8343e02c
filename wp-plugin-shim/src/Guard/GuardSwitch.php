<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

/**
 * What an administrator decides: to have a guard, or to do without.
 *
 * @phpstan-import-type Problem from GuardFileFailed
 * @phpstan-type Kept 'foreign'|'anothers'|'stuck'
 */
final class GuardSwitch {

	/**
	 * What others than the owner would see of the file is of no use. Root sees
	 * it, and has the web server's PHP write it.
	 *
	 * @param string $command what somebody else has to run, after "wp encharge"
	 * @return string|null why whoever runs this may not do it, and who may; null if they may
	 */
	public static function refusal( string $command ): ?string {
		return GuardPlace::is_foreign_command_line() && ! GuardPlace::is_root()
			/* translators: %s: command. */
			? sprintf( __( 'This has to run as the owner of the guard file, the user who runs the web server\'s PHP, or as root. Run: %s', 'webhooks-for-encharge' ), GuardAdvice::as_owner( $command ) )
			: null;
	}

	/** @return string|null what has to be asked before turn_on(); null if nothing is lost by it */
	public static function question(): ?string {
		if ( GuardPlace::is_foreign_command_line() ) {
			return null;
		}

		$file = GuardFile::here();

		return match ( $file->state() ) {
			/* translators: %s: path. */
			'foreign'    => sprintf( __( '%s is no guard file. Replace it?', 'webhooks-for-encharge' ), $file->path ),
			/* translators: %s: path. */
			'damaged'    => sprintf( __( '%s is a damaged guard file. Replace it?', 'webhooks-for-encharge' ), $file->path ),
			/* translators: %s: path. */
			'newer'      => sprintf( __( '%s was written by a later version of this plugin. Replace it?', 'webhooks-for-encharge' ), $file->path ),
			/* translators: %s: path. */
			'unreadable' => sprintf( __( '%s cannot be read. Replace it?', 'webhooks-for-encharge' ), $file->path ),
			default      => GuardUpkeep::is_anothers( $file )
				/* translators: %s: path. */
				? sprintf( __( '%s is the guard file of another installation. Replace it?', 'webhooks-for-encharge' ), $file->path )
				: null,
		};
	}

	/**
	 * Writes the guard file, in place of whatever is there, and has it kept up to
	 * date from now on.
	 *
	 * @return Problem|null why it is not up to date; null if it is
	 */
	public static function turn_on(): ?string {
		GuardPlace::want( true );

		// Its answer also tells who runs the web server's PHP, and where the file has to be.
		$web     = GuardPlace::is_web_unknown() || GuardPlace::is_foreign_command_line() ? WebUpkeep::ask( null ) : null;
		$problem = null !== $web && '' === $web->failure && GuardPlace::is_foreign_command_line() ? $web->problem : GuardUpkeep::overwrite();

		if ( null === $problem ) {
			GuardRemoval::of_former_places();
		}

		return $problem;
	}

	/**
	 * Removes the guard file, for all sites, until turn_on().
	 *
	 * @return Kept|null why there still is a file: another program's, another installation's, or one that cannot be removed; null if there is none
	 */
	public static function turn_off(): ?string {
		GuardPlace::want( false );

		$file = GuardFile::here();
		$kept = match ( true ) {
			'foreign' === $file->state()       => 'foreign',
			GuardUpkeep::is_anothers( $file )  => 'anothers',
			! GuardRemoval::remove( $file )    => 'stuck',
			default                            => null,
		};

		GuardRemoval::of_former_places();

		return $kept;
	}

	/**
	 * @param Kept $kept as turn_off() says it
	 * @return string why there still is a file
	 */
	public static function on_kept( string $kept ): string {
		$path = GuardPlace::path();

		return match ( $kept ) {
			/* translators: %s: path. */
			'foreign'  => sprintf( __( '%s is no guard file and is left alone.', 'webhooks-for-encharge' ), $path ),
			/* translators: %s: path. */
			'anothers' => sprintf( __( '%s is the guard file of another installation and is left alone.', 'webhooks-for-encharge' ), $path ),
			/* translators: %s: path. */
			'stuck'    => sprintf( __( '%s cannot be removed. The guard takes no notice of it after a day.', 'webhooks-for-encharge' ), $path ),
		};
	}
}
