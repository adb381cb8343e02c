<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * WordPress's connection to its database, and how a transaction holds on to it.
 *
 * WordPress connects anew without a word, and sends the statement again that found
 * the connection gone. What follows would be written for itself, and of a user
 * who was rolled back for whoever has got their id since: a server that crashed
 * gives it once more.
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery -- of the connection itself.
 */
final class DatabaseConnection {

	/** The error of a connection that is gone, the one for which wpdb connects anew. */
	private const GONE = 2006;

	/** What wpdb called its connection when it was held. */
	private mixed $connection = null;

	/** Whether wpdb has connected anew to where nothing may be written before release(). */
	private bool $is_read_only = false;

	/** @return bool whether there is one: after it was lost, wpdb ends the request at the next statement */
	public static function is_open(): bool {
		global $wpdb;

		return null !== $wpdb->dbh;
	}

	/** Holds the connection on which a transaction has just begun. */
	public function hold(): void {
		global $wpdb;

		$this->connection = $wpdb->dbh;

		add_filter( 'query', array( $this, 'refuse_statement' ), PHP_INT_MIN );
		add_filter( 'incompatible_sql_modes', array( $this, 'refuse_writes' ) );
	}

	/** @return bool whether wpdb has the same connection still */
	public function is_held(): bool {
		global $wpdb;

		return $wpdb->dbh === $this->connection;
	}

	/** Lets wpdb go on with the connection that it has. */
	public function release(): void {
		global $wpdb;

		remove_filter( 'query', array( $this, 'refuse_statement' ), PHP_INT_MIN );
		remove_filter( 'incompatible_sql_modes', array( $this, 'refuse_writes' ) );

		if ( $this->is_read_only && self::is_open() ) {
			$wpdb->query( 'SET SESSION TRANSACTION READ WRITE' );
		}

		$this->connection   = null;
		$this->is_read_only = false;
	}

	/**
	 * Stops who goes on after wpdb has connected anew.
	 *
	 * @param string $statement the next
	 * @return string the same
	 * @throws TransactionFailed If the connection is another one.
	 */
	public function refuse_statement( string $statement ): string {
		if ( $this->was_lost() ) {
			throw TransactionFailed::because( 'ended' );
		}

		return $statement;
	}

	/**
	 * Has a new connection refuse the statement that is sent again on it. wpdb asks
	 * for the modes when it connects, unless the server has none.
	 *
	 * @param array<mixed> $modes what WordPress does without
	 * @return array<mixed> the same
	 */
	public function refuse_writes( array $modes ): array {
		global $wpdb;

		if ( $this->was_lost() && $wpdb->dbh instanceof \mysqli ) {
			$this->is_read_only = false !== $wpdb->dbh->query( 'SET SESSION TRANSACTION READ ONLY' );
		}

		return $modes;
	}

	/** A drop-in for several servers may have another one under way while ours lives. */
	private function was_lost(): bool {
		return $this->connection instanceof \mysqli && ! $this->is_held() && self::GONE === $this->connection->errno;
	}
}
