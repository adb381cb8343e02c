<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use SensitiveParameter;

/**
 * An address from Encharge that its user has yet to confirm.
 *
 * It is kept where WordPress keeps one that the user entered, which shows it in
 * their profile and lets them decline it. WordPress applies such an address for
 * whoever follows the link with its key, even if a foreign page made them: safe
 * where only the user can have asked for it. Here anybody may have, and the mail
 * goes to them. So the mailed link has a token of its own, in a mark beside.
 */
final class PendingAddress {

	/** The user meta key under which WordPress keeps an address to be confirmed. */
	private const WORDPRESS = '_new_email';

	/** The user meta key of our mark beside it: array{address: string, token: string, hash: string, mailed: bool}. */
	public const META_KEY = 'encharge_address_claim';

	private function __construct(
		public readonly string $address,
		#[SensitiveParameter]
		public readonly string $token,
		public readonly bool $is_mailed
	) {}

	/**
	 * Begins to wait for a user's word.
	 *
	 * @return bool whether the database took it
	 */
	public static function ask( int $user_id, string $address ): bool {
		$hash = self::random();

		return false !== update_user_meta(
			$user_id,
			self::META_KEY,
			array(
				'address' => wp_slash( $address ),
				'token'   => self::random(),
				'hash'    => $hash,
				'mailed'  => false,
			)
		) && false !== update_user_meta(
			$user_id,
			self::WORDPRESS,
			array(
				'hash'     => $hash,
				'newemail' => wp_slash( $address ),
			)
		);
	}

	/** @return self|null what was asked and still stands; null if nothing, or if the user entered another address since */
	public static function of( int $user_id ): ?self {
		$mark = self::mark( $user_id );

		return null !== $mark && self::hash_in_profile( $user_id ) === $mark['hash']
			? new self( $mark['address'], $mark['token'], $mark['mailed'] )
			: null;
	}

	/** @return bool whether the user is changing their address themselves */
	public static function is_users_own( int $user_id ): bool {
		$hash = self::hash_in_profile( $user_id );

		return null !== $hash && ( self::mark( $user_id )['hash'] ?? null ) !== $hash;
	}

	/** @return bool whether the user was asked for this address and dismissed it in their profile */
	public static function is_declined( int $user_id, string $address ): bool {
		return ( self::mark( $user_id )['address'] ?? null ) === $address && null === self::hash_in_profile( $user_id );
	}

	/** Keeps that the mail with the link went out. */
	public static function mark_mailed( int $user_id ): void {
		$mark = self::mark( $user_id );

		if ( null !== $mark ) {
			update_user_meta( $user_id, self::META_KEY, wp_slash( array( 'mailed' => true ) + $mark ) );
		}
	}

	/** Forgets what was asked; an address that the user entered stays. */
	public static function withdraw( int $user_id ): void {
		if ( null !== self::of( $user_id ) ) {
			delete_user_meta( $user_id, self::WORDPRESS );
		}

		delete_user_meta( $user_id, self::META_KEY );
	}

	/** @return array{address: string, token: string, hash: string, mailed: bool}|null */
	private static function mark( int $user_id ): ?array {
		$mark = get_user_meta( $user_id, self::META_KEY, true );

		return is_array( $mark ) && is_string( $mark['address'] ?? null ) && is_string( $mark['token'] ?? null ) && is_string( $mark['hash'] ?? null )
			? array(
				'address' => $mark['address'],
				'token'   => $mark['token'],
				'hash'    => $mark['hash'],
				'mailed'  => true === ( $mark['mailed'] ?? false ),
			)
			: null;
	}

	private static function hash_in_profile( int $user_id ): ?string {
		$pending = get_user_meta( $user_id, self::WORDPRESS, true );

		return is_array( $pending ) && is_string( $pending['hash'] ?? null ) ? $pending['hash'] : null;
	}

	private static function random(): string {
		return bin2hex( random_bytes( 16 ) );
	}
}
