<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Transaction;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Database\UserCache;
use Encharge\Webhooks\WordPress\Sync\ContactRow;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\KnownContacts;
use Encharge\Webhooks\WordPress\Sync\Task;
use Encharge\Webhooks\WordPress\Sync\UnknownContact;

/**
 * Who a person is, asked of all who know.
 *
 * The contact table first, then the address; then the user is locked, and what
 * they were found by is looked at once more.
 */
final class Identification {

	/**
	 * @param Settings     $settings    for what an address is believed for
	 * @param UserFinder   $finder      the contact table
	 * @param PersonValues $values      a person's address
	 * @param ContactTable $contacts    who is linked to whom
	 * @param Transaction  $transaction in which locked() is called
	 */
	public function __construct(
		private readonly Settings $settings,
		private readonly UserFinder $finder,
		private readonly PersonValues $values,
		private readonly ContactTable $contacts,
		private readonly Transaction $transaction
	) {}

	/** @param ContactRow|null $contact the contact's row */
	public function find( Task $task, Person $person, ?ContactRow $contact ): ?FoundUser {
		if ( null !== $task->user_id ) {
			return $this->finder->chosen( $task->user_id, $person->id );
		}

		$found = $this->finder->find( $contact );

		return null === $found && Action::UpdateTags !== $task->action
			? ( new AddressClaim( $this->settings, $this->finder, $this->contacts ) )->user( $this->values->address( $person ) )
			: $found;
	}

	/**
	 * Tells a merge from a second contact with the same address.
	 *
	 * @throws UnknownContact If Encharge has to be asked first.
	 */
	public function settled( ?FoundUser $found, KnownContacts $known ): ?FoundUser {
		return null === $found ? null : AddressClaim::settled( $found, $known );
	}

	/**
	 * The user, if there is one, as they are once nobody else can write them.
	 *
	 * @param ContactRow|null $contact the contact's row, locked with the user whom it names
	 * @throws TransactionFailed If they are not whom they were found as any more.
	 * @throws UnknownContact    If Encharge has to be asked who they are.
	 */
	public function locked( ?FoundUser $found, Person $person, ?ContactRow $contact, KnownContacts $known ): ?FoundUser {
		if ( null === $found ) {
			return null;
		}

		$user_id = $found->user->ID;

		if ( $contact?->user_id === $user_id ) {
			$this->transaction->include_user( $user_id );

			return $found;
		}

		// The contact's row first, if the user is linked to one: in the order in which a webhook for that contact locks the two.
		$other = $this->contacts->by_user( $user_id, true );

		if ( null === $other ) {
			UserCache::lock( $user_id );
		}

		$this->transaction->check();

		$user       = get_userdata( $user_id );
		$is_another = FoundBy::Address === $found->by && false !== $user && strtolower( $user->user_email ) !== strtolower( (string) $this->values->address( $person ) );

		if ( false === $user || $is_another ) {
			throw TransactionFailed::because( 'lock' );
		}

		$this->transaction->include_user( $user_id );

		$linked_to = $other->contact_id ?? $person->id;

		return $this->settled( new FoundUser( $user, $found->by, $linked_to === $person->id ? null : $linked_to ), $known );
	}
}
