<?php
/**
 * MetaCache: keeps users' cached meta true while it is written.
 *
 * @package Encharge\Webhooks\WordPress
 */

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress;

/**
 * WordPress forgets all of a user's meta at each write and reads it anew for
 * the next, and it asks for a row that is known not to be there before it adds
 * one. Inside a transaction that reads a user first, both answers are known.
 *
 * What is not certain goes WordPress's way: several rows of one key, keys that
 * differ in case only (the database takes them for the same), a value that
 * register_meta() cleans.
 */
final class MetaCache {

	private const GROUP = 'user_meta';

	/** @var array<int, true> user id → whose cached meta was read inside the transaction */
	private array $users = array();

	/** @var array<string, list<string>>|null what was cached before the write under way */
	private ?array $before = null;

	/** @var list<array{string, \Closure, int}> hook, callback, priority */
	private array $hooks = array();

	/** Begins: of the users who are named from now on. */
	public function start(): void {
		$this->users = array();
		$this->hooks = array(
			array( 'update_user_metadata', $this->add_what_is_missing( ... ), PHP_INT_MAX ),
			array( 'add_user_meta', fn ( int $user_id ) => $this->before_write( $user_id ), PHP_INT_MAX ),
			array( 'update_user_meta', fn ( int $meta_id, int $user_id ) => $this->before_write( $user_id ), PHP_INT_MAX ),
			array( 'added_user_meta', $this->added( ... ), PHP_INT_MIN ),
			array( 'updated_user_meta', $this->updated( ... ), PHP_INT_MIN ),
		);

		foreach ( $this->hooks as list( $hook, $callback, $priority ) ) {
			add_filter( $hook, $callback, $priority, 5 );
		}
	}

	/** Names a user whose meta is read for the first time after this call. */
	public function keep( int $user_id ): void {
		$this->users[ $user_id ] = true;
	}

	/** Ends. */
	public function stop(): void {
		foreach ( $this->hooks as list( $hook, $callback, $priority ) ) {
			remove_filter( $hook, $callback, $priority );
		}

		$this->hooks = array();
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
			&& self::is_exact( $value )
			&& 0 === $this->rows_like( $key, $this->cached( $user_id ) )
			&& ! has_filter( "sanitize_user_meta_$key" )
			&& ! has_filter( "sanitize_user_meta_{$key}_for_user" );

		return $is_certain ? false !== add_user_meta( $user_id, wp_slash( $key ), wp_slash( $value ) ) : $check;
	}

	private function before_write( int $user_id ): void {
		$this->before = $this->cached( $user_id );
	}

	/** Hooked to added_user_meta. */
	private function added( int $meta_id, int $user_id, string $key, mixed $value ): void {
		$this->remember( $user_id, $value, fn ( array $meta, string $stored ): array => array( $key => array( ...$meta[ $key ] ?? array(), $stored ) ) + $meta );
	}

	/** Hooked to updated_user_meta. */
	private function updated( int $meta_id, int $user_id, string $key, mixed $value ): void {
		if ( isset( $this->before[ $key ] ) && 1 === $this->rows_like( $key, $this->before ) ) {
			$this->remember( $user_id, $value, static fn ( array $meta, string $stored ): array => array( $key => array( $stored ) ) + $meta );
		}
	}

	/** @param \Closure(array<string, list<string>>, string): array<string, list<string>> $change */
	private function remember( int $user_id, mixed $value, \Closure $change ): void {
		$stored = self::is_exact( $value ) ? maybe_serialize( $value ) : null;

		if ( null !== $this->before && is_scalar( $stored ) ) {
			wp_cache_add( $user_id, $change( $this->before, (string) $stored ), self::GROUP );
		}

		$this->before = null;
	}

	/** @return bool whether the database gives the value back as it was written */
	private static function is_exact( mixed $value ): bool {
		return is_string( $value ) || is_int( $value ) || is_array( $value );
	}

	/** @return array<string, list<string>>|null null if it is not certain */
	private function cached( int $user_id ): ?array {
		$meta = isset( $this->users[ $user_id ] ) ? wp_cache_get( $user_id, self::GROUP ) : null;

		/** @var array<string, list<string>>|null */
		return is_array( $meta ) ? $meta : null;
	}

	/**
	 * @param array<string, list<string>>|null $meta
	 * @return int|null how many rows the database would find; null if that is not certain
	 */
	private function rows_like( string $key, ?array $meta ): ?int {
		if ( null === $meta || 1 !== preg_match( '/\A[\x21-\x7E]+\z/', $key ) ) {
			return null;
		}

		$same = array_filter( $meta, static fn ( int|string $other ): bool => strtolower( (string) $other ) === strtolower( $key ), ARRAY_FILTER_USE_KEY );

		return array_sum( array_map( count( ... ), $same ) );
	}
}
