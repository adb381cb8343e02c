<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

/**
 * A question that Encharge has to answer first.
 *
 * Thrown where it decides what is written whether Encharge knows a contact, and
 * Encharge was not asked yet.
 */
final class UnknownContact extends \RuntimeException {

	/** @param string $contact_id the contact in question */
	public function __construct( public readonly string $contact_id ) {
		parent::__construct( 'Whether Encharge knows the contact has to be asked first.' );
	}
}
