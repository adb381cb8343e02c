<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\UserCache;
use Encharge\Webhooks\WordPress\Sync\Rejected;
use SensitiveParameterValue;
use WP_Error;
use WP_User;

/**
 * Writes users through core, exactly.
 *
 * Calls core's wp_insert_user() and wp_update_user(), so that all their hooks
 * fire, but has them write only what changes. By themselves they write every
 * field anew, sanitised again: an old address with an accent would become another one, a & in an
 * address &amp;, a name "0" nothing.
 */
final class UserRecord {

	/** Fields of users that core keeps in their meta. */
	private const META = array( 'first_name', 'last_name', 'nickname', 'description' );

	/** @param UserFinder $finder who has an address, byte for byte */
	public function __construct( private readonly UserFinder $finder ) {}

	/**
	 * @param array<string, string> $fields       as they are to be stored, not slashed
	 * @param string                $role         the role on this site
	 * @param bool                  $is_generated whether the password is one of Password::generate()
	 * @return int the new user's id, at least 1
	 * @throws Rejected If core, or a plugin on its hooks, refuses.
	 */
	public function insert( array $fields, string $role, SensitiveParameterValue $password, bool $is_generated ): int {
		self::count_users_later();

		$userdata = $fields + array(
			'user_pass'     => Password::text( $password ),
			'user_nicename' => self::nicename( $fields['user_login'] ),
		);

		$insert  = static fn (): int|WP_Error => wp_insert_user( (object) ( wp_slash( $userdata ) + array( 'role' => $role ) ) );
		$settled = static fn (): int|WP_Error => SiteFilters::settled( $fields, $insert );

		$result = $this->exactly(
			array_diff_key( $fields, array_flip( self::META ) ),
			static fn ( array $meta ): array => array_merge( $meta, self::slashed_meta( $fields ) ),
			static fn (): int|WP_Error => $is_generated ? Password::hashed_cheaply( $settled ) : $settled(),
		);

		$user_id = self::id( $result );
		$user    = get_userdata( $user_id );

		if ( false !== $user ) {
			FirstSignIn::await( $user_id, $user->user_pass );
		}

		return $user_id;
	}

	/**
	 * Sends core's notice to the old address, if the address changes, but not
	 * from a copy of the site.
	 *
	 * @param array<string, string> $fields those that change, as they are to be stored, not slashed
	 * @throws Rejected If core, or a plugin on its hooks, refuses.
	 */
	public function update( WP_User $user, array $fields ): void {
		$stored  = get_object_vars( $user->data );
		$columns = array_intersect_key(
			$stored,
			array_flip( array( 'user_pass', 'user_nicename', 'user_email', 'user_url', 'user_registered', 'user_activation_key', 'display_name' ) )
		);

		// Core writes all columns back as they were read. The id alone, which stays the same, fires all hooks and writes nothing.
		$only_changes = static function ( array $data ) use ( $stored, $user, &$only_changes ): array {
			remove_filter( 'wp_pre_insert_user_data', $only_changes, PHP_INT_MAX );

			$changes = array_filter( $data, static fn ( mixed $value, int|string $column ): bool => ! is_scalar( $value ) || ( $stored[ $column ] ?? null ) !== (string) $value, ARRAY_FILTER_USE_BOTH );

			return array() === $changes ? array( 'ID' => $user->ID ) : $changes;
		};

		// By what it makes of the address core decides whether an open link to set a password is void.
		$exact_email = static function () use ( $fields, $user, &$exact_email ): string {
			remove_filter( 'pre_user_email', $exact_email, PHP_INT_MAX );

			return $fields['user_email'] ?? $user->user_email;
		};

		$is_copy = SiteIdentity::is_copy();

		add_filter( 'pre_user_email', $exact_email, PHP_INT_MAX );
		add_filter( 'wp_pre_insert_user_data', $only_changes, PHP_INT_MAX );

		if ( $is_copy ) {
			add_filter( 'send_email_change_email', '__return_false', PHP_INT_MAX );
		}

		try {
			$result = $this->exactly(
				array_merge( $columns, array_diff_key( $fields, array_flip( self::META ) ) ),
				static fn (): array => self::slashed_meta( $fields ),
				static fn (): int|WP_Error => UserCache::kept_once( $user->ID, static fn (): int|WP_Error => wp_update_user( array( 'ID' => $user->ID ) + wp_slash( $fields ) ) ),
			);
		} finally {
			remove_filter( 'pre_user_email', $exact_email, PHP_INT_MAX );
			remove_filter( 'wp_pre_insert_user_data', $only_changes, PHP_INT_MAX );

			if ( $is_copy ) {
				remove_filter( 'send_email_change_email', '__return_false', PHP_INT_MAX );
			}
		}

		self::id( $result );
	}

