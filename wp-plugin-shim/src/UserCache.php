<?php
/**
 * UserCache: what WordPress has cached of the users of a transaction.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

use WP_User;

/**
 * After COMMIT, a persistent cache may hold what somebody read before it; after
 * ROLLBACK, what never came to be. Users are cached by id, login, nicename and
 * address, so those that a user had meanwhile are remembered.
 */
final class UserCache {

	/** @var array<int, list<WP_User>> user id → the user as they were at some time */
	private array $users = array();

	/** Remembers a user as they are cached now. */
	public function remember( int $user_id ): void {
		$user = get_userdata( $user_id );

		$this->users[ $user_id ] = array( ...$this->users[ $user_id ] ?? array(), ...( false === $user ? array() : array( clone $user ) ) );
	}

	/** Deletes what is cached of one user. */
	public function clean( int $user_id ): void {
		$this->remember( $user_id );

		foreach ( $this->users[ $user_id ] as $user ) {
			clean_user_cache( $user );
		}

		wp_cache_delete( $user_id, 'users' );
		wp_cache_delete( $user_id, 'user_meta' );
	}

	/** Deletes what is cached of all users that were remembered. */
	public function clean_all(): void {
		array_map( $this->clean( ... ), array_keys( $this->users ) );
	}
}
