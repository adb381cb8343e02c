<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Client;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\Origin;
use Encharge\Webhooks\WordPress\Sync\Task;
use InvalidArgumentException;
use WP_User;

/**
 * Whom somebody means who names a user or a contact.
 *
 * A user is named by id, login or address; a person who has no user, by contact
 * id or address.
 */
final readonly class Target {

	/**
	 * @param WP_User|null $user       the user who was named; null if a contact was
	 * @param string|null  $contact_id the contact as far as this site knows it
	 * @param string|null  $email      the address by which Encharge may know the person
	 */
	private function __construct(
		public ?WP_User $user,
		public ?string $contact_id,
		public ?string $email
	) {}

	/** @throws InvalidArgumentException With a message for a person, if the argument can be none of these. */
	public static function named( string $argument ): self {
		$contacts = new ContactTable();
		$user     = self::user( $argument, new UserFinder( $contacts ) );

		if ( null !== $user ) {
			return new self( $user, $contacts->by_user( $user->ID )?->contact_id, UserFinder::usable_email( $user->user_email ) );
		}

		$email = UserFinder::usable_email( $argument );

		if ( null !== $email ) {
			return new self( null, null, $email );
		}

		if ( ! Person::isId( $argument ) ) {
			/* translators: %s: what was given for a user or a contact. */
			throw new InvalidArgumentException( sprintf( __( '"%s" is neither a user nor an address nor a contact id.', 'webhooks-for-encharge' ), $argument ) );
		}

		// Who gives a number means a user, unless a webhook has brought a contact of that id.
		if ( ctype_digit( $argument ) && null === $contacts->by_contact( $argument ) ) {
			/* translators: %s: a number that was given for a user. */
			throw new InvalidArgumentException( sprintf( __( 'There is no user %s, and no contact of that id has come yet.', 'webhooks-for-encharge' ), $argument ) );
		}

		return new self( null, $argument, null );
	}

	/** @param string $contact_id a contact's, also where a user has the same number */
	public static function contact( string $contact_id ): self {
		return new self( null, $contact_id, null );
	}

	/**
	 * @return string|null the contact id; asks Encharge for it by address where this site has none; null if Encharge has no such person
	 * @throws \Encharge\Webhooks\Exception If Encharge cannot be asked.
	 */
	public function contact_id( Client $client ): ?string {
		if ( null !== $this->contact_id || null === $this->email ) {
			return $this->contact_id;
		}

		$people = $client->fetchPeople( array(), array( $this->email ) )->finish();

		return $people[0]->id ?? null;
	}

	/** @return string why contact_id() found none, for a person */
	public function why_unknown(): string {
		if ( null === $this->user ) {
			/* translators: %s: address. */
			return sprintf( __( 'Encharge has no person with the address %s.', 'webhooks-for-encharge' ), (string) $this->email );
		}

		return null === $this->email
			/* translators: 1: user id, 2: login. */
			? sprintf( __( 'User %1$d (%2$s) is linked to no contact, and has no address by which Encharge could know them.', 'webhooks-for-encharge' ), $this->user->ID, $this->user->user_login )
			/* translators: 1: user id, 2: login. */
			: sprintf( __( 'Encharge has no person with the address of user %1$d (%2$s), who is linked to no contact.', 'webhooks-for-encharge' ), $this->user->ID, $this->user->user_login );
	}

	/**
	 * @param string $contact_id by contact_id()
	 * @return Task what pulls them; a user who is named is linked to the contact, whoever has the person's address
	 */
	public function pull( string $contact_id, Action $action ): Task {
		return new Task( $action, $contact_id, Origin::Pull, user_id: $this->user?->ID );
	}

	private static function user( string $argument, UserFinder $finder ): ?WP_User {
		$user = ctype_digit( $argument ) ? get_user_by( 'id', (int) $argument ) : false;
		$user = false === $user ? get_user_by( 'login', $argument ) : $user;

		if ( false !== $user ) {
			return $user;
		}

		$user_id = str_contains( $argument, '@' ) ? $finder->ids_by_email( $argument )[0] ?? null : null;
		$user    = null === $user_id ? false : get_userdata( $user_id );

		return false === $user ? null : $user;
	}
}
