<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

use WP_User;

/**
 * Users who were inserted by a transaction that may not hold.
 *
 * What was written after a transaction had silently ended, and what a hook's
 * own COMMIT kept, survives the rollback: it is taken away here.
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery -- WordPress would fire hooks for users who never came to be.
 */
final class InsertedUsers {

	/** @var array<int, string> user id → login */
	private array $logins = array();

	/** Takes note of a user who was inserted. */
	public function add( WP_User $user ): void {
		$this->logins[ $user->ID ] = $user->user_login;
	}

	/** @return bool whether the user is one of them */
	public function has( int $user_id ): bool {
		return isset( $this->logins[ $user_id ] );
	}

	/** Removes the users whose row or whose capabilities are gone: nothing of such a user is worth keeping. */
	public function remove_half_made(): void {
		global $wpdb;

		$capabilities = $wpdb->get_blog_prefix() . 'capabilities';

		foreach ( array_keys( $this->logins ) as $user_id ) {
			$found = $wpdb->get_col( $wpdb->prepare( 'SELECT ID FROM %i INNER JOIN %i ON user_id = ID AND meta_key = %s WHERE ID = %d', $wpdb->users, $wpdb->usermeta, $capabilities, $user_id ) );

			if ( array() === $found && '' === $wpdb->last_error ) {
				$this->remove( $user_id );
			}
		}
	}

	/** Removes every user who was noted. */
	public function remove_all(): void {
		array_map( $this->remove( ... ), array_keys( $this->logins ) );
	}

	/** Nobody gets the id while what it has is deleted: a server that crashed, and SQLite, give that of a user who was rolled back once more. */
	private function remove( int $user_id ): void {
		global $wpdb;

		$login = $this->logins[ $user_id ];

		unset( $this->logins[ $user_id ] );

		if ( $wpdb->dbh instanceof \mysqli ) {
			// Locks what is not there, too, so that others wait who would insert it.
			$wpdb->query( 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ' );
		}

		$wpdb->query( 'START TRANSACTION' );

		$found = $wpdb->get_var( $wpdb->prepare( 'SELECT user_login FROM %i WHERE ID = %d FOR UPDATE', $wpdb->users, $user_id ) );

		if ( '' === $wpdb->last_error && in_array( $found, array( null, $login ), true ) ) {
			$wpdb->delete( $wpdb->usermeta, array( 'user_id' => $user_id ), array( '%d' ) );
			$wpdb->delete( $wpdb->users, array( 'ID' => $user_id ), array( '%d' ) );
			$wpdb->update( Schema::contacts_table(), array( 'user_id' => null ), array( 'user_id' => $user_id ) );
		}

		$wpdb->query( 'COMMIT' );
	}
}
