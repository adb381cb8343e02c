<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Outbox;

use Encharge\Webhooks\WordPress\Sync\Note;
use Encharge\Webhooks\WordPress\User\PendingAddress;
use WP_User;

/**
 * The mail that asks whether a new address is the user's.
 *
 * It is the mail of core's send_confirmation_on_profile_email(), which users get
 * who change their address themselves, in other words. Whoever reads this mail may be anybody, so it says nothing of the
 * account; its link works for the user alone, once they have signed in.
 */
final class AddressConfirmation {

	/**
	 * Sends the mail to the address that the user has yet to confirm, in the
	 * user's language. Does nothing if there is none any more.
	 *
	 * @return list<Note> what could not be sent
	 */
	public static function send( WP_User $user ): array {
		$pending = PendingAddress::of( $user->ID );

		if ( null === $pending || $pending->is_mailed ) {
			return array();
		}

		$switched = switch_to_user_locale( $user->ID );
		$failure  = MailFailure::of( static fn () => self::mail( $user, $pending ) );

		if ( $switched ) {
			restore_previous_locale();
		}

		// Without the mark, the contact's next webhook asks again.
		if ( null === $failure ) {
			PendingAddress::mark_mailed( $user->ID );
		}

		return null === $failure ? array() : array( new Note( 'mail_not_sent', 'user_email', $failure ) );
	}

	/** @return bool whether WordPress says that it was sent */
	private static function mail( WP_User $user, PendingAddress $pending ): bool {
		$site = wp_specialchars_decode( self::option( 'blogname' ), ENT_QUOTES );

		/* translators: Do not translate ###ADMIN_URL###, ###EMAIL###, ###SITENAME###, ###SITEURL###. */
		$text = __(
			'Hello,

we were told that this is your new email address. If your account at ###SITENAME### shall have it, follow this link and sign in with your present username and password:
###ADMIN_URL###

If not, there is nothing to do: your account keeps the address that it has.

This email was sent to ###EMAIL###

###SITENAME###
###SITEURL###',
			'webhooks-for-encharge'
		);

		/** This filter is documented in wp-includes/user.php */
		$text = apply_filters( // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- core's.
			'new_user_email_content',
			$text,
			array(
				'hash'     => $pending->token,
				'newemail' => $pending->address,
			)
		);

		$text = strtr(
			is_string( $text ) ? $text : '',
			array(
				// The display name is public; the login is not to be told, since nobody knows yet who reads this.
				'###USERNAME###'  => $user->display_name,
				'###ADMIN_URL###' => esc_url( admin_url( 'profile.php?newuseremail=' . $pending->token ) ),
				'###EMAIL###'     => $pending->address,
				'###SITENAME###'  => $site,
				'###SITEURL###'   => home_url(),
			)
		);

		/* translators: %s: the site's name. */
		return wp_mail( $pending->address, sprintf( __( '[%s] Is this your new email address?', 'webhooks-for-encharge' ), $site ), $text );
	}

	private static function option( string $name ): string {
		$value = get_option( $name );

		return is_string( $value ) ? $value : '';
	}
}
