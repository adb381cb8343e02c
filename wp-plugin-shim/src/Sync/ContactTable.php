<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Sync;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Person;
use Encharge\Webhooks\WordPress\Database\DatabaseClock;
use Encharge\Webhooks\WordPress\Database\DatabaseConnection;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Database\SiteMeta;
use Encharge\Webhooks\WordPress\Database\UserCache;
use Encharge\Webhooks\WordPress\Database\UserMeta;

/**
 * The contact table of the current site: which contact is which user.
 *
 * Other plugins read and write user meta that says the same. What they write
 * there is taken over, and a row counts only while the meta bears it out: the id
 * of a user who was deleted comes back, after a restore for example, as somebody
 * else's.
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery -- own table; read under a lock, so never from a cache.
 */
final class ContactTable {

	private const META_KEY = 'encharge_contact_id';

	/** The columns that a row is read with, beside those of its user. */
	private const COLUMNS = array( 'contact_id', 'user_id', 'tags_pulled_at', 'fields_pulled_at', 'result', 'owed', 'read_at' );

	/** Whether this class is writing the meta itself. */
	private static bool $saving = false;

	/** Keeps the table in step with what others do to users. */
	public static function register_hooks(): void {
		$contacts = new self();

		add_action( 'added_user_meta', $contacts->follow_meta( ... ), 10, 4 );
		add_action( 'updated_user_meta', $contacts->follow_meta( ... ), 10, 4 );
		add_action( 'deleted_user_meta', $contacts->follow_deleted_meta( ... ), 10, 3 );
		add_action( 'deleted_user', $contacts->forget_user( ... ) );
		add_action( 'wpmu_delete_user', $contacts->unlink_user_everywhere( ... ) );
	}

	/** @return string the user meta key on the current site */
	public static function meta_key(): string {
		return SiteMeta::key( self::META_KEY );
	}

	/**
	 * The user is read along with the row, and what WordPress had cached of them
	 * is replaced.
	 *
	 * @param bool $lock whether others who want to write the row or its user wait for the transaction's end
	 * @return ContactRow|null the contact's row; a user who is gone or does not know the contact counts as none
	 */
	public function by_contact( string $contact_id, bool $lock = false ): ?ContactRow {
		return $this->row( 'contact_id', $contact_id, $lock ? 'FOR UPDATE' : '' );
	}

	/**
	 * @param bool $lock as by_contact() takes it
	 * @return ContactRow|null the row of the contact that the user is linked to
	 */
	public function by_user( int $user_id, bool $lock = false ): ?ContactRow {
		$row = $this->row( 'user_id', (string) $user_id, $lock ? 'FOR UPDATE' : '' );

		return null === $row?->user_id ? null : $row;
	}

	/**
	 * @param list<string> $but contacts who are not meant
	 * @return string|null any other contact whom Encharge has answered for; null if there is none
	 */
	public function pulled_before( array $but ): ?string {
		global $wpdb;

		$others = str_repeat( ' AND contact_id <> %s', count( $but ) );

		return $wpdb->get_var(
			$wpdb->prepare( "SELECT contact_id FROM %i WHERE tags_pulled_at IS NOT NULL$others LIMIT 1", Schema::contacts_table(), ...$but ) // phpcs:ignore WordPress.DB.PreparedSQL, WordPress.DB.PreparedSQLPlaceholders -- placeholders only.
		);
	}

	/**
	 * Links a contact to a user. Times are in microseconds of Unix time.
	 *
	 * @param ContactRow|null           $before the contact's row so far
	 * @param string                    $result what came of it, a word of the log
	 * @param array<string, mixed>|null $owed   what is owed after the commit; null: nothing new
	 * @throws Rejected If the user's meta cannot be stored.
	 */
	public function save( string $contact_id, int $user_id, ?ContactRow $before, ?int $tags_pulled_at, ?int $fields_pulled_at, string $result, ?array $owed ): void {
		global $wpdb;

		$is_same_user = $before?->user_id === $user_id;

		// A user has one row, and what was owed for another user is owed to nobody.
		if ( ! $is_same_user ) {
			$this->unlink_user( $user_id, $contact_id );
		}

		// What the same user is owed already stays: somebody may be paying it at this moment.
		$still_owed = $is_same_user ? 'COALESCE(VALUES(owed), owed)' : 'VALUES(owed)';

		$wpdb->query(
			$wpdb->prepare(
				"INSERT INTO %i (contact_id, user_id, tags_pulled_at, fields_pulled_at, result, owed) VALUES (%s, %d, NULLIF(%d, 0), NULLIF(%d, 0), %s, NULLIF(%s, ''))
				ON DUPLICATE KEY UPDATE user_id = VALUES(user_id), tags_pulled_at = VALUES(tags_pulled_at), fields_pulled_at = VALUES(fields_pulled_at), result = VALUES(result), owed = $still_owed", // phpcs:ignore WordPress.DB.PreparedSQL -- one of two constants.
				Schema::contacts_table(),
				$contact_id,
				$user_id,
				(int) $tags_pulled_at,
				(int) $fields_pulled_at,
				$result,
				null === $owed ? '' : (string) wp_json_encode( $owed )
			)
		);

		self::$saving = true;

		try {
			if ( null !== $before?->user_id && ! $is_same_user ) {
				delete_user_meta( $before->user_id, self::meta_key(), $contact_id );
			}

			if ( ! UserMeta::write( $user_id, self::meta_key(), $contact_id ) ) {
				throw new Rejected( Code::UserRejected, __( 'The database, or another plugin, did not take the contact id.', 'webhooks-for-encharge' ) );
			}
		} finally {
			self::$saving = false;
		}
	}

