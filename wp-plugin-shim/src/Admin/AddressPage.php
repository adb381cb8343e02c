<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin;

use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\Rejected;
use Encharge\Webhooks\WordPress\User\AddressClaim;
use Encharge\Webhooks\WordPress\User\PendingAddress;
use Encharge\Webhooks\WordPress\User\UserFinder;
use Encharge\Webhooks\WordPress\User\UserRecord;
use WP_User;

/**
 * The page to which the link in the mail leads: asks a signed-in user whether an
 * address from Encharge is theirs.
 *
 * To follow the link is not enough, since a foreign page can make somebody do
 * that. The user sees the address and presses a button.
 */
final class AddressPage {

	/** The name of the nonce. */
	private const ACTION = 'encharge_webhooks_confirm_address';

	public static function register_hooks(): void {
		add_action( 'load-profile.php', self::answer( ... ) );
	}

	/** Hooked to load-profile.php, before WordPress looks whether the link is one of its own: ends the request if it is ours. */
	private static function answer(): void {
		$user    = wp_get_current_user();
		$pending = PendingAddress::of( $user->ID );
		$token   = $_GET['newuseremail'] ?? null; // phpcs:ignore WordPress.Security -- compared only; the nonce is checked below.

		if ( null === $pending || ! is_string( $token ) || ! hash_equals( $pending->token, $token ) ) {
			return;
		}

		if ( ! isset( $_POST['_wpnonce'] ) ) {
			self::ask( $user, $pending );
		}

		check_admin_referer( self::ACTION );

		wp_safe_redirect( admin_url( self::take( $user, $pending->address ) ? 'profile.php?updated=true' : 'profile.php?error=new-email' ) );
		exit;
	}

	/** @return bool whether the user has the address now */
	private static function take( WP_User $user, string $address ): bool {
		$contacts = new ContactTable();
		$finder   = new UserFinder( $contacts );
		$is_taken = false;

		if ( ( new AddressClaim( Settings::load(), $finder, $contacts ) )->can_be_confirmed( $user, $address ) ) {
			try {
				( new UserRecord( $finder ) )->update( $user, array( 'user_email' => $address ) );

				$is_taken = true;
			} catch ( Rejected ) {
				$is_taken = false;
			}
		}

		PendingAddress::withdraw( $user->ID );

		return $is_taken;
	}

	/** Prints the question and ends the request. */
	private static function ask( WP_User $user, PendingAddress $pending ): never {
		$title = __( 'Is this your email address?', 'webhooks-for-encharge' );

		nocache_headers();
		wp_die(
			'<h1>' . esc_html( $title ) . '</h1><p>'
				/* translators: 1: new address, 2: present address. */
				. sprintf( esc_html__( 'We were told that your email address is %1$s. Your account has %2$s.', 'webhooks-for-encharge' ), '<strong>' . esc_html( $pending->address ) . '</strong>', '<strong>' . esc_html( $user->user_email ) . '</strong>' )
				. '</p><p>' . esc_html__( 'Whoever reads the mail of an account’s address can take over the account. If the new address is not yours, leave this page.', 'webhooks-for-encharge' ) . '</p>'
				. '<form method="post">' . wp_nonce_field( self::ACTION, '_wpnonce', true, false ) // phpcs:ignore WordPress.Security.EscapeOutput -- WordPress's own field.
				. '<p><button type="submit" class="button button-primary">' . esc_html__( 'Yes, change the address of my account', 'webhooks-for-encharge' ) . '</button></p></form>',
			esc_html( $title ),
			array(
				'response'  => 200,
				'link_url'  => esc_url( admin_url( 'profile.php' ) ),
				'link_text' => esc_html__( 'No, keep the address that I have', 'webhooks-for-encharge' ),
			)
		);
	}
}
