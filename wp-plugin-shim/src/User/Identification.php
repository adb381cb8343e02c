<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Database\Transaction;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Database\UserCache;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\Job;
use Encharge\Webhooks\WordPress\Sync\PersonSource;
use Encharge\Webhooks\WordPress\Sync\Rejected;
use Encharge\Webhooks\WordPress\Sync\UnknownContact;

/**
 * Who a person is, asked of all who know.
 *
 * The contact table first, then the address; then the user is locked, and what
 * they were found by is looked at once more.
 *
 * @phpstan-import-type Contact from ContactTable
 * @phpstan-import-type Found from UserFinder
 */
final class Identification {

	/** @var array<string, bool> other contact id → whether Encharge knows it, as far as it was asked for the contact under way */
	private array $known = array();

	/**
	 * @param PersonSource $people      who Encharge knows
	 * @param UserFinder   $finder      the contact table
	 * @param AddressClaim $claim       whom an address leads to
	 * @param PersonValues $values      a person's address
	 * @param ContactTable $contacts    who is linked to whom
	 * @param Transaction  $transaction in which locked() is called
	 */
	public function __construct(
		private readonly PersonSource $people,
		private readonly UserFinder $finder,
		private readonly AddressClaim $claim,
		private readonly PersonValues $values,
		private readonly ContactTable $contacts,
		private readonly Transaction $transaction
	) {}

	/** Forgets the answers that were had for the contact before. */
	public function next_contact(): void {
		$this->known = array();
	}

	/**
	 * Tells a merge from a second contact with the same address. Inside of
	 * with_answers().
	 *
	 * @param Found $found
	 * @return Found as AddressClaim::settled() gives it
	 * @throws UnknownContact If Encharge has to be asked first.
	 */
	public function settled( array $found ): array {
		return AddressClaim::settled( $found, $this->is_known( ... ) );
	}

	/**
	 * Runs $work and answers what it has to know of Encharge, which is not asked
	 * while rows are locked.
	 *
	 * @template T
	 * @param callable(): T $work
	 * @return T
	 * @throws Rejected If Encharge cannot be asked.
	 */
	public function with_answers( Person $person, callable $work ): mixed {
		while ( true ) {
			try {
				return $work();
			} catch ( UnknownContact $unknown ) {
				$this->known[ $unknown->contact_id ] = $this->people->knows( $unknown->contact_id, $person->id );
			}
		}
	}

	/** @throws UnknownContact If Encharge was not asked yet. */
	private function is_known( string $contact_id ): bool {
		return $this->known[ $contact_id ] ?? throw new UnknownContact( $contact_id );
	}

	/**
	 * @param Contact|null $contact the contact's row
	 * @return Found
	 */
	public function find( Job $job, Person $person, ?array $contact ): array {
		if ( null !== $job->user_id ) {
			return $this->finder->chosen( $job->user_id, $person->id );
		}

		$found = $this->finder->find( $contact );

		return null === $found['user'] && Action::UpdateTags !== $job->action ? $this->claim->user( $this->values->address( $person ) ) : $found;
	}

	/**
	 * The user, if there is one, as they are once nobody else can write them.
	 *
	 * @param Found        $found
	 * @param Contact|null $contact the contact's row, locked with the user whom it names
	 * @return Found
	 * @throws TransactionFailed If they are not whom they were found as any more.
	 * @throws UnknownContact    If Encharge has to be asked who they are.
	 */
	public function locked( array $found, Person $person, ?array $contact ): array {
		if ( null === $found['user'] ) {
			return $found;
		}

		$user_id = $found['user']->ID;

		if ( ( $contact['user_id'] ?? null ) === $user_id ) {
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
		$is_another = 'email' === $found['by'] && false !== $user && strtolower( $user->user_email ) !== strtolower( (string) $this->values->address( $person ) );

		if ( false === $user || $is_another ) {
			throw TransactionFailed::because( 'lock' );
		}

		$this->transaction->include_user( $user_id );

		$linked_to = $other['contact_id'] ?? $person->id;

		return $this->settled( UserFinder::found( $user, $found['by'], $linked_to === $person->id ? null : $linked_to ) );
	}
}
