<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\WordPress\Compat\Network;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Privacy\ErasedAddresses;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\KnownContacts;
use Encharge\Webhooks\WordPress\Sync\UnknownContact;
use WP_User;

/**
 * What a person's address is believed for.
 *
 * An address in Encharge is a claim, not a proof: whoever fills in a form
 * changes it. Every rule by which it leads to a user, or becomes one's own, is
 * here.
 *
 * @phpstan-type Change array{rule: 'write'|'ask'|'wait'|'keep', note: ?array{string, string}}
 */
final class AddressClaim {

	/**
	 * @param Settings     $settings for address_changes
	 * @param UserFinder   $finder   who has an address
	 * @param ContactTable $contacts who is linked to whom
	 */
	public function __construct(
		private readonly Settings $settings,
		private readonly UserFinder $finder,
		private readonly ContactTable $contacts,
	) {}

	/**
	 * The user who has the address of a person who is linked to nobody.
	 *
	 * @param string|null $email the person's address, as it was written
	 * @return FoundUser|null by their address, also where the user is linked to another contact: see settled()
	 */
	public function user( ?string $email ): ?FoundUser {
		$email   = UserFinder::usable_email( $email );
		$user_id = null === $email ? null : $this->finder->ids_by_email( $email )[0] ?? null;
		$user    = null === $user_id ? false : get_userdata( $user_id );

		return false === $user ? null : new FoundUser( $user, FoundBy::Address, $this->contacts->by_user( $user->ID )?->contact_id );
	}

	/**
	 * Tells a merge from a second contact with the same address.
	 *
	 * @param KnownContacts $known whether Encharge still knows the contact that the user is linked to
	 * @return FoundUser by FoundBy::Merge or FoundBy::OtherContact where the address led to another contact's user
	 * @throws UnknownContact If Encharge has to be asked first.
	 */
	public static function settled( FoundUser $found, KnownContacts $known ): FoundUser {
		// Nothing of a protected user hangs on the answer.
		if ( FoundBy::Address !== $found->by || null === $found->relinked_from || ProtectedUsers::is_protected( $found->user->ID ) ) {
			return $found;
		}

		return new FoundUser( $found->user, $known->has( $found->relinked_from ) ? FoundBy::OtherContact : FoundBy::Merge, $found->relinked_from );
	}

	/**
	 * @param string|null $address a person's who has no user yet, or is linked to none
	 * @return string|null why they get none, for a person; null if their personal data were not erased, or may come again
	 */
	public static function erasure( ?string $address ): ?string {
		return null !== $address && ErasedAddresses::has( $address )
			/* translators: %s: a command line. */
			? sprintf( __( 'The personal data of whoever has this address were erased on this site. An administrator can let them come again, on the tab Tools or by: %s', 'webhooks-for-encharge' ), WpCommand::encharge( 'erasure lift <address>' ) )
			: null;
	}

	/**
	 * What becomes of another address of a user who exists.
	 *
	 * @param string $address one that WordPress takes, other than the user's
	 * @return Change write: at once; ask: the user, by a mail to the new address; wait: they have been asked; keep the old one;
	 *         a note's code and message, if it is not written
	 */
	public function change( WP_User $user, string $address ): array {
		$refusal = $this->refusal( $user, $address );

		if ( null !== $refusal ) {
			return self::rule( 'keep', $refusal );
		}

		if ( 'write' === $this->settings->text( 'address_changes' ) || self::is_unused( $user ) ) {
			return self::rule( 'write' );
		}

		$pending = PendingAddress::of( $user->ID );
		$kept    = match ( true ) {
			'never' === $this->settings->text( 'address_changes' )        => __( 'The user keeps their address: the setting address_changes says so.', 'webhooks-for-encharge' ),
			PendingAddress::is_users_own( $user->ID )             => __( 'The user is changing their address themselves.', 'webhooks-for-encharge' ),
			PendingAddress::is_declined( $user->ID, $address )    => __( 'The user was asked, and declined this address.', 'webhooks-for-encharge' ),
			default                                               => null,
		};

		if ( null !== $kept ) {
			return self::rule( 'keep', array( 'address_kept', $kept ) );
		}

		// Who was asked already is not asked again by every webhook; a mail that was lost is.
		return self::rule(
			null !== $pending && $pending->address === $address && $pending->is_mailed ? 'wait' : 'ask',
			array( 'address_to_confirm', __( 'The user has to confirm the new address by the link that is mailed to it.', 'webhooks-for-encharge' ) )
		);
	}

	/** @return bool whether the user, whose word it is now, may have an address for which they were asked */
	public function can_be_confirmed( WP_User $user, string $address ): bool {
		return 'never' !== $this->settings->text( 'address_changes' )
			&& ! ProtectedUsers::is_protected( $user->ID )
			&& null === NetworkAccount::not_this_sites( $user->ID )
			&& null === $this->refusal( $user, $address );
	}

	/** A sign-in to another site of a network is seen only where the plugin runs on all of them. */
	private static function is_unused( WP_User $user ): bool {
		return FirstSignIn::is_awaited( $user ) && ( ! is_multisite() || Network::has_plugin_everywhere() );
	}

	/** @return array{string, string}|null a note's code and message */
	private function refusal( WP_User $user, string $address ): ?array {
		if ( strlen( $address ) > FieldRules::EMAIL_BYTES ) {
			return array( 'address_too_long', __( 'The address is over 100 bytes.', 'webhooks-for-encharge' ) );
		}

		if ( $this->finder->is_address_taken( $address, $user->ID ) ) {
			return array( 'address_taken', __( 'Another user has this address.', 'webhooks-for-encharge' ) );
		}

		$refusal = Network::address_refusal( $address );

		return null === $refusal ? null : array( 'address_refused', $refusal );
	}

	/**
	 * @param 'write'|'ask'|'wait'|'keep' $rule
	 * @param array{string, string}|null  $note
	 * @return Change
	 */
	private static function rule( string $rule, ?array $note = null ): array {
		return array(
			'rule' => $rule,
			'note' => $note,
		);
	}
}
