<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\WordPress\Sync\ContactRow;
use Encharge\Webhooks\WordPress\Sync\ContactTable;

/**
 * Who a person is on this site.
 *
 * Finds the user of a contact by the contact table. Whom an address leads to,
 * AddressClaim says.
 */
final class UserFinder {

	public function __construct( private readonly ContactTable $contacts ) {}

	/** @param ContactRow|null $contact the contact's row */
	public function find( ?ContactRow $contact ): ?FoundUser {
		$user = null === $contact?->user_id ? false : get_userdata( $contact->user_id );

		return false === $user ? null : new FoundUser( $user, FoundBy::Contact );
	}

	/** A user whom somebody chose for a contact. */
	public function chosen( int $user_id, string $contact_id ): ?FoundUser {
		$user  = get_userdata( $user_id );
		$other = $this->contacts->by_user( $user_id )->contact_id ?? $contact_id;

		return false === $user ? null : new FoundUser( $user, FoundBy::Contact, $other === $contact_id ? null : $other );
	}

	/**
	 * @param string|null $email what the person has
	 * @return string|null the same, if WordPress takes it without a change; an address is never repaired, since
	 *         a repaired one may be somebody else's
	 */
	public static function usable_email( ?string $email ): ?string {
		return null !== $email && is_email( $email ) === $email ? $email : null;
	}

	/**
	 * Asks the database, not the cache. It takes á@ for a@, so what it finds is
	 * compared byte for byte.
	 *
	 * @return list<int> the users with this address in whatever case, the oldest first
	 */
	public function ids_by_email( string $email ): array {
		global $wpdb;

		/** @var list<array{ID: string, user_email: string}>|null $rows */
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT ID, user_email FROM %i WHERE user_email = %s ORDER BY ID', $wpdb->users, $email ), ARRAY_A ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- see above.
		$same = array_filter( $rows ?? array(), static fn ( array $row ): bool => strtolower( $row['user_email'] ) === strtolower( $email ) );

		return array_map( intval( ... ), array_column( $same, 'ID' ) );
	}

	/**
	 * @param int $except a user whose own address it may be; 0 for none
	 * @return bool whether another user has this address
	 */
	public function is_address_taken( string $email, int $except ): bool {
		return array() !== array_diff( $this->ids_by_email( $email ), array( $except ) );
	}

	/**
	 * Reads past the transaction's snapshot: whoever waited for a login's lock is
	 * to see who got it.
	 *
	 * @param int $except a user whose own login it may be; 0 for none
	 * @return int|null the other user who has this login
	 */
	public function login_owner( string $login, int $except ): ?int {
		global $wpdb;

		$owner = $wpdb->get_var( $wpdb->prepare( 'SELECT ID FROM %i WHERE user_login = %s AND ID <> %d LIMIT 1 FOR UPDATE', $wpdb->users, $login, $except ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- a cached owner may be one who is gone.

		return null === $owner ? null : (int) $owner;
	}
}
