<?php
/**
 * AddressClaim: what a person's address is believed for.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\WordPress\Contacts;
use Encharge\Webhooks\WordPress\Network;
use Encharge\Webhooks\WordPress\Settings;
use WP_User;

/**
 * An address in Encharge is a claim, not a proof: whoever fills in a form
 * changes it. Every rule by which it leads to a user, or becomes one's own, is
 * here.
 *
 * @phpstan-import-type Found from UserFinder
 * @phpstan-type Change array{rule: 'write'|'confirm'|'keep', note: ?array{string, string}}
 */
final class AddressClaim {

	/** Where WordPress keeps an address that its user has yet to confirm. */
	public const PENDING = '_new_email';

	/**
	 * @param Settings   $settings for address_changes
	 * @param UserFinder $finder   who has an address
	 * @param Contacts   $contacts who is linked to whom
	 */
	public function __construct(
		private readonly Settings $settings,
		private readonly UserFinder $finder,
		private readonly Contacts $contacts,
	) {}

	/**
	 * The user who has the address of a person who is linked to nobody.
	 *
	 * @param string|null $email the person's address, as it was written
	 * @return Found by: "email", also where the user is linked to another contact, which relinked_from names: see settled()
	 */
	public function user( ?string $email ): array {
		$email   = UserFinder::usable_email( $email );
		$user_id = null === $email ? null : $this->finder->ids_by_email( $email )[0] ?? null;
		$user    = null === $user_id ? false : get_userdata( $user_id );

		return false === $user
			? UserFinder::found( null, null )
			: UserFinder::found( $user, 'email', $this->contacts->by_user( $user->ID )['contact_id'] ?? null );
	}

	/**
	 * Tells a merge from a second contact with the same address.
	 *
	 * @param Found                  $found
	 * @param callable(string): bool $is_known whether Encharge knows a contact
	 * @return Found by: "merge" if Encharge no longer knows the contact that the user is linked to, "other" if it does
	 */
	public static function settled( array $found, callable $is_known ): array {
		// Nothing of a protected user hangs on the answer.
		if ( 'email' !== $found['by'] || null === $found['relinked_from'] || null === $found['user'] || ProtectedUsers::is_protected( $found['user']->ID ) ) {
			return $found;
		}

		return UserFinder::found( $found['user'], $is_known( $found['relinked_from'] ) ? 'other' : 'merge', $found['relinked_from'] );
	}

	/**
	 * What becomes of another address of a user who exists.
	 *
	 * @param string $address one that WordPress takes, other than the user's
	 * @return Change the rule; a note's code and message, if it is not written
	 */
	public function change( WP_User $user, string $address ): array {
		$refusal = $this->refusal( $user, $address );

		if ( null !== $refusal ) {
			return self::rule( 'keep', $refusal );
		}

		return match ( true ) {
			'write' === $this->settings->address_changes(), FirstSignIn::is_awaited( $user ) => self::rule( 'write' ),
			'never' === $this->settings->address_changes() => self::rule( 'keep', array( 'address_kept', __( 'The user keeps their address: the setting address_changes says so.', 'webhooks-for-encharge' ) ) ),
			default                                        => self::rule( 'confirm', array( 'address_to_confirm', __( 'The user has to confirm the new address by the link that is mailed to it.', 'webhooks-for-encharge' ) ) ),
		};
	}

	/** @return string the address that the user has yet to confirm; '' if there is none */
	public static function pending( int $user_id ): string {
		return self::pending_change( $user_id )['newemail'] ?? '';
	}

	/** @return array{hash: string, newemail: string}|null as WordPress keeps it */
	public static function pending_change( int $user_id ): ?array {
		$pending = get_user_meta( $user_id, self::PENDING, true );

		return is_array( $pending ) && is_string( $pending['hash'] ?? null ) && is_string( $pending['newemail'] ?? null )
			? array(
				'hash'     => $pending['hash'],
				'newemail' => $pending['newemail'],
			)
			: null;
	}

	/** @return array{string, string}|null a note's code and message */
	private function refusal( WP_User $user, string $address ): ?array {
		if ( strlen( $address ) > FieldRules::EMAIL_BYTES ) {
			return array( 'address_too_long', __( 'The address is over 100 bytes.', 'webhooks-for-encharge' ) );
		}

		if ( array() !== array_diff( $this->finder->ids_by_email( $address ), array( $user->ID ) ) ) {
			return array( 'address_taken', __( 'Another user has this address.', 'webhooks-for-encharge' ) );
		}

		$refusal = Network::address_refusal( $address );

		return null === $refusal ? null : array( 'address_refused', $refusal );
	}

	/**
	 * @param 'write'|'confirm'|'keep'   $rule
	 * @param array{string, string}|null $note
	 * @return Change
	 */
	private static function rule( string $rule, ?array $note = null ): array {
		return array(
			'rule' => $rule,
			'note' => $note,
		);
	}
}
