<?php
/**
 * MailFailure: why a mail did not go out.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Debt;

use WP_Error;

/**
 * Core's functions that mail do not say whether the mail went out.
 */
final class MailFailure {

	/**
	 * @param callable(): mixed $mail sends one
	 * @return string|null why it was not sent, for a person, without markup; null if the mailer took it
	 */
	public static function of( callable $mail ): ?string {
		$failure = null;
		$catch   = static function ( WP_Error $error ) use ( &$failure ): void {
			$failure = $error->get_error_message();
		};

		add_action( 'wp_mail_failed', $catch );

		try {
			$mail();
		} catch ( \Throwable $exception ) {
			// A mailer's plugin threw: what was committed stays all the same.
			$failure = $exception->getMessage();
		} finally {
			remove_action( 'wp_mail_failed', $catch );
		}

		return null === $failure ? null : wp_strip_all_tags( $failure );
	}
}
