<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * Keeps users' cached meta true while it is written.
 *
 * WordPress forgets all of a user's meta at each write and reads it anew for
 * the next. Inside a transaction that reads a user first, the answer is known.
 * So is whether a user who was made in it has a row already, which WordPress
 * asks before it adds one. (Of others it is not: a visitor may add it meanwhile.)
 *
 * What is not certain goes WordPress's way: what other plugins write from their
 * hooks, several rows of one key, keys that the database may take for the same,
 * a value that register_meta() cleans. After a statement that goes past
 * WordPress's functions nothing is certain.
 */
final class MetaCache {

	private const GROUP = 'user_meta';

	/** @var array<int, bool> user id, of those whose cached meta was read inside the transaction → whether they were made inside it */
	private array $users = array();

	/** @var array<int, true> user id, of those whose meta is cached because this class has cached it */
	private array $remembered = array();

	/** @var array<string, list<string>>|null what was cached before the write under way */
	private ?array $before = null;

	/** Whether the next statement that writes meta is one that WordPress's functions have told of. */
	private bool $is_announced = false;

	/** How many hooks are under way when nobody but the transaction writes. */
	private int $depth = 0;

	/**
	 * Begins anew, with those users who are named from now on.
	 *
	 * @return list<array{string, \Closure, int}> by what their meta is kept, as long as it is hooked: hook, callback, priority
	 */
	public function hooks(): array {
		$this->users        = array();
		$this->remembered   = array();
		$this->before       = null;
		$this->is_announced = false;
		$this->depth        = self::hooks_under_way();

		return array(
			array( 'update_user_metadata', $this->add_what_is_missing( ... ), PHP_INT_MAX ),
			array( 'add_user_meta', fn ( int $user_id ) => $this->before_write( $user_id ), PHP_INT_MAX ),
			array( 'update_user_meta', fn ( int $meta_id, int $user_id ) => $this->before_write( $user_id ), PHP_INT_MAX ),
			array( 'delete_user_meta', fn () => $this->before_write( 0 ), PHP_INT_MAX ),
			array( 'query', $this->watch( ... ), PHP_INT_MAX ),
			array( 'added_user_meta', fn ( int $meta_id, int $user_id, string $key, mixed $value ) => $this->remember( $user_id, $key, $value, 0 ), PHP_INT_MIN ),
			array( 'updated_user_meta', fn ( int $meta_id, int $user_id, string $key, mixed $value ) => $this->remember( $user_id, $key, $value, 1 ), PHP_INT_MIN ),
		);
	}

	/**
	 * Names a user whose meta is read inside the transaction only.
	 *
	 * @param bool $is_new whether they were made inside it
	 */
	public function keep( int $user_id, bool $is_new ): void {
		$this->users[ $user_id ] = $is_new;
	}

	/**
	 * Hooked to update_user_metadata.
	 *
	 * @param mixed $check    not null: another plugin has done it
	 * @param mixed $previous the only value that is to be replaced, if any
	 */
	private function add_what_is_missing( mixed $check, int $user_id, string $key, mixed $value, mixed $previous ): mixed {
		$is_certain = null === $check
			&& '' === $previous
			&& $this->is_own()
			&& ( $this->users[ $user_id ] ?? false )
			&& self::is_plain( $value )
			&& 0 === $this->rows_like( $key, $this->cached( $user_id ) )
			&& ! has_filter( "sanitize_user_meta_$key" )
			&& ! has_filter( "sanitize_user_meta_{$key}_for_user" )
			// Another plugin may answer for what is not there, as WordPress asks before it writes.
			&& null === get_metadata_raw( 'user', $user_id, $key );

		if ( ! $is_certain ) {
			return $check;
		}

		++$this->depth;

		try {
			return (bool) add_user_meta( $user_id, wp_slash( $key ), wp_slash( $value ) );
		} finally {
			--$this->depth;
		}
	}

	private function before_write( int $user_id ): void {
		$this->before       = $this->is_own() ? $this->cached( $user_id ) : null;
		$this->is_announced = true;
	}

	/** Hooked to query: what writes the table without WordPress's functions leaves what is cached as it was. */
	private function watch( mixed $query ): mixed {
		global $wpdb;

		if ( is_string( $query ) && str_contains( $query, $wpdb->usermeta ) && 1 !== preg_match( '/\A[\s(]*(?:SELECT|SHOW)\b/i', $query ) ) {
			if ( ! $this->is_announced ) {
				array_map( static fn ( int $user_id ): bool => wp_cache_delete( $user_id, self::GROUP ), array_keys( $this->remembered ) );

				$this->users      = array();
				$this->remembered = array();
				$this->before     = null;
			}

			$this->is_announced = false;
		}

		return $query;
	}

	/**
	 * Hooked to added_user_meta and updated_user_meta: caches what was cached before, with the new value.
	 *
	 * @param int $rows how many rows the key had
	 */
	private function remember( int $user_id, string $key, mixed $value, int $rows ): void {
		$before       = $this->before;
		$this->before = null;
		$stored       = maybe_serialize( $value );
		$is_certain   = null !== $before
			&& count( $before[ $key ] ?? array() ) === $rows
			&& $this->rows_like( $key, $before ) === $rows
			&& self::is_plain( $value )
			&& is_scalar( $stored )
			&& self::is_exact( (string) $stored );

		if ( $is_certain ) {
			$this->remembered[ $user_id ] = true;
			wp_cache_add( $user_id, array_replace( $before, array( $key => array( (string) $stored ) ) ), self::GROUP );
		}
	}

	/** @return bool whether the write under way is the transaction's, not one from some plugin's hook */
	private function is_own(): bool {
		return self::hooks_under_way() === $this->depth + 1;
	}

	private static function hooks_under_way(): int {
		global $wp_current_filter;

		return count( $wp_current_filter );
	}

	private static function is_plain( mixed $value ): bool {
		return is_string( $value ) || is_int( $value ) || is_array( $value );
	}

	/** @return bool whether the database gives back what was just written as it was written; wpdb has seen to that in Unicode's character sets */
	private static function is_exact( string $stored ): bool {
		global $wpdb;

		return ColumnChecks::fits( 'meta_value', $stored ) || in_array( $wpdb->get_col_charset( $wpdb->usermeta, 'meta_value' ), array( 'utf8', 'utf8mb3', 'utf8mb4' ), true );
	}

	/** @return array<string, list<string>>|null null if it is not certain */
	private function cached( int $user_id ): ?array {
		$meta = isset( $this->users[ $user_id ] ) ? wp_cache_get( $user_id, self::GROUP ) : null;

		/** @var array<string, list<string>>|null */
		return is_array( $meta ) ? $meta : null;
	}

	/**
	 * Collations ignore case, accents and spaces at the end.
	 *
	 * @param array<string, list<string>>|null $meta
	 * @return int|null how many rows the database would find; null if that is not certain
	 */
	private function rows_like( string $key, ?array $meta ): ?int {
		if ( null === $meta || 1 !== preg_match( '/\A[\x21-\x7E]{1,191}\z/', $key ) || array() !== preg_grep( '/[^\x20-\x7E]/', array_keys( $meta ) ) ) {
			return null;
		}

		$same = array_filter( $meta, static fn ( int|string $other ): bool => strtolower( rtrim( (string) $other ) ) === strtolower( $key ), ARRAY_FILTER_USE_KEY );

		return array_sum( array_map( count( ... ), $same ) );
	}
}