	/**
	 * Runs one write of core with the values as they are. The filters go at
	 * their first call, before any other plugin's: what those decide holds, and
	 * writes of their own are not touched.
	 *
	 * @param array<string, mixed>                 $columns columns of the users table → value
	 * @param \Closure(array<mixed>): array<mixed> $meta    turns core's fields in the meta, slashed, into those to write
	 * @param \Closure(): (int|WP_Error)           $write   calls core
	 */
	private function exactly( array $columns, \Closure $meta, \Closure $write ): int|WP_Error {
		$exact_address = fn ( mixed $user_id, mixed $email ): mixed =>
			false !== $user_id && is_string( $email ) && ! $this->finder->is_address_taken( wp_unslash( $email ), 0 ) ? false : $user_id;

		$exact_columns = static function ( array $data ) use ( $columns, $exact_address, &$exact_columns ): array {
			remove_filter( 'email_exists', $exact_address, PHP_INT_MIN );
			remove_filter( 'wp_pre_insert_user_data', $exact_columns, PHP_INT_MIN );

			return array_merge( $data, $columns );
		};

		$exact_meta = static function ( array $core ) use ( $meta, &$exact_meta ): array {
			remove_filter( 'insert_user_meta', $exact_meta, PHP_INT_MIN );

			return $meta( $core );
		};

		add_filter( 'email_exists', $exact_address, PHP_INT_MIN, 2 );
		add_filter( 'wp_pre_insert_user_data', $exact_columns, PHP_INT_MIN );
		add_filter( 'insert_user_meta', $exact_meta, PHP_INT_MIN );

		try {
			return $write();
		} finally {
			remove_filter( 'email_exists', $exact_address, PHP_INT_MIN );
			remove_filter( 'wp_pre_insert_user_data', $exact_columns, PHP_INT_MIN );
			remove_filter( 'insert_user_meta', $exact_meta, PHP_INT_MIN );
		}
	}

	/**
	 * A nicename stands in the URL of its author's page.
	 *
	 * @return string '' for core's own, of the login
	 */
	private static function nicename( string $login ): string {
		$public = LoginName::public_part( $login );

		if ( $public === $login ) {
			return '';
		}

		$nicename = sanitize_title( mb_substr( $public, 0, LoginName::LONGEST_NICENAME, 'UTF-8' ) );

		return in_array( $nicename, array( '', '0' ), true ) || strlen( $nicename ) > LoginName::LONGEST_NICENAME ? LoginName::NAMELESS : $nicename;
	}

	/**
	 * @param array<string, string> $fields
	 * @return array<string> by meta key, slashed
	 */
	private static function slashed_meta( array $fields ): array {
		return wp_slash( array_intersect_key( $fields, array_flip( self::META ) ) );
	}

	/** Core counts all users whenever one is added, and keeps the number in one row, which would hold up whoever adds the next. */
	private static function count_users_later(): void {
		if ( remove_action( 'user_register', 'wp_maybe_update_user_counts' ) ) {
			add_action( 'shutdown', 'wp_maybe_update_user_counts', 10, 0 );
		}
	}

	private static function id( mixed $result ): int {
		if ( $result instanceof WP_Error ) {
			throw Rejected::by( $result );
		}

		if ( ! is_int( $result ) || $result < 1 ) {
			throw new Rejected( Code::UserRejected, __( 'WordPress did not write the user and gave no reason.', 'webhooks-for-encharge' ) );
		}

		return $result;
	}
}
