<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Database\Schema;

/**
 * Links of users to contacts that another plugin left in user meta.
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL -- all users' at once; the columns are constants of this class.
 */
final class ContactLinks {

	/**
	 * Takes over the links that another plugin left in user meta. Of two users
	 * with one contact the older counts; a value that is no contact id, and a
	 * user or contact that is linked already, are left out. Rows that user meta
	 * does not bear out go: nobody kept them true while the plugin was off.
	 */
	public static function take_over(): void {
		global $wpdb;

		$contacts   = Schema::contacts_table();
		$suppressed = $wpdb->suppress_errors();
		$wpdb->query(
			$wpdb->prepare(
				'DELETE FROM %i WHERE user_id IS NOT NULL AND NOT EXISTS (
					SELECT 1 FROM %i m INNER JOIN %i u ON u.ID = m.user_id WHERE m.user_id = %i.user_id AND m.meta_key = %s AND m.meta_value = %i.contact_id
				)',
				$contacts,
				$wpdb->usermeta,
				$wpdb->users,
				$contacts,
				ContactTable::meta_key(),
				$contacts
			)
		);
		$wpdb->query( $wpdb->prepare( 'INSERT IGNORE INTO %i (contact_id, user_id) ', Schema::contacts_table() ) . self::links( 'm.meta_value, m.user_id' ) . ' ORDER BY m.user_id, m.umeta_id' );
		$wpdb->suppress_errors( $suppressed );
	}

	/** @return int how many users another plugin linked to a contact, whom this one has not linked */
	public static function unlinked_count(): int {
		global $wpdb;

		return (int) $wpdb->get_var(
			self::links( 'COUNT(DISTINCT m.user_id)' ) . $wpdb->prepare(
				' AND m.user_id NOT IN (SELECT user_id FROM %i WHERE user_id IS NOT NULL) AND m.meta_value NOT IN (SELECT contact_id FROM %i)',
				Schema::contacts_table(),
				Schema::contacts_table()
			)
		);
	}

	/** @return string a query of the links in user meta that can be kept, open at its end */
	private static function links( string $columns ): string {
		global $wpdb;

		return $wpdb->prepare(
			"SELECT $columns FROM %i m INNER JOIN %i u ON u.ID = m.user_id
			WHERE m.meta_key = %s AND m.meta_value <> '' AND LENGTH(m.meta_value) <= %d
			AND m.meta_value NOT REGEXP %s AND LENGTH(m.meta_value) = CHAR_LENGTH(m.meta_value)",
			$wpdb->usermeta,
			$wpdb->users,
			ContactTable::meta_key(),
			Person::ID_MAX,
			'[^' . Person::ID_CHARACTERS . ']'
		);
	}
}
