<?php
/**
 * UserChanges: what a person's values would change of a user.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\WordPress\Database\UserMeta;
use Encharge\Webhooks\WordPress\Network;
use WP_User;

/**
 * Compares, so that what is the same is not written and fires nothing.
 *
 * @phpstan-import-type Note from Plan
 * @phpstan-import-type Values from PersonValues
 */
final class UserChanges {

	/** Set when a user is created, and never again. */
	private const ONLY_AT_CREATION = array( 'user_login', 'user_pass' );

	/** Columns of the users table, which a network's sites share. */
	private const SHARED = array( 'user_email', 'user_url', 'display_name' );

	/** An empty one becomes the login, or what of an address everybody may see. */
	private const NEVER_EMPTY = array( 'nickname', 'display_name' );

	/**
	 * @param PersonValues $values for the names of fields in notes
	 * @param UserRecord   $record who has an address
	 */
	public function __construct(
		private readonly PersonValues $values,
		private readonly UserRecord $record,
	) {}

	/**
	 * @param Values $values       as they are to be stored, not slashed; '' wipes
	 * @param bool   $is_protected whether the user is a protected one
	 * @return array{userdata: array<string, string>, meta: Values, notes: list<Note>} only what differs
	 */
	public function of( WP_User $user, array $values, bool $is_protected ): array {
		$changes = array(
			'userdata' => array(),
			'meta'     => array(),
			'notes'    => array(),
		);

		$is_shared = Network::belongs_elsewhere( $user->ID );

		foreach ( array_diff_key( $values, array_flip( self::ONLY_AT_CREATION ) ) as $key => $value ) {
			$key     = (string) $key;
			$is_meta = ! isset( FieldRules::USER_FIELDS[ $key ] );

			if ( $is_meta ? UserMeta::is_stored( $user->ID, $key, $value ) : self::is_field_unchanged( $user, $key, $value ) ) {
				continue;
			}

			$refusal = $this->refusal( $user, $key, $value, $is_protected, $is_shared );

			if ( null !== $refusal ) {
				$changes['notes'][] = Plan::note( $refusal[0], $this->values->field( $key ), $refusal[1] );
			} elseif ( $is_meta ) {
				$changes['meta'][ $key ] = $value;
			} else {
				$changes['userdata'][ $key ] = self::field_value( $user, $key, $value );
			}
		}

		return $changes;
	}

	/**
	 * @param string|list<string> $value
	 * @return array{string, string}|null a note's code and message, if the user keeps what they have
	 */
	private function refusal( WP_User $user, string $key, string|array $value, bool $is_protected, bool $is_shared ): ?array {
		if ( $is_protected && ! in_array( $key, ProtectedUsers::WRITABLE, true ) ) {
			return array( 'protected_user', __( 'A webhook does not change this of a protected user.', 'webhooks-for-encharge' ) );
		}

		if ( $is_shared && in_array( $key, self::SHARED, true ) ) {
			return array( 'shared_user', __( 'The user belongs to other sites of the network, too: only meta and tags are written.', 'webhooks-for-encharge' ) );
		}

		return 'user_email' === $key && is_string( $value ) ? $this->address_refusal( $user, $value ) : null;
	}

	/** @return array{string, string}|null */
	private function address_refusal( WP_User $user, string $address ): ?array {
		if ( strlen( $address ) > FieldRules::EMAIL_BYTES ) {
			return array( 'address_too_long', __( 'The address is over 100 bytes.', 'webhooks-for-encharge' ) );
		}

		if ( $this->record->is_address_taken( $address, $user->ID ) ) {
			return array( 'address_taken', __( 'Another user has this address.', 'webhooks-for-encharge' ) );
		}

		$refusal = Network::address_refusal( $address );

		return null === $refusal ? null : array( 'address_refused', $refusal );
	}

	/** @param string|list<string> $value */
	private static function is_field_unchanged( WP_User $user, string $key, string|array $value ): bool {
		$value = self::field_value( $user, $key, $value );
		$now   = $user->get( $key );
		$now   = is_string( $now ) ? $now : '';

		// Who only writes the address in another case has the same one; none is ever wiped.
		if ( 'user_email' === $key ) {
			return '' === $value || strtolower( $value ) === strtolower( $now );
		}

		return $value === $now;
	}

	/** @param string|list<string> $value */
	private static function field_value( WP_User $user, string $key, string|array $value ): string {
		$value = is_array( $value ) ? implode( ', ', $value ) : $value;

		return '' === $value && in_array( $key, self::NEVER_EMPTY, true ) ? LoginName::public_part( $user->user_login ) : $value;
	}
}
