<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Inbox;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Claim;
use Encharge\Webhooks\WordPress\Sync\ContactTable;

/**
 * Whether somebody has done since what an entry asks for.
 *
 * That is so of an entry whose process was ended between the commit and the
 * entry's removal, and of one whose contact another webhook brought up to date.
 */
final class PulledSince {

	/** @param bool $returns_user_id whether the user's id goes to Encharge, which the row does not tell */
	public function __construct( private readonly ContactTable $contacts, private readonly bool $returns_user_id ) {}

	/** @return bool whether the contact's user is there, and all that is asked for was pulled after the webhook came */
	public function is( Claim $claim ): bool {
		// A role is granted in any case, and the row does not say which were.
		if ( null !== $claim->role || $this->returns_user_id ) {
			return false;
		}

		// The age is taken first: the webhook must not look older than it is, by the clock that all web servers share.
		$age = (int) ( ( microtime( true ) - $claim->accepted ) * 1e6 );
		$row = $this->contacts->by_contact( $claim->contact );

		if ( null === $row?->user_id || null !== $row->owed ) {
			return false;
		}

		$accepted = $row->read_at - $age;

		return $row->tags_pulled_at > $accepted && ( Action::UpdateTags === $claim->action || $row->fields_pulled_at > $accepted );
	}
}
