<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

use Encharge\Webhooks\WordPress\Sync\Timing;

/**
 * All of one user's changes, or none.
 *
 * Begins, locks, verifies, commits, and runs the work once more where the
 * transaction turns out not to have been one.
 *
 * Locks are rows: one UPDATE takes them in order, so that two webhooks cannot
 * deadlock, and they are held until the end whatever is killed. A savepoint set
 * right after proves at the end that the transaction still is the same: DDL or
 * START TRANSACTION in some plugin's hook, a reconnect and a deadlock all
 * destroy it. A statement that fails without ending the transaction, such as
 * one that waited too long for a lock, shows in what wpdb keeps of errors.
 *
 * phpcs:disable WordPress.DB.DirectDatabaseQuery -- transactions have no API in WordPress, and nothing here can come from a cache.
 */
final class Transaction {

	/** The buckets of contacts and addresses, which are locked first and in order. */
	private const BUCKETS = 768;

	/** The buckets of logins: whoever holds one of these waits for no other lock, so that nobody waits in a circle. */
	private const LOGIN_BUCKETS = 256;

	/** How many places for buckets the statement has. */
	private const LOCKS = 2;

	/** How many arguments its hooks take at most. */
	private const HOOK_ARGUMENTS = 5;

	private readonly DatabaseConnection $connection;

	/** How many errors wpdb had seen when the transaction began. */
	private int $errors = 0;

	private bool $open = false;

	private bool $committed = false;

	/** Whether the savepoint has been released: it was there to the end. */
	private bool $proven = false;

	private UserCache $cache;

	private readonly MetaCache $meta_cache;

	private readonly ColumnChecks $column_checks;

	/** @var list<array{string, \Closure, int}> hook, callback, priority of what spares statements while the transaction is open */
	private array $hooks = array();

	/** Users who were inserted since run() began. */
	private InsertedUsers $inserted;

	private bool $repeated = false;

	public function __construct( private readonly Timing $timing ) {
		$this->connection    = new DatabaseConnection();
		$this->cache         = new UserCache();
		$this->inserted      = new InsertedUsers();
		$this->meta_cache    = new MetaCache();
		$this->column_checks = new ColumnChecks();
	}

	/**
	 * Runs $work inside a transaction that holds the locks, and commits. If the
	 * transaction did not hold, everything is rolled back, and $work runs a
	 * second time: it must find what the first left behind, if anything.
	 *
	 * An exception from $work rolls back and comes out of here; $work is only run
	 * again for it if the transaction was over before.
	 *
	 * @template T
	 * @param non-empty-list<string> $lock_keys what must not be worked by two at once, such as a contact id and an address; 2 at most
	 * @param callable(self): T      $work      reads and writes by wpdb and WordPress's functions
	 * @return T what $work returned
	 * @throws TransactionFailed If it did not hold the second time either.
	 */
	public function run( array $lock_keys, callable $work ): mixed {
		$this->inserted = new InsertedUsers();
		$this->cache    = new UserCache();
		$this->repeated = false;

		try {
			return $this->attempt( $lock_keys, $work );
		} catch ( TransactionFailed ) {
			$this->repeated = true;
		}

		try {
			return $this->attempt( $lock_keys, $work );
		} catch ( \Throwable $exception ) {
			$this->remove_inserted();

			throw $exception instanceof TransactionFailed ? $exception->getPrevious() ?? $exception : $exception;
		}
	}

	/** @return bool whether what the last run() wrote is committed, even if a plugin threw when its user's cache was cleaned */
	public function is_committed(): bool {
		return $this->committed;
	}

	/** @return bool whether this is, or was, the second attempt */
	public function is_repeated(): bool {
		return $this->repeated;
	}

	/**
	 * Asks the savepoint, which answers once: to be called when all of the work
	 * is written, or when something is not as it was written.
	 *
	 * @return bool whether the transaction still is the one that began, with nothing missing in it
	 */
	public function is_whole(): bool {
		global $wpdb;

		$this->proven = $this->proven || ( $this->connection->is_held() && false !== $this->quietly( static fn () => $wpdb->query( 'RELEASE SAVEPOINT encharge_webhooks' ) ) );

		return $this->proven && ! FailedStatement::is_among_errors_since( $this->errors ) && $this->connection->is_held();
	}

	/**
	 * Sees to it that the locks which were asked for since are held, and that
	 * nothing was read wrong, before anything is decided or written that only
	 * they make safe: InnoDB has rolled back a deadlock's victim, and would take
	 * what follows one statement at a time; core takes a read that failed for a
	 * user without meta.
	 *
	 * @throws TransactionFailed If a statement failed, or the connection is another one.
	 */
	public function check(): void {
		if ( FailedStatement::is_among_errors_since( $this->errors ) || ! $this->connection->is_held() ) {
			throw TransactionFailed::because( 'lock' );
		}
	}

	/**
	 * @param string|null $key what must not be worked by two at once who make a user; null for nothing
	 * @throws TransactionFailed If the lock could not be had.
	 */
	public function lock_login( ?string $key ): void {
		global $wpdb;

		if ( null === $key ) {
			return;
		}

		$locked = $wpdb->query(
			$wpdb->prepare( 'INSERT INTO %i (bucket, n) VALUES (%d, 1) ON DUPLICATE KEY UPDATE n = n + 1', Schema::locks_table(), self::BUCKETS + crc32( $key ) % self::LOGIN_BUCKETS )
		);

		if ( false === $locked ) {
			throw TransactionFailed::because( 'lock' );
		}
	}

