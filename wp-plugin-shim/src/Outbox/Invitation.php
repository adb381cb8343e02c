<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Outbox;

use Encharge\Webhooks\WordPress\Sync\Note;
use WP_Error;
use WP_User;

/**
 * How a new user comes to a password of their own: WordPress's mail to new users,
 * and the link in it.
 */
final class Invitation {

	/**
	 * Sends WordPress's own mail to a new user, and nothing to the administrator.
	 *
	 * @return array{key: ?string, notes: list<Note>} the key of the link in the mail: WordPress makes a new one, which
	 *         ends an earlier one; null if a plugin keeps the mail back
	 */
	public static function send( WP_User $user ): array {
		$key       = null;
		$catch_key = static function ( string $login, string $made ) use ( $user, &$key ): void {
			$key = $login === $user->user_login ? $made : $key;
		};

		add_action( 'retrieve_password_key', $catch_key, 10, 2 );
		$failure = MailFailure::of( static fn () => wp_new_user_notification( $user->ID, null, 'user' ) );
		remove_action( 'retrieve_password_key', $catch_key, 10 );

		return array(
			'key'   => $key,
			'notes' => null === $failure ? array() : array( new Note( 'mail_not_sent', 'user_email', $failure ) ),
		);
	}

	/**
	 * A one-time link that sets a password, as the mail has it.
	 *
	 * @param string|null $key of the mail that was just sent; null makes a new one
	 */
	public static function link( WP_User $user, #[\SensitiveParameter] ?string $key ): string|WP_Error {
		$key ??= get_password_reset_key( $user );

		// The login is not the last argument: one that ends in a period would lose it in a mail.
		return $key instanceof WP_Error
			? $key
			: network_site_url( 'wp-login.php?login=' . rawurlencode( $user->user_login ) . "&key=$key&action=rp", 'login' );
	}
}
