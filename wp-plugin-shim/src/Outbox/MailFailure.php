<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Outbox;

use WP_Error;

/**
 * Why a mail did not go out.
 *
 * The functions of core that send mails do not say whether one went out.
 */
final class MailFailure {

	/**
	 * @param callable(): mixed $mail sends one; returns false if it knows that it was not sent
	 * @return string|null why it was not sent, for a person, without markup; null if the mailer took it
	 */
	public static function of( callable $mail ): ?string {
		$failure = null;
		$catch   = static function ( WP_Error $error ) use ( &$failure ): void {
			$failure = $error->get_error_message();
		};

		add_action( 'wp_mail_failed', $catch );

		try {
			$failure = false === $mail() ? $failure ?? __( 'WordPress, or a plugin, did not send it.', 'webhooks-for-encharge' ) : $failure;
		} catch ( \Throwable $exception ) {
			// A mailer's plugin threw: what was committed stays all the same.
			$failure = $exception->getMessage();
		} finally {
			remove_action( 'wp_mail_failed', $catch );
		}

		return null === $failure ? null : wp_strip_all_tags( $failure );
	}
}