	/** Unlinks a user from their contact, of which nothing is kept then. */
	public function forget_link( int $user_id ): void {
		delete_user_meta( $user_id, self::meta_key() );
		$this->unlink_user( $user_id );
	}

	/** After an exit in save(): others' changes of the meta count again. */
	public function abort(): void {
		self::$saving = false;
	}

	/** Keeps what came of a contact's last webhook, where the contact has a row. */
	public function save_result( string $contact_id, string $result ): void {
		global $wpdb;

		if ( ! DatabaseConnection::is_open() ) {
			return;
		}

		$wpdb->query(
			$wpdb->prepare( 'UPDATE %i SET result = %s WHERE contact_id = %s', Schema::contacts_table(), $result, $contact_id )
		);
	}

	/** @return bool whether the user's meta, which other plugins write too, names the contact */
	private static function is_link( int $user_id, string $contact_id ): bool {
		return in_array( $contact_id, (array) get_user_meta( $user_id, self::meta_key() ), true );
	}

	/**
	 * Hooked to deleted_user, which also fires when a user leaves one site of a
	 * network. WordPress removes the meta before the user: what a webhook wrote in
	 * between is nobody's.
	 */
	private function forget_user( int $user_id ): void {
		global $wpdb;

		$this->unlink_user( $user_id );

		$wpdb->query(
			$wpdb->prepare( 'DELETE FROM %i WHERE user_id = %d AND NOT EXISTS (SELECT 1 FROM %i WHERE ID = %d)', $wpdb->usermeta, $user_id, $wpdb->users, $user_id )
		);
		wp_cache_delete( $user_id, 'user_meta' );
	}

	/**
	 * Removes the row of a user.
	 *
	 * @param string $but a contact whose row stays
	 */
	private function unlink_user( int $user_id, string $but = '' ): void {
		global $wpdb;

		$wpdb->query(
			$wpdb->prepare( 'DELETE FROM %i WHERE user_id = %d AND contact_id <> %s', Schema::contacts_table(), $user_id, $but )
		);
	}

	/** Hooked to wpmu_delete_user: the network forgets a user. */
	private function unlink_user_everywhere( int $user_id ): void {
		foreach ( array_keys( get_blogs_of_user( $user_id, true ) ) as $site_id ) {
			switch_to_blog( (int) $site_id );

			// A site that never had the plugin has no table.
			if ( false !== get_option( Schema::OPTION ) ) {
				$this->unlink_user( $user_id );
			}

			restore_current_blog();
		}
	}

	/** Hooked to added_user_meta and updated_user_meta: another plugin linked a user. */
	private function follow_meta( int $meta_id, int $user_id, string $meta_key, mixed $value ): void {
		global $wpdb;

		if ( self::$saving || self::meta_key() !== $meta_key ) {
			return;
		}

		$contact_id = is_string( $value ) && Person::isId( $value ) ? $value : '';

		$this->unlink_user( $user_id, $contact_id );

		if ( '' !== $contact_id ) {
			$wpdb->query(
				$wpdb->prepare(
					// The assignments take effect in this order, and owed is compared with the user so far: what was owed for another is owed to nobody.
					'INSERT INTO %i (contact_id, user_id) VALUES (%s, %d) ON DUPLICATE KEY UPDATE owed = IF(user_id = VALUES(user_id), owed, NULL), user_id = VALUES(user_id)',
					Schema::contacts_table(),
					$contact_id,
					$user_id
				)
			);
		}
	}

	/**
	 * Hooked to deleted_user_meta: another plugin unlinked a user.
	 *
	 * @param string[] $meta_ids the rows that went
	 */
	private function follow_deleted_meta( array $meta_ids, int $user_id, string $meta_key ): void {
		if ( ! self::$saving && self::meta_key() === $meta_key ) {
			$this->unlink_user( $user_id );
		}
	}

	/**
	 * @param 'contact_id'|'user_id' $column
	 * @param ''|'FOR UPDATE'        $lock
	 */
	private function row( string $column, string $value, string $lock ): ?ContactRow {
		global $wpdb;

		/** @var array<string, string|null>|null $row */
		$row = $wpdb->get_row(
			$wpdb->prepare(
				'SELECT u.*, c.*, ' . DatabaseClock::sql() . ' AS read_at FROM %i c LEFT JOIN %i u ON u.ID = c.user_id WHERE c.%i = %s ' . $lock, // phpcs:ignore WordPress.DB.PreparedSQL -- constants.
				Schema::contacts_table(),
				$wpdb->users,
				$column,
				$value
			),
			ARRAY_A
		);

		if ( null === $row ) {
			return null;
		}

		if ( null !== $row['ID'] ) {
			UserCache::refresh( array_diff_key( $row, array_flip( self::COLUMNS ) ), '' !== $lock );
		}

		$is_linked = null !== $row['ID'] && self::is_link( (int) $row['ID'], (string) $row['contact_id'] );
		$read_at   = (int) $row['read_at'];
		// A pull that lies in the future, as a wrong clock leaves it, counts as none.
		$pulled_at = static fn ( ?string $time ): ?int => null === $time || (int) $time > $read_at ? null : (int) $time;
		/** @var array<string, mixed>|null $owed */
		$owed = null === $row['owed'] ? null : json_decode( $row['owed'], true );

		return new ContactRow(
			contact_id: (string) $row['contact_id'],
			user_id: $is_linked ? (int) $row['ID'] : null,
			tags_pulled_at: $pulled_at( $row['tags_pulled_at'] ),
			fields_pulled_at: $pulled_at( $row['fields_pulled_at'] ),
			owed: $owed,
			read_at: $read_at
		);
	}
}
