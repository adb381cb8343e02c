<?php
/**
 * UserCache: what WordPress has cached of the users of a transaction.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

use WP_User;

/**
 * After COMMIT, a persistent cache may hold what somebody read before it; after
 * ROLLBACK, what never came to be. Users are cached by id, login, nicename and
 * address, so those that a user had meanwhile are remembered.
 */
final class UserCache {

	/** @var array<int, list<WP_User>> user id → the user as they were at some time */
	private array $users = array();

	/**
	 * Puts what was just read of a user in the place of what is cached. Their meta are read anew.
	 *
	 * @param array<string, string|null> $row the users table's, all columns
	 */
	public static function refresh( array $row ): void {
		self::forget( (int) $row['ID'] );
		update_user_caches( (object) $row );
	}

	/**
	 * Runs wp_update_user(), which forgets the user before it has written
	 * anything, and reads them anew: the cache holds what was read inside the
	 * transaction.
	 *
	 * @template T
	 * @param \Closure(): T $update calls it
	 * @return T what it returned
	 */
	public static function kept_once( int $user_id, \Closure $update ): mixed {
		$cached = array( wp_cache_get( $user_id, 'users' ), wp_cache_get( $user_id, 'user_meta' ) );
		$keep   = static function ( int $cleaned ) use ( $user_id, $cached, &$keep ): void {
			remove_action( 'clean_user_cache', $keep, PHP_INT_MIN );

			if ( $cleaned === $user_id && is_object( $cached[0] ) && is_array( $cached[1] ) ) {
				wp_cache_add( $user_id, $cached[0], 'users' );
				wp_cache_add( $user_id, $cached[1], 'user_meta' );
			}
		};

		add_action( 'clean_user_cache', $keep, PHP_INT_MIN );

		try {
			return $update();
		} finally {
			remove_action( 'clean_user_cache', $keep, PHP_INT_MIN );
		}
	}

	/** Lets WordPress read a user and their meta anew. */
	public static function forget( int $user_id ): void {
		wp_cache_delete( $user_id, 'users' );
		wp_cache_delete( $user_id, 'user_meta' );
	}

	/** Remembers a user as they are cached now. */
	public function remember( int $user_id ): void {
		$row = wp_cache_get( $user_id, 'users' );

		$this->users[ $user_id ] ??= array();

		if ( $row instanceof \stdClass ) {
			$this->users[ $user_id ][] = new WP_User( $row );
		}
	}

	/** Deletes what is cached of all users that were remembered. */
	public function clean_all(): void {
		array_map( $this->clean( ... ), array_keys( $this->users ) );
	}

	private function clean( int $user_id ): void {
		$this->remember( $user_id );
		array_map( clean_user_cache( ... ), $this->users[ $user_id ] );
		self::forget( $user_id );
	}
}
