<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Code;

/**
 * What helps where a webhook failed or a person was left as they are, in the
 * words of whoever looks after the site.
 */
final class ReasonAdvice {

	/** @return string what helps, in whole sentences; '' where nothing has to be done, or it is not known */
	public static function on( string $reason ): string {
		return match ( $reason ) {
			'filter'          => __( 'A plugin of this site leaves this person out, by the filter encharge_webhooks_person.', 'webhooks-for-encharge' ),
			'protected_user'  => __( 'Users who rule this site are never changed because of an address alone. Link them by hand if they are the same person: wp encharge pull, with the user\'s id.', 'webhooks-for-encharge' ),
			'linked_to_other' => __( 'The user with this address belongs to another contact. Merge the two contacts in Encharge, then run it again.', 'webhooks-for-encharge' ),
			default           => self::on_code( Code::tryFrom( $reason ) ),
		};
	}

	private static function on_code( ?Code $code ): string {
		return null === $code ? '' : CodeAdvice::on( $code );
	}
}
