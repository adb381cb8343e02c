<?php
/**
 * AddressConfirmation: the mail that asks whether a new address is the user's.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Debt;

use Encharge\Webhooks\WordPress\User\AddressClaim;
use Encharge\Webhooks\WordPress\User\Plan;
use WP_User;

/**
 * WordPress's own way to change an address, as send_confirmation_on_profile_email()
 * begins it for users who change it themselves: the link in the mail works for
 * the user alone, once they have signed in.
 *
 * @phpstan-import-type Note from Plan
 */
final class AddressConfirmation {

	/**
	 * Sends the mail to the address that the user has yet to confirm, in the
	 * user's language. Does nothing if there is none any more.
	 *
	 * @return list<Note> what could not be sent
	 */
	public static function send( WP_User $user ): array {
		$pending = AddressClaim::pending_change( $user->ID );

		if ( null === $pending ) {
			return array();
		}

		$switched = switch_to_user_locale( $user->ID );
		$failure  = MailFailure::of( static fn () => self::mail( $user, $pending ) );

		if ( $switched ) {
			restore_previous_locale();
		}

		if ( null === $failure ) {
			return array();
		}

		// The contact's next webhook asks again.
		delete_user_meta( $user->ID, AddressClaim::PENDING, wp_slash( $pending ) );

		return array( Plan::note( 'mail_not_sent', 'user_email', $failure ) );
	}

	/** @param array{hash: string, newemail: string} $pending */
	private static function mail( WP_User $user, array $pending ): void {
		$site = wp_specialchars_decode( self::option( 'blogname' ), ENT_QUOTES );

		/* translators: Do not translate ###USERNAME###, ###ADMIN_URL###, ###EMAIL###, ###SITENAME###, ###SITEURL###. */
		$text = __(
			'Hello ###USERNAME###,

we were told that this is your new email address. If your account at ###SITENAME### shall have it, sign in with your present username and password and follow this link:
###ADMIN_URL###

If not, there is nothing to do: your account keeps the address that it has.

This email was sent to ###EMAIL###

###SITENAME###
###SITEURL###',
			'webhooks-for-encharge'
		);

		/** This filter is documented in wp-includes/user.php */
		$text = apply_filters( 'new_user_email_content', $text, $pending ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- core's.

		$text = strtr(
			is_string( $text ) ? $text : '',
			array(
				'###USERNAME###'  => $user->user_login,
				'###ADMIN_URL###' => esc_url( admin_url( 'profile.php?newuseremail=' . $pending['hash'] ) ),
				'###EMAIL###'     => $pending['newemail'],
				'###SITENAME###'  => $site,
				'###SITEURL###'   => home_url(),
			)
		);

		/* translators: %s: the site's name. */
		wp_mail( $pending['newemail'], sprintf( __( '[%s] Is this your new email address?', 'webhooks-for-encharge' ), $site ), $text );
	}

	private static function option( string $name ): string {
		$value = get_option( $name );

		return is_string( $value ) ? $value : '';
	}
}
