<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

/**
 * The rule that led from a person to a user.
 */
enum FoundBy {

	/** The user is linked to the contact, or somebody chose them for it. */
	case Contact;

	/** The user has the person's address. */
	case Address;

	/** The user has the person's address, and is linked to a contact whom Encharge no longer knows. */
	case Merge;

	/** The user has the person's address, and is another contact's. */
	case OtherContact;
}
