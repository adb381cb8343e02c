<?php
/**
 * UserFinder: who a person is on this site.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\WordPress\Contacts;
use Encharge\Webhooks\WordPress\Database\UserCache;

/**
 * Finds the user of a contact: by the contact table, then by address.
 *
 * @phpstan-import-type Contact from Contacts
 */
final class UserFinder {

	public function __construct( private readonly Contacts $contacts ) {}

	/**
	 * @param Contact|null $contact the contact's row
	 * @param string|null  $email   the person's address, as it was written
	 * @return array{user: ?\WP_User, by: 'contact'|'email'|null, relinked_from: ?string} relinked_from: the other contact
	 *         that the user with this address was linked to so far; Encharge has merged the two
	 */
	public function find( ?array $contact, ?string $email ): array {
		$user = isset( $contact['user_id'] ) ? get_userdata( $contact['user_id'] ) : false;

		if ( false !== $user ) {
			return self::found( $user, 'contact' );
		}

		$email   = self::usable_email( $email );
		$user_id = null === $email ? null : $this->ids_by_email( $email )[0] ?? null;
		$user    = null === $user_id ? false : self::read_anew( $user_id );

		return false === $user ? self::found( null, null ) : self::found( $user, 'email', $this->contacts->by_user( $user->ID )['contact_id'] ?? null );
	}

	/**
	 * A user whom somebody chose for a contact.
	 *
	 * @return array{user: ?\WP_User, by: 'contact'|'email'|null, relinked_from: ?string} as find() gives it
	 */
	public function chosen( int $user_id, string $contact_id ): array {
		$user  = self::read_anew( $user_id );
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
	 * @return list<int> the users with this address in whatever case, the oldest first
	 */
	public function ids_by_email( string $email ): array {
		global $wpdb;

		/** @var list<array{ID: string, user_email: string}>|null $rows */
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT ID, user_email FROM %i WHERE user_email = %s ORDER BY ID', $wpdb->users, $email ), ARRAY_A ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- see above.
		$same = array_filter( $rows ?? array(), static fn ( array $row ): bool => strtolower( $row['user_email'] ) === strtolower( $email ) );

		return array_map( intval( ... ), array_column( $same, 'ID' ) );
	}

	private static function read_anew( int $user_id ): \WP_User|false {
		UserCache::forget( $user_id );

		return get_userdata( $user_id );
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
