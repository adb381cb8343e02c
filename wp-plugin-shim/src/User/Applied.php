<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Sync\Note;
use Encharge\Webhooks\WordPress\Sync\Rejected;
use WP_User;

/**
 * What of a plan is in the database.
 *
 * Core takes no notice of what the database, or another plugin on its hooks,
 * does not take or makes something else of: what is there in the end decides
 * what counts as done.
 */
final class Applied {

	/** @var array<string, string> the planned fields, as they are before the plan is applied */
	private readonly array $fields;

	/** @var list<string> */
	private readonly array $roles;

	/**
	 * To be made before the plan is applied.
	 *
	 * @param UserFinder $finder who has an address or a login
	 */
	public function __construct( private readonly Plan $plan, private readonly UserFinder $finder ) {
		$user         = $plan->user;
		$keys         = array_keys( $plan->userdata );
		$this->fields = array_combine( $keys, array_map( static fn ( string $key ): string => null === $user ? '' : self::text( $user, $key ), $keys ) );
		$this->roles  = null === $user ? array() : array_values( $user->roles );
	}

	/**
	 * @param list<string> $lost meta keys that were not taken
	 * @return Plan the plan, less what was not done
	 * @throws Rejected If a new user has what is another's.
	 */
	public function plan( int $user_id, array $lost ): Plan {
		$user = get_userdata( $user_id );

		// Somebody who is gone again has nothing that could be looked at.
		if ( false === $user ) {
			return $this->plan;
		}

		if ( null === $this->plan->user ) {
			$this->check_identity( $user );
		}

		$fields = array();
		$notes  = array_map( self::not_stored( ... ), $lost );

		foreach ( $this->plan->userdata as $key => $value ) {
			$stored = self::text( $user, $key );

			if ( $stored === $value ) {
				$fields[ $key ] = $value;
			} elseif ( $stored === $this->fields[ $key ] ) {
				$notes[] = self::not_stored( $key );
			} else {
				$fields[ $key ] = $stored;
				$notes[]        = self::altered( $key );
			}
		}

		$role     = $this->plan->role ?? $this->plan->add_role;
		$has_role = null === $role || in_array( $role, $user->roles, true );

		if ( ! $has_role ) {
			$notes[] = new Note( 'role_not_stored', 'role', __( 'The database, or another plugin, did not take the role.', 'webhooks-for-encharge' ) );
		}

		return $this->plan->applied( $fields, array_diff_key( $this->plan->meta, array_flip( $lost ) ), $has_role || array_values( $user->roles ) !== $this->roles, $notes );
	}

	/** @throws Rejected If another plugin gave a new user an address or a login that somebody has. */
	private function check_identity( WP_User $user ): void {
		if ( $user->user_email !== $this->plan->userdata['user_email'] && $this->finder->is_address_taken( $user->user_email, $user->ID ) ) {
			throw new Rejected( Code::UserRejected, __( 'Another plugin gave the new user an address that somebody has.', 'webhooks-for-encharge' ) );
		}

		if ( $user->user_login !== $this->plan->userdata['user_login'] && null !== $this->finder->login_owner( $user->user_login, $user->ID ) ) {
			throw new Rejected( Code::UserRejected, __( 'Another plugin gave the new user a login that somebody has.', 'webhooks-for-encharge' ) );
		}
	}

	private static function not_stored( string $key ): Note {
		return new Note( 'value_not_stored', $key, __( 'The database, or another plugin, did not take the value.', 'webhooks-for-encharge' ) );
	}

	private static function altered( string $key ): Note {
		$code = match ( $key ) {
			'user_login' => 'login_altered',
			'user_email' => 'address_altered',
			default      => 'value_altered',
		};

		return new Note( $code, $key, __( 'Another plugin stored another value than the one that was sent.', 'webhooks-for-encharge' ) );
	}

	private static function text( WP_User $user, string $key ): string {
		$value = $user->get( $key );

		return is_string( $value ) ? $value : '';
	}
}
