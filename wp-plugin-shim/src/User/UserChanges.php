<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\WordPress\Database\UserMeta;
use Encharge\Webhooks\WordPress\Sync\Note;
use WP_User;

/**
 * What a person's values would change of a user.
 *
 * Both are compared, so that what is the same is not written and fires nothing.
 *
 * @phpstan-import-type Values from PersonValues
 */
final class UserChanges {

	/** Fields that are set when a user is created, and never again. */
	private const ONLY_AT_CREATION = array( 'user_login', 'user_pass' );

	/** Fields that are never empty: the login stands in, or what of an address everybody may see. */
	private const NEVER_EMPTY = array( 'nickname', 'display_name' );

	/**
	 * @param PersonValues $values for the names of fields in notes
	 * @param AddressClaim $claim  what becomes of another address
	 */
	public function __construct(
		private readonly PersonValues $values,
		private readonly AddressClaim $claim,
	) {}

	/**
	 * @param Values $values       as they are to be stored, not slashed; '' wipes
	 * @param bool   $is_protected whether the user is a protected one
	 * @return array{userdata: array<string, string>, meta: Values, pending_address: ?string, notes: list<Note>} only what differs; in
	 *         pending_address the address that the user is to be asked to confirm, '' where they are not to be asked any more
	 */
	public function of( WP_User $user, array $values, bool $is_protected ): array {
		$changes = array(
			'userdata'        => array(),
			'meta'            => array(),
			'pending_address' => null,
			'notes'           => array(),
		);

		$not_ours   = NetworkAccount::not_this_sites( $user->ID );
		$is_claimed = false;

		foreach ( array_diff_key( $values, array_flip( self::ONLY_AT_CREATION ) ) as $key => $value ) {
			$key     = (string) $key;
			$is_meta = ! isset( FieldRules::USER_FIELDS[ $key ] );

			if ( $is_meta ? UserMeta::is_stored( $user->ID, $key, $value ) : self::is_field_unchanged( $user, $key, $value ) ) {
				continue;
			}

			$refusal = self::refusal( $key, $is_protected, $not_ours );

			if ( null === $refusal && 'user_email' === $key && is_string( $value ) ) {
				$change  = $this->claim->change( $user, $value );
				$refusal = $change['note'];

				$is_claimed                 = 'wait' === $change['rule'];
				$changes['pending_address'] = 'ask' === $change['rule'] ? $value : null;
			}

			if ( null !== $refusal ) {
				$changes['notes'][] = new Note( $refusal[0], $this->values->field( $key ), $refusal[1] );
			} elseif ( $is_meta ) {
				$changes['meta'][ $key ] = $value;
			} else {
				$changes['userdata'][ $key ] = self::field_value( $user, $key, $value );
			}
		}

		// What the user was asked is withdrawn where Encharge has another address by now, or where they may not be asked any more.
		if ( '' !== ( $values['user_email'] ?? '' ) && ! $is_claimed && null === $changes['pending_address'] && null !== PendingAddress::of( $user->ID ) ) {
			$changes['pending_address'] = '';
		}

		return $changes;
	}

	/**
	 * @param string|null $not_ours why the account is not this site's alone; null if it is
	 * @return array{string, string}|null a note's code and message, if the user keeps what they have
	 */
	private static function refusal( string $key, bool $is_protected, ?string $not_ours ): ?array {
		if ( $is_protected && ! in_array( $key, ProtectedUsers::WRITABLE, true ) ) {
			/* translators: %s: WordPress key. */
			return array( 'protected_user', sprintf( __( 'A webhook does not change %s of a protected user.', 'webhooks-for-encharge' ), $key ) );
		}

		if ( null !== $not_ours && ! NetworkAccount::is_key_of_this_site( $key ) ) {
			return array( 'network_user', $not_ours );
		}

		return null;
	}

	/** @param string|list<string> $value */
	private static function is_field_unchanged( WP_User $user, string $key, string|array $value ): bool {
		$value = self::field_value( $user, $key, $value );
		$now   = $user->get( $key );
		$now   = is_string( $now ) ? $now : '';

		// An address in another case is the same address, and no address is ever wiped.
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
