<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Inbox\InboxFolder;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;
use Encharge\Webhooks\WordPress\Inbox\InboxReport;

/**
 * Whether webhooks can be accepted durably, and are worked off.
 *
 * @phpstan-import-type Problem from InboxPlace
 */
final class InboxChecks {

	/** A webhook that has waited for so many seconds is worth a look. */
	private const LONG = 10 * MINUTE_IN_SECONDS;

	/** @return list<Check> none for a copy of a site, of which the check of the site tells */
	public function inbox(): array {
		$inbox   = new CheckSubject( 'inbox', __( 'Inbox', 'webhooks-for-encharge' ) );
		$problem = InboxPlace::problem();
		$report  = null === $problem ? InboxReport::of_this_site() : null;

		return array_values(
			array_filter(
				array(
					null !== $report
						/* translators: 1: path, 2: the name of a user of the server. */
						? $inbox->passes( sprintf( __( 'Webhooks are accepted into %1$s, which is that of %2$s.', 'webhooks-for-encharge' ), InboxPlace::folder(), self::owner() ) )
						: self::on_problem( $inbox, $problem ?? 'unusable' ),
					...( null === $report ? array() : self::on_content( $inbox, $report ) ),
					'hidden' === $problem ? null : self::on_strangers( $inbox ),
				)
			)
		);
	}

	/** @param Problem $problem */
	private static function on_problem( CheckSubject $inbox, string $problem ): ?Check {
		$parent_folder = InboxPlace::parent_folder();

		return match ( $problem ) {
			'copy'                   => null,
			'relative'               => $inbox->warns(
				/* translators: 1: name of a constant, 2: path. */
				self::without_inbox( sprintf( __( '%1$s is %2$s, which is no absolute path.', 'webhooks-for-encharge' ), InboxPlace::CONSTANT, $parent_folder ) ),
				/* translators: %s: name of a constant. */
				Remedy::host( sprintf( __( 'Let %s name a whole path in wp-config.php, or take it out.', 'webhooks-for-encharge' ), InboxPlace::CONSTANT ) )
			),
			'hidden'                 => $inbox->warns(
				/* translators: 1: path, 2: the name of a user of the server. */
				sprintf( __( 'The inbox %1$s is that of %2$s, and only that user sees whether it is as it should be.', 'webhooks-for-encharge' ), InboxPlace::folder(), self::owner() ),
				Remedy::command( GuardAdvice::as_owner( 'doctor inbox' ) )
			),
			'unconfirmed', 'missing' => $inbox->warns(
				/* translators: %s: path. */
				self::without_inbox( sprintf( __( 'There is no inbox %s. It is made with the next page of the admin area, where the web server\'s PHP can make it.', 'webhooks-for-encharge' ), InboxPlace::folder() ) ),
				/* translators: %s: command. */
				Remedy::command( self::make_folder( $parent_folder ), __( 'If it is not: %s', 'webhooks-for-encharge' ) )
			),
			'anothers'               => $inbox->warns(
				/* translators: 1: path, 2: the name of a user of the server. */
				self::without_inbox( sprintf( __( '%1$s is no folder of %2$s, who runs the web server\'s PHP.', 'webhooks-for-encharge' ), InboxPlace::folder(), self::owner() ) ),
				Remedy::command( sprintf( 'sudo chown -R %s %s', WpCommand::quoted( self::owner() ), WpCommand::quoted( $parent_folder ) ) )
			),
			'unusable'               => $inbox->warns(
				/* translators: %s: path. */
				self::without_inbox( sprintf( __( 'The inbox %s cannot be opened.', 'webhooks-for-encharge' ), InboxPlace::folder() ) ),
				Remedy::host( __( 'Look at the folder\'s permissions, and at open_basedir in the web server\'s php.ini.', 'webhooks-for-encharge' ) )
			),
		};
	}

