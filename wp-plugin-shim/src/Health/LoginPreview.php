<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\WordPress\Config\Settings;
use InvalidArgumentException;

/**
 * The login of one person of Encharge's: the one that they have, or would get.
 */
final readonly class LoginPreview {

	/**
	 * @param string $login  none of it can be trusted
	 * @param bool   $is_new whether there is no such user yet
	 * @param string $reason why it is not the wanted one, for a person; '' if it is
	 */
	private function __construct(
		public string $login,
		public bool $is_new,
		public string $reason = ''
	) {}

	/**
	 * Asks Encharge, if the person is no user yet. Writes nothing.
	 *
	 * @param string   $named    an address, a contact id, or a user's id or login
	 * @param Settings $settings by which the user would be made
	 * @throws InvalidArgumentException With a message for a person, if nobody is meant, Encharge cannot be asked, or a webhook would make no user.
	 */
	public static function of( string $named, Settings $settings ): self {
		if ( '' === trim( $named ) ) {
			throw new InvalidArgumentException( __( 'Whose login? Enter an email address, a contact id, or a user.', 'webhooks-for-encharge' ) );
		}

		$inquiry = Inquiry::about( trim( $named ) );

		if ( null !== $inquiry->target->user ) {
			return new self( $inquiry->target->user->user_login, false );
		}

		$explanation = $inquiry->explanation( Action::Add, settings: $settings );
		$user        = get_userdata( $explanation->user_id );

		if ( false !== $user ) {
			return new self( $user->user_login, false );
		}

		foreach ( $explanation->creates ? $explanation->changes : array() as $change ) {
			if ( 'user_login' === $change->key ) {
				return new self( $change->then, true, $change->reason->text ?? '' );
			}
		}

		/* translators: %s: why. */
		throw new InvalidArgumentException( sprintf( __( 'A webhook would make no user of this person: %s', 'webhooks-for-encharge' ), $explanation->texts()['result'] ?? '' ) );
	}
}
