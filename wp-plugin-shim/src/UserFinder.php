<?php
/**
 * UserFinder: who a person is on this site.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

/**
 * Finds the user of a contact: by the contact table, then by address.
 */
final class UserFinder {

	public function __construct( private readonly Contacts $contacts ) {}

	/**
	 * @param string      $contact_id the contact
	 * @param string|null $email      the person's address, as it was written
	 * @return array{user: ?\WP_User, by: 'contact'|'email'|null, relinked_from: ?string} relinked_from: the other contact
	 *         that the user with this address was linked to so far; Encharge has merged the two
	 */
	public function find( string $contact_id, ?string $email ): array {
		$linked = $this->contacts->by_contact( $contact_id )['user_id'] ?? null;
		$user   = null === $linked ? false : get_userdata( $linked );

		if ( false !== $user ) {
			return self::found( $user, 'contact' );
		}

		$email = self::usable_email( $email );
		$user  = null === $email ? null : $this->by_email( $email )[0] ?? null;

		if ( null === $user ) {
			return self::found( null, null );
		}

		return self::found( $user, 'email', $this->contacts->by_user( $user->ID )['contact_id'] ?? null );
	}

	/**
	 * A user whom somebody chose for a contact.
	 *
	 * @return array{user: ?\WP_User, by: 'contact'|'email'|null, relinked_from: ?string} as find() gives it
	 */
	public function chosen( int $user_id, string $contact_id ): array {
		$user  = get_userdata( $user_id );
		$other = $this->contacts->by_user( $user_id )['contact_id'] ?? $contact_id;

		return false === $user ? self::found( null, null ) : self::found( $user, 'contact', $other === $contact_id ? null : $other );
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
	 * @return list<\WP_User> the users with this address in whatever case, the oldest first
	 */
	public function by_email( string $email ): array {
		global $wpdb;

		/** @var list<array{ID: string, user_email: string}>|null $rows */
		$rows  = $wpdb->get_results( $wpdb->prepare( 'SELECT ID, user_email FROM %i WHERE user_email = %s ORDER BY ID', $wpdb->users, $email ), ARRAY_A ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- see above.
		$users = array();

		foreach ( $rows ?? array() as $row ) {
			$user = strtolower( $row['user_email'] ) === strtolower( $email ) ? get_userdata( (int) $row['ID'] ) : false;

			if ( false !== $user ) {
				$users[] = $user;
			}
		}

		return $users;
	}

	/**
	 * @param 'contact'|'email'|null $by
	 * @return array{user: ?\WP_User, by: 'contact'|'email'|null, relinked_from: ?string}
	 */
	private static function found( ?\WP_User $user, ?string $by, ?string $relinked_from = null ): array {
		return array(
			'user'          => $user,
			'by'            => $by,
			'relinked_from' => $relinked_from,
		);
	}
}
