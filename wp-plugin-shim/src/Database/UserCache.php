<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

use WP_User;

/**
 * What WordPress has cached of the users of a transaction.
 *
 * After COMMIT, a persistent cache may hold what somebody read before it; after
 * ROLLBACK, what never came to be. Users are cached by id, login, nicename and
 * address, so those that a user had meanwhile are remembered.
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery -- fills the cache.
 */
final class UserCache {

	/** @var array<int, list<WP_User>> user id → the user as they were at some time */
	private array $users = array();

	/**
	 * Puts what was just read of a user in the place of what is cached.
	 *
	 * @param array<string, string|null> $row         the users table's, all columns
	 * @param bool                       $is_locked whether the row is; then the meta are locked, too, and else read when they are asked for
	 */
	public static function refresh( array $row, bool $is_locked ): void {
		self::forget( (int) $row['ID'] );
		update_user_caches( (object) $row );

		if ( $is_locked ) {
			self::lock_meta( (int) $row['ID'] );
		}
	}

	/**
	 * Locks a user, so that others who want to write them wait, and reads them as
	 * they are by then: at REPEATABLE READ a plain read shows the user as they
	 * were before the lock was waited for.
	 */
	public static function lock( int $user_id ): void {
		global $wpdb;

		self::forget( $user_id );

		/** @var array<string, string|null>|null $row */
		$row = $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM %i WHERE ID = %d FOR UPDATE', $wpdb->users, $user_id ), ARRAY_A );

		if ( null !== $row ) {
			self::refresh( $row, true );
		}
	}

	private static function lock_meta( int $user_id ): void {
		global $wpdb;

		/** @var list<array{user_id: string, meta_key: string, meta_value: string|null}>|null $rows */
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT user_id, meta_key, meta_value FROM %i WHERE user_id = %d ORDER BY umeta_id FOR UPDATE', $wpdb->usermeta, $user_id ), ARRAY_A );
		$meta = array();

		// A read that failed is no user without meta.
		if ( '' !== $wpdb->last_error || null === $rows ) {
			return;
		}

		foreach ( $rows as $row ) {
			$meta[ $row['meta_key'] ][] = $row['meta_value'];
		}

		wp_cache_set( $user_id, $meta, 'user_meta' );
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

		try {
			array_map( clean_user_cache( ... ), $this->users[ $user_id ] );
		} finally {
			// A plugin on clean_user_cache may throw.
			self::forget( $user_id );
		}
	}
}
