<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\DatabaseConnection;
use Encharge\Webhooks\WordPress\Database\SiteMeta;
use WP_User;

/**
 * Mails whoever wants it when the first webhook of a day fails.
 *
 * The mail goes out by WP-Cron: no webhook waits for it.
 *
 * @phpstan-import-type Row from LogQuery
 */
final class FailureMail {

	public const CRON_HOOK = 'encharge_webhooks_failure_mail';

	/** The option, there once somebody has wanted such mails, that holds the day of the last one: "Y-m-d" in the site's time zone. */
	public const OPTION = 'encharge_webhooks_failure_mailed';

	/** @return string the user meta key of the current site, which says who wants such mails */
	public static function meta_key(): string {
		return SiteMeta::key( 'encharge_webhooks_failure_mail' );
	}

	public static function is_wanted_by( int $user_id ): bool {
		return '1' === get_user_meta( $user_id, self::meta_key(), true );
	}

	public static function want( int $user_id, bool $is_wanted ): void {
		if ( $is_wanted ) {
			update_user_meta( $user_id, self::meta_key(), '1' );
			add_option( self::OPTION, '', '', true );
		} else {
			delete_user_meta( $user_id, self::meta_key() );
		}
	}

	/**
	 * Something has failed.
	 *
	 * @param string $contact_id the contact; '' where a whole webhook was refused
	 */
	public static function follow( string $contact_id ): void {
		if ( '' === $contact_id || ! DatabaseConnection::is_open() || ! self::is_due() || false !== wp_next_scheduled( self::CRON_HOOK ) ) {
			return;
		}

		wp_schedule_single_event( time(), self::CRON_HOOK );
	}

	/** Hooked to CRON_HOOK. */
	public static function send(): void {
		if ( ! self::is_due() ) {
			return;
		}

		$midnight = new \DateTimeImmutable( 'today', wp_timezone() );
		$first    = ( new LogQuery( outcome: 'failed', since: $midnight ) )->newer( 1, 0 )[0] ?? null;

		if ( null === $first ) {
			return;
		}

		// Before the mails: one that takes long must not go out twice.
		update_option( self::OPTION, self::today(), true );

		foreach ( self::recipients() as $user ) {
			self::mail( $user, $first );
		}
	}

	/** @return bool whether somebody has wanted such mails, and today none has gone out; from a copy of a site none does */
	private static function is_due(): bool {
		$last = get_option( self::OPTION );

		return false !== $last && self::today() !== $last && ! SiteIdentity::is_copy();
	}

	private static function today(): string {
		return (string) wp_date( 'Y-m-d' );
	}

	/** @return list<WP_User> */
	private static function recipients(): array {
		/** @var list<WP_User> $users */
		$users = get_users(
			array(
				'meta_key'   => self::meta_key(), // phpcs:ignore WordPress.DB.SlowDBQuery -- once a day at most, and by WP-Cron.
				'meta_value' => '1', // phpcs:ignore WordPress.DB.SlowDBQuery
			)
		);

		return array_values( array_filter( $users, static fn ( WP_User $user ): bool => user_can( $user, Access::capability( Access::SEE ) ) ) );
	}

	/** @param Row $row */
	private static function mail( WP_User $user, array $row ): void {
		$is_switched = switch_to_user_locale( $user->ID );

		wp_mail(
			$user->user_email,
			/* translators: %s: the site's name. */
			sprintf( __( '[%s] A webhook from Encharge failed', 'webhooks-for-encharge' ), wp_specialchars_decode( get_bloginfo( 'name', 'raw' ), ENT_QUOTES ) ),
			implode(
				"\n\n",
				array_filter(
					array(
						/* translators: 1: contact id, 2: why. */
						sprintf( __( 'The contact %1$s could not be handled: %2$s', 'webhooks-for-encharge' ), $row['contact_id'], '' === $row['message'] ? $row['code'] : $row['message'] ),
						ReasonAdvice::on( $row['code'] ),
						/* translators: %s: URL. */
						sprintf( __( 'See what happened and run it again: %s', 'webhooks-for-encharge' ), self::url( $row['id'] ) ),
						__( 'This is the first failure of the day; there is no mail about others. You can end these mails in your profile.', 'webhooks-for-encharge' ),
					)
				)
			)
		);

		if ( $is_switched ) {
			restore_previous_locale();
		}
	}

	private static function url( int $id ): string {
		return ScreenUrl::tab( 'activity', query: array( 'id' => $id ) );
	}
}
