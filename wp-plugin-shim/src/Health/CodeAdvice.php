<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Code;

/**
 * What helps whoever runs the flow against each code that a webhook can be answered with.
 */
final class CodeAdvice {

	public static function on( Code $code ): string {
		return match ( $code ) {
			Code::InvalidAction        => __( 'Copy the whole URL into the “Send Webhook” step, as it was made.', 'webhooks-for-encharge' ),
			Code::InvalidJson, Code::MissingContact, Code::InvalidContact
				/* translators: 1: name of a field, 2: value of a field. */
				=> sprintf( __( 'In the “Send Webhook” step, put one row into Webhook Data: %1$s is %2$s.', 'webhooks-for-encharge' ), 'id', '{{ person.id }}' ),
			Code::MissingAccessKey     => __( 'The URL in the “Send Webhook” step is not whole. If you do not have it any more, replace it on the tab Set-up.', 'webhooks-for-encharge' ),
			Code::InvalidAccessKey     => __( 'The URL in the “Send Webhook” step has a key that was revoked, has expired, or was not copied whole. Make a URL for the flow, or replace it. Both are done on the tab Set-up.', 'webhooks-for-encharge' ),
			Code::PersonNotFound       => __( 'The person was deleted in Encharge, or a test was sent with a made-up person: send it for somebody who is there. If that is so, the API key is another account’s: the tab Set-up says which.', 'webhooks-for-encharge' ),
			Code::UserNotFound         => __( 'Make a URL that creates users as well, on the tab Set-up, or create the user first.', 'webhooks-for-encharge' ),
			Code::MethodNotAllowed     => __( 'Choose the method POST in the “Send Webhook” step, and use the URL exactly as it was made: where one redirects to another, a POST becomes a GET.', 'webhooks-for-encharge' ),
			Code::PayloadTooLarge      => __( 'Send the person’s id alone: the rest is asked for.', 'webhooks-for-encharge' ),
			Code::UnsupportedMediaType => __( 'Choose the content type JSON in the “Send Webhook” step.', 'webhooks-for-encharge' ),
			Code::PersonWithoutEmail   => __( 'Give the person a valid email address in Encharge, and send the webhook again.', 'webhooks-for-encharge' ),
			Code::UserRejected         => __( 'Put right what the reason names, and send the webhook again. Whoever was erased at their own request comes again only if an administrator lets them.', 'webhooks-for-encharge' ),
			Code::TooManyAttempts      => __( 'Somebody is guessing keys. Replace the keys that can be guessed: those which this plugin has made cannot.', 'webhooks-for-encharge' ),
			Code::InternalError        => __( 'Another plugin, or PHP itself, ended the request. The server’s error log of that time says more.', 'webhooks-for-encharge' ),
			Code::EnchargeError, Code::EnchargeTimeout, Code::EnchargeBusy
				=> __( 'What was accepted is tried again by itself. If it lasts, check the account on the tab Set-up.', 'webhooks-for-encharge' ),
			Code::NotConfigured        => __( 'Connect the site to your account at Encharge, on the tab Set-up.', 'webhooks-for-encharge' ),
			Code::DatabaseUnavailable  => __( 'What was accepted is tried again by itself. If it lasts, the checks on the tab Set-up say what the database refuses.', 'webhooks-for-encharge' ),
			Code::InboxUnavailable     => __( 'The checks on the tab Set-up say why nothing can be stored in the inbox.', 'webhooks-for-encharge' ),
			Code::SiteBusy, Code::Maintenance
				=> __( 'This passes by itself: what was accepted is tried again, and Encharge can send the rest again.', 'webhooks-for-encharge' ),
		};
	}
}
