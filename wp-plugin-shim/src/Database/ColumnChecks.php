<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Database;

/**
 * Spares the question what a column can hold.
 *
 * Before it writes, wpdb asks the database for a table's columns, to see that
 * they can hold the value: the dearest of its statements. Plain ASCII that is no
 * longer than the column that WordPress makes fits whatever the answer is.
 *
 * phpcs:disable WordPress.DB.SlowDBQuery -- names of columns, no query.
 */
final class ColumnChecks {

	/** Columns of WordPress's tables that hold text, and their lengths in every version of its schema. */
	private const LENGTHS = array(
		'user_login'          => 60,
		'user_pass'           => 64,
		'user_nicename'       => 50,
		'user_email'          => 100,
		'user_url'            => 100,
		'user_registered'     => 19,
		'user_activation_key' => 60,
		'display_name'        => 250,
		'spam'                => 1,
		'meta_key'            => 191,
		'meta_value'          => 65535,
	);

	/** The table that is about to be written, if the answer for it is known; '' if it is not. */
	private string $table = '';

	/** @return bool whether the column holds the value as it is, in whatever character set */
	public static function fits( string $column, string $value ): bool {
		return strlen( $value ) <= ( self::LENGTHS[ $column ] ?? 0 ) && 1 === preg_match( '/\A[\x01-\x7F]*\z/', $value );
	}

	/** @return list<array{string, \Closure, int}> by what is answered in the database's place, for users and their meta, as long as it is hooked: hook, callback, priority */
	public function hooks(): array {
		$answer = fn ( mixed $charset, string $table ): mixed => '' !== $this->table && $table === $this->table ? false : $charset;
		$forget = function ( mixed $query ): mixed {
			$this->table = '';

			return $query;
		};

		return array(
			// The last before wpdb checks, and the first after it.
			array( 'wp_pre_insert_user_data', $this->before_user( ... ), PHP_INT_MAX ),
			array( 'add_user_meta', fn ( int $user_id, string $key, mixed $value ) => $this->before_meta( $key, $value ), PHP_INT_MAX ),
			array( 'update_user_meta', fn ( int $meta_id, int $user_id, string $key, mixed $value ) => $this->before_meta( $key, $value ), PHP_INT_MAX ),
			array( 'query', $forget, PHP_INT_MIN ),
			array( 'pre_get_table_charset', $answer, PHP_INT_MIN ),
			array( 'pre_get_col_charset', $answer, PHP_INT_MIN ),
		);
	}

	/**
	 * Hooked to wp_pre_insert_user_data.
	 *
	 * @param mixed $data column → value
	 */
	private function before_user( mixed $data ): mixed {
		global $wpdb;

		$columns = is_array( $data ) ? $data : array();
		$fitting = array_filter( $columns, static fn ( mixed $value, int|string $column ): bool => is_scalar( $value ) && self::fits( (string) $column, (string) $value ), ARRAY_FILTER_USE_BOTH );

		$this->table = array() !== $columns && $fitting === $columns ? $wpdb->users : '';

		return $data;
	}

	private function before_meta( string $key, mixed $value ): void {
		global $wpdb;

		$stored      = maybe_serialize( $value );
		$this->table = is_scalar( $stored ) && self::fits( 'meta_key', $key ) && self::fits( 'meta_value', (string) $stored ) ? $wpdb->usermeta : '';
	}
}