	/** Takes note of a user who was read inside the transaction, to be written: what is cached of them is deleted at its end. */
	public function include_user( int $user_id ): void {
		$this->cache->remember( $user_id );
		$this->meta_cache->keep( $user_id, false );
	}

	/** @return bool whether the user was inserted since run() began: a first attempt may leave one behind */
	public function has_inserted( int $user_id ): bool {
		return $this->inserted->has( $user_id );
	}

	/** Gives up a transaction whose work was ended by exit or a fatal error. */
	public function abort(): void {
		if ( $this->open && DatabaseConnection::is_open() ) {
			$this->roll_back();
			$this->remove_inserted();
		} else {
			$this->connection->release();
		}
	}

	/**
	 * @template T
	 * @param non-empty-list<string> $lock_keys
	 * @param callable(self): T      $work
	 * @return T
	 * @throws TransactionFailed If the transaction could not be held to its end.
	 */
	private function attempt( array $lock_keys, callable $work ): mixed {
		// The earliest moment at which a user's row is known to be there.
		$watch = function ( array $meta, \WP_User $user, bool $update ): array {
			if ( ! $update ) {
				$this->inserted->add( $user );
				$this->meta_cache->keep( $user->ID, true );
			}

			$this->cache->remember( $user->ID );

			return $meta;
		};

		$this->begin( $lock_keys );
		$this->add_hooks();
		add_filter( 'insert_user_meta', $watch, PHP_INT_MIN, 3 );

		try {
			$result = $work( $this );
		} catch ( \Throwable $exception ) {
			$held = $exception instanceof TransactionFailed || $this->is_whole();
			$this->roll_back();

			throw $held ? $exception : TransactionFailed::because( 'ended', $exception );
		} finally {
			remove_filter( 'insert_user_meta', $watch, PHP_INT_MIN );
		}

		$this->commit();

		return $result;
	}

	/** @param non-empty-list<string> $lock_keys */
	private function begin( array $lock_keys ): void {
		global $wpdb;

		$started = hrtime( true );

		$this->lock_no_gaps();

		$this->open      = true;
		$this->committed = false;
		$this->proven    = false;
		$this->errors    = FailedStatement::error_count();
		$buckets         = array_map( static fn ( string $key ): int => crc32( $key ) % self::BUCKETS, $lock_keys );
		$locked          = $wpdb->query( 'START TRANSACTION' );
		$this->connection->hold();

		$locked = false !== $locked && $wpdb->query(
			$wpdb->prepare(
				'UPDATE %i SET n = n + 1 WHERE bucket IN ( %d, %d ) ORDER BY bucket',
				Schema::locks_table(),
				...array_pad( $buckets, self::LOCKS, $buckets[0] )
			)
		);

		if ( ! $locked || ! $this->connection->is_held() || false === $wpdb->query( 'SAVEPOINT encharge_webhooks' ) ) {
			$this->roll_back();

			throw TransactionFailed::because( 'lock' );
		}

		$this->timing->add_since( 'lock', $started );
	}

	/**
	 * Has the next transaction lock only the rows that it writes. By default
	 * InnoDB also locks the gaps between them, and all that a statement reads on
	 * its way: webhooks for users who follow each other deadlock then. A server
	 * that logs statements instead of rows would refuse every write, and is left
	 * as it is.
	 */
	private function lock_no_gaps(): void {
		global $wpdb;

		if ( ! $wpdb->dbh instanceof \mysqli ) {
			return;
		}

		// Only the next transaction's, since neither GLOBAL nor SESSION is said.
		$isolation = '@@' . ( str_contains( $wpdb->db_server_info(), 'MariaDB' ) ? 'tx_isolation' : 'transaction_isolation' );

		$this->quietly( static fn () => $wpdb->query( "SET $isolation = IF( @@log_bin AND @@binlog_format = 'STATEMENT', $isolation, 'READ-COMMITTED' )" ) ); // phpcs:ignore WordPress.DB.PreparedSQL -- names alone.
	}

	private function commit(): void {
		global $wpdb;

		$started = hrtime( true );

		if ( ! $this->is_whole() || false === $wpdb->query( 'COMMIT' ) || ! $this->connection->is_held() ) {
			$this->roll_back();

			throw TransactionFailed::because( 'ended' );
		}

		$this->committed = true;
		$this->connection->release();
		$this->end();
		$this->timing->add_since( 'commit', $started );
	}

	private function roll_back(): void {
		global $wpdb;

		$this->connection->release();
		$this->quietly( static fn () => $wpdb->query( 'ROLLBACK' ) );
		$this->inserted->remove_half_made();
		$this->end();
	}

	private function end(): void {
		$this->open = false;
		$this->remove_hooks();
		$this->cache->clean_all();
	}

	private function add_hooks(): void {
		$this->hooks = array( ...$this->meta_cache->hooks(), ...$this->column_checks->hooks() );

		foreach ( $this->hooks as list( $hook, $callback, $priority ) ) {
			add_filter( $hook, $callback, $priority, self::HOOK_ARGUMENTS );
		}
	}

	private function remove_hooks(): void {
		foreach ( $this->hooks as list( $hook, $callback, $priority ) ) {
			remove_filter( $hook, $callback, $priority );
		}

		$this->hooks = array();
	}

	/** There is no further attempt to finish those whom a hook's own COMMIT kept. */
	private function remove_inserted(): void {
		$this->inserted->remove_all();
		$this->cache->clean_all();
	}

	/** A proof that is expected to fail at times must not fill the site's error log. */
	private function quietly( callable $query ): mixed {
		global $wpdb;

		$suppressed = $wpdb->suppress_errors();

		try {
			return $query();
		} finally {
			$wpdb->suppress_errors( $suppressed );
		}
	}
}