	/** @return list<Check> */
	private static function on_content( CheckSubject $inbox, InboxReport $report ): array {
		return array_values(
			array_filter(
				array(
					$report->is_on_network
						/* translators: 1: path, 2: name of a constant. */
						? $inbox->warns( sprintf( __( '%1$s is on a network file system, or on one of FUSE, which may be one. There a webhook that was accepted can be lost or done twice when a machine fails.', 'webhooks-for-encharge' ), InboxPlace::folder() ), Remedy::host( sprintf( /* translators: %s: name of a constant. */ __( 'Let %s in wp-config.php name a folder on a disk of the web server itself.', 'webhooks-for-encharge' ), InboxPlace::CONSTANT ) ) )
						: null,
					false === InboxFolder::is_private( InboxPlace::parent_folder() )
						/* translators: %s: path. */
						? $inbox->warns( sprintf( __( 'Other users of the server can enter %s.', 'webhooks-for-encharge' ), InboxPlace::parent_folder() ), Remedy::command( 'sudo chmod 0700 ' . WpCommand::quoted( InboxPlace::parent_folder() ) ) )
						: null,
					null !== $report->pause
						? $inbox->warns( self::on_pause( $report->pause['until'], $report->pause['reason']->value ?? '' ) )
						: null,
					null !== $report->oldest && $report->oldest < time() - self::LONG
						/* translators: 1: number of webhooks, 2: date and time. */
						? $inbox->warns( sprintf( _n( '%1$s webhook waits, since %2$s.', '%1$s webhooks wait, the oldest since %2$s.', $report->waiting, 'webhooks-for-encharge' ), number_format_i18n( $report->waiting ), self::time( $report->oldest ) ), self::on_activity( 'inbox drain', 'waiting', __( 'See what waits, and have it tried at once, on the tab Activity.', 'webhooks-for-encharge' ) ) )
						: null,
					$report->dead > 0
						/* translators: %s: number of webhooks. */
						? $inbox->warns( sprintf( _n( '%s webhook was given up after its tries.', '%s webhooks were given up after their tries.', $report->dead, 'webhooks-for-encharge' ), number_format_i18n( $report->dead ) ), self::on_activity( 'inbox list --state=dead', 'dead', __( 'See why, and try them again or discard them, on the tab Activity.', 'webhooks-for-encharge' ) ) )
						: null,
					$report->aside > 0
						/* translators: 1: number of files, 2: path. */
						? $inbox->warns( sprintf( _n( '%1$s file that is no whole webhook of this site was put aside, into %2$s.', '%1$s files that are no whole webhooks of this site were put aside, into %2$s.', $report->aside, 'webhooks-for-encharge' ), number_format_i18n( $report->aside ), InboxPlace::folder() . '/aside' ) )
						: null,
				)
			)
		);
	}

	/**
	 * @param 'waiting'|'dead' $view     of the tab
	 * @param string           $sentence what there is to do there
	 */
	private static function on_activity( string $command, string $view, string $sentence ): Remedy {
		return Remedy::command( GuardAdvice::as_owner( $command ) )->or_in_admin( Remedy::screen( ScreenUrl::tab( 'activity', query: array( 'view' => $view ) ), $sentence ) );
	}

	private static function on_pause( int $until, string $reason ): string {
		return '' === $reason
			/* translators: %s: date and time. */
			? sprintf( __( 'Nothing is tried until %s.', 'webhooks-for-encharge' ), self::time( $until ) )
			/* translators: 1: date and time, 2: code of a failure. */
			: sprintf( __( 'Nothing is tried until %1$s, because of %2$s.', 'webhooks-for-encharge' ), self::time( $until ), $reason );
	}

	private static function on_strangers( CheckSubject $inbox ): ?Check {
		$folders = InboxPlace::strangers();

		return array() === $folders ? null : $inbox->warns(
			/* translators: %s: paths. */
			sprintf( __( 'Nobody works off the webhooks in %s: another installation accepted them, or this one when a site had another address or its inbox another place.', 'webhooks-for-encharge' ), implode( ', ', $folders ) ),
			/* translators: %s: command. */
			Remedy::command( 'sudo rm -r ' . implode( ' ', array_map( WpCommand::quoted( ... ), $folders ) ), __( 'If nobody needs them: %s', 'webhooks-for-encharge' ) )
		);
	}

	private static function without_inbox( string $sentence ): string {
		return $sentence . ' ' . __( 'Until then webhooks are handled at once, and one that asks for async=true is answered 503.', 'webhooks-for-encharge' );
	}

	private static function make_folder( string $path ): string {
		return sprintf( 'sudo install -d -o %s -m 0700 %s', WpCommand::quoted( self::owner() ), WpCommand::quoted( $path ) );
	}

	private static function owner(): string {
		$owner = GuardPlace::owner();

		return null === $owner ? GuardAdvice::UNKNOWN : GuardPlace::user_name( $owner );
	}

	private static function time( int $time ): string {
		return gmdate( 'Y-m-d H:i:s', $time ) . ' UTC';
	}
}
