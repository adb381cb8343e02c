<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Privacy;

/**
 * What a site that uses the plugin can say in its privacy policy.
 */
final class PolicyText {

	/** Hooked to admin_init. */
	public static function suggest(): void {
		wp_add_privacy_policy_content( __( 'Webhooks for Encharge', 'webhooks-for-encharge' ), implode( '', array_map( static fn ( string $text ): string => '<p>' . esc_html( $text ) . '</p>', self::paragraphs() ) ) );
	}

	/** @return list<string> */
	private static function paragraphs(): array {
		return array(
			__( 'This site keeps users in step with people at Encharge (encharge.io), a service for marketing by mail. When something changes there, Encharge tells this site, which asks Encharge for the person’s data and writes them into the user’s account: the address, names, tags, and the fields that the site’s administrator has chosen.', 'webhooks-for-encharge' ),
			__( 'The site keeps which person of Encharge’s a user is, and a log of what was done, which holds the person’s id at Encharge, names of fields and tags, but no passwords, and addresses only masked. The log’s entries are removed after some time, 30 days unless the administrator has set another.', 'webhooks-for-encharge' ),
			__( 'Where the administrator has set so, the user’s id on this site, or a link by which a new user sets a password, is sent to Encharge.', 'webhooks-for-encharge' ),
			__( 'When somebody’s personal data are erased on request, the site keeps a keyed fingerprint of the address, from which the address cannot be read, so that Encharge does not bring the person back.', 'webhooks-for-encharge' ),
		);
	}
}
