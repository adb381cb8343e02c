<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Outbox;

use Encharge\Webhooks\Exception;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\User\Password;
use SensitiveParameterValue;
use WP_Error;
use WP_User;

/**
 * A new user's password, or a link to set one, back to Encharge.
 *
 * It goes by one call into the Encharge field that the setting
 * return_password_field names.
 */
final class PasswordReturn {

	/**
	 * @param Settings      $settings for the field
	 * @param ApiConnection $api      how to reach Encharge
	 */
	public function __construct(
		private readonly Settings $settings,
		private readonly ApiConnection $api,
	) {}

	/** @throws Unpaid If Encharge did not take it, or may not have. */
	public function password( string $contact_id, SensitiveParameterValue $password ): void {
		$this->send( $contact_id, Password::text( $password ) );
	}

	/**
	 * @param string|null $key of the link in the mail that was just sent; null makes a new one
	 * @throws Unpaid If there is no link, or Encharge did not take it, or may not have.
	 */
	public function link( string $contact_id, WP_User $user, #[\SensitiveParameter] ?string $key ): void {
		$link = Invitation::link( $user, $key );

		if ( $link instanceof WP_Error ) {
			throw new Unpaid( wp_strip_all_tags( $link->get_error_message() ) );
		}

		$this->send( $contact_id, $link );
	}

	/** @throws Unpaid If Encharge did not take it, or may not have. */
	private function send( string $contact_id, #[\SensitiveParameter] string $value ): void {
		$client = $this->api->client();

		if ( null === $client ) {
			throw new Unpaid( (string) $this->api->problem() );
		}

		try {
			$client->updatePerson( $contact_id, array( $this->settings->text( 'return_password_field' ) => $value ) );
		} catch ( Exception $exception ) {
			// An API may repeat in its message what it was sent.
			$message = str_replace( $value, '…', $exception->getMessage() );

			/* translators: %s: Encharge's or the network's message. */
			throw new Unpaid( sprintf( __( 'Encharge did not take it, which is tried again: %s', 'webhooks-for-encharge' ), $message ) );
		}
	}
}
