<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Client;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use InvalidArgumentException;
use WP_User;

/**
 * Whom a command's argument means.
 *
 * An argument is a user's id, login or address, or else a contact id or the
 * address of a person who has no user.
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
			return new self( $user, $contacts->by_user( $user->ID )['contact_id'] ?? null, UserFinder::usable_email( $user->user_email ) );
		}

		$email = UserFinder::usable_email( $argument );

		if ( null !== $email ) {
			return new self( null, null, $email );
		}

		if ( ! Person::isId( $argument ) ) {
			throw new InvalidArgumentException( "\"$argument\" is neither a user nor an address nor a contact id." );
		}

		// Who gives a number means a user, unless a webhook has brought a contact of that id.
		if ( ctype_digit( $argument ) && null === $contacts->by_contact( $argument ) ) {
			throw new InvalidArgumentException( "There is no user $argument, and no contact of that id has come yet." );
		}

		return new self( null, $argument, null );
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
		$user = null === $this->user ? '' : sprintf( 'user %d (%s)', $this->user->ID, $this->user->user_login );

		return match ( true ) {
			null === $this->user  => "Encharge has no person with the address $this->email.",
			null === $this->email => ucfirst( $user ) . ' is linked to no contact, and has no address by which Encharge could know them.',
			default               => "Encharge has no person with the address of $user, who is linked to no contact.",
		};
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
