<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Outbox;

use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\User\FirstSignIn;

/**
 * What one contact is owed.
 *
 * It stands as a note in the contact's row. Each change succeeds only while the
 * row still holds what this object holds: two who pay at once do not pay twice.
 *
 * @phpstan-type Owed array{mail?: true, confirm?: true, user_id?: true, return?: 'password'|'link', hashes?: list<string>, since?: int, paid_until?: int}
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery -- own table; a cached note would be paid twice.
 */
final class OutboxEntry {

	/**
	 * @param int  $user_id the contact's user; 0 if there is none
	 * @param Owed $owed    mail: the new user's mail; confirm: the mail by which a new address is confirmed; user_id: the user's id in its field of Encharge; return: what else goes back to Encharge; hashes: fingerprints of the
	 *                      password hashes that we wrote; since: Unix time; paid_until: Unix time up to which somebody is paying
	 */
	private function __construct(
		public readonly string $contact_id,
		public readonly int $user_id,
		private array $owed,
	) {}

	/**
	 * Asks the database, past what is cached: whoever is taken for gone loses what
	 * they are owed.
	 *
	 * @return self|null null if nothing is owed to the contact, or that cannot be read
	 */
	public static function to( string $contact_id ): ?self {
		global $wpdb;

		/** @var array{user_id: string|null, owed: string}|null $row */
		$row = $wpdb->get_row(
			$wpdb->prepare(
				'SELECT u.ID AS user_id, c.owed FROM %i c LEFT JOIN %i m ON m.user_id = c.user_id AND m.meta_key = %s AND m.meta_value = c.contact_id LEFT JOIN %i u ON u.ID = m.user_id WHERE c.contact_id = %s AND c.owed IS NOT NULL',
				Schema::contacts_table(),
				$wpdb->usermeta,
				ContactTable::meta_key(),
				$wpdb->users,
				$contact_id
			),
			ARRAY_A
		);

		/** @var Owed|null $owed */
		$owed = null === $row ? null : json_decode( $row['owed'], true );

		return null === $owed ? null : new self( $contact_id, (int) ( $row['user_id'] ?? 0 ), $owed );
	}

	/**
	 * @param int $limit 1 or more
	 * @return list<string> contacts to whom something is owed
	 */
	public static function creditors( int $limit ): array {
		global $wpdb;

		return array_map( strval( ... ), $wpdb->get_col( $wpdb->prepare( 'SELECT contact_id FROM %i WHERE owed IS NOT NULL LIMIT %d', Schema::contacts_table(), $limit ) ) );
	}

	/**
	 * What the contact's row holds of a new debt.
	 *
	 * @param bool                   $mail   whether the new user's mail is owed
	 * @param 'password'|'link'|null $return what goes back to Encharge
	 * @param string                 $hash   the stored hash of the new user's password
	 * @return array{mail?: true, return?: 'password'|'link', hashes?: list<string>, since?: int}
	 */
	public static function noted( bool $mail, ?string $return, string $hash ): array {
		$owed = $mail ? array( 'mail' => true ) : array();

		if ( null !== $return ) {
			$owed += array(
				'return' => $return,
				'hashes' => array( FirstSignIn::fingerprint( $hash ) ),
				'since'  => time(),
			);
		}

		return $owed;
	}

	/** @return bool whether the new user's mail is owed */
	public function owes_mail(): bool {
		return isset( $this->owed['mail'] );
	}

	/** @return bool whether the mail is owed by which a new address is confirmed */
	public function owes_confirmation(): bool {
		return isset( $this->owed['confirm'] );
	}

	/** @return 'password'|'link'|null what is to go back to Encharge, beside the user's id */
	public function to_return(): ?string {
		return $this->owed['return'] ?? null;
	}

	/** @return bool whether Encharge is to have the user's id */
	public function owes_user_id(): bool {
		return isset( $this->owed['user_id'] );
	}

	/** @return int for how many seconds the password or link has been owed to Encharge */
	public function age(): int {
		return time() - ( $this->owed['since'] ?? 0 );
	}

	/** @return bool whether we set the password with this stored hash */
	public function knows( string $hash ): bool {
		return in_array( FirstSignIn::fingerprint( $hash ), $this->owed['hashes'] ?? array(), true );
	}

	/** @return bool whether somebody is paying it */
	public function is_being_paid(): bool {
		return ( $this->owed['paid_until'] ?? 0 ) > time();
	}

	/**
	 * Takes the debt to pay it. The mails are crossed out: none is ever sent twice.
	 *
	 * @param int $seconds how long others leave the rest alone, if this payer is killed
	 * @return bool whether nobody else has taken it
	 */
	public function take( int $seconds ): bool {
		$owed = $this->owed;

		unset( $owed['mail'], $owed['confirm'] );

		if ( array() !== $owed ) {
			$owed['paid_until'] = time() + $seconds;
		}

		return $this->replace( $owed );
	}

	/** Gives a debt back that could not be paid. */
	public function release(): bool {
		$owed = $this->owed;

		unset( $owed['paid_until'] );

		return $this->replace( $owed );
	}

	/**
	 * Says that the password is about to be another one of ours.
	 *
	 * @param string $old the hash that is stored
	 * @param string $new the hash that will be
	 */
	public function expect_hash( string $old, string $new ): bool {
		return $this->replace( array( 'hashes' => array( FirstSignIn::fingerprint( $old ), FirstSignIn::fingerprint( $new ) ) ) + $this->owed );
	}

	/** Crosses out the password or link that was to go back to Encharge: it has it, or will not get it. */
	public function settle_return(): bool {
		return $this->without( 'return', 'hashes', 'since' );
	}

	/** Crosses out the user's id likewise. */
	public function settle_user_id(): bool {
		return $this->without( 'user_id' );
	}

	/** Crosses out all that was to go back to Encharge. */
	public function settle(): bool {
		return $this->without( 'return', 'hashes', 'since', 'user_id' );
	}

	private function without( string ...$what ): bool {
		/** @var Owed $owed */
		$owed = array_diff_key( $this->owed, array_flip( $what ) );

		// Nobody pays what is paid.
		if ( ! isset( $owed['return'] ) && ! isset( $owed['user_id'] ) ) {
			unset( $owed['paid_until'] );
		}

		return $this->replace( $owed );
	}

	/** @param Owed $owed */
	private function replace( array $owed ): bool {
		global $wpdb;

		$replaced = 1 === $wpdb->update(
			Schema::contacts_table(),
			array( 'owed' => array() === $owed ? null : wp_json_encode( $owed ) ),
			array(
				'contact_id' => $this->contact_id,
				'owed'       => wp_json_encode( $this->owed ),
			)
		);

		$this->owed = $replaced ? $owed : $this->owed;

		return $replaced;
	}
}
