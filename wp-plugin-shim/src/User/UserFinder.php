<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\WordPress\Sync\ContactTable;

/**
 * Who a person is on this site.
 *
 * Finds the user of a contact by the contact table. Whom an address leads to,
 * AddressClaim says.
 *
 * @phpstan-import-type Contact from ContactTable
 * @phpstan-type Found array{user: ?\WP_User, by: 'contact'|'email'|'merge'|'other'|null, relinked_from: ?string}
 */
final class UserFinder {

	public function __construct( private readonly ContactTable $contacts ) {}

	/**
	 * @param Contact|null $contact the contact's row
	 * @return Found by: "contact", if anybody
	 */
	public function find( ?array $contact ): array {
		$user = isset( $contact['user_id'] ) ? get_userdata( $contact['user_id'] ) : false;

		return false === $user ? self::found( null, null ) : self::found( $user, 'contact' );
	}

	/**
	 * A user whom somebody chose for a contact.
	 *
	 * @return Found relinked_from: the other contact that the user was linked to so far
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
	 * @param 'contact'|'email'|'merge'|'other'|null $by the rule that led to the user
	 * @return Found
	 */
	public static function found( ?\WP_User $user, ?string $by, ?string $relinked_from = null ): array {
		return array(
			'user'          => $user,
			'by'            => $by,
			'relinked_from' => $relinked_from,
		);
	}
}
