<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Sync\Note;
use Encharge\Webhooks\WordPress\Sync\Rejected;

/**
 * Which roles a webhook may grant.
 *
 * Judges a role by its capabilities as they are now, at each use: a plugin may
 * have given a ticked role more since.
 */
final class RolePolicy {

	/** What a role may hold that is allowed without being ticked. */
	private const HARMLESS = array( 'read', 'level_0' );

	/**
	 * @param list<string>|null $ticked       the roles that the administrator lets webhooks ask for; null: automatic
	 * @param string            $default_role the role of a new user for whom none is asked
	 */
	public function __construct( private readonly ?array $ticked, private readonly string $default_role ) {}

	/** @return bool whether a webhook may grant the role now */
	public function is_grantable( string $role ): bool {
		$capabilities = $this->capabilities( $role );

		if ( null === $capabilities ) {
			return false;
		}

		/**
		 * Filters whether a webhook may grant a role. Code may allow what no
		 * click on the settings page can.
		 *
		 * @param bool                $grantable    Whether the role is grantable by its capabilities and the settings.
		 * @param string              $role         The role's name; it exists.
		 * @param array<string, bool> $capabilities Capability → whether the role has it.
		 */
		return true === apply_filters( 'encharge_webhooks_role_is_grantable', null === $this->obstacle( $role, $capabilities ), $role, $capabilities );
	}

	/** @return list<string> the names of all roles that a webhook may grant now */
	public function grantable(): array {
		$names = array_map( strval( ... ), array_keys( wp_roles()->get_names() ) );

		return array_values( array_filter( $names, $this->is_grantable( ... ) ) );
	}

	/**
	 * @param array<string> $roles a user's
	 * @return string|null the first of them that a webhook may grant, and so take away
	 */
	public function first_grantable( array $roles ): ?string {
		foreach ( $roles as $role ) {
			if ( $this->is_grantable( $role ) ) {
				return $role;
			}
		}

		return null;
	}

	/** @return string|null the capability for which no setting can allow the role; null if there is none, or no such role */
	public function why_not( string $role ): ?string {
		$capabilities = $this->capabilities( $role );

		return null === $capabilities ? null : PrivilegedCapabilities::first_in( self::granted( $role, $capabilities ) );
	}

	/**
	 * @param string|null $asked      as it was sent; null if none was
	 * @param string      $contact_id the contact
	 * @param int|null    $user_id    the user; null: one is created
	 * @return string|null the role to ask for instead, as untrusted as before
	 */
	public static function filtered( ?string $asked, string $contact_id, ?int $user_id ): ?string {
		/**
		 * Filters the role that is asked for. One that a webhook may not grant
		 * is refused, as if it had been sent.
		 *
		 * @param string|null $role       The role as sent; null if none was.
		 * @param string      $contact_id The contact id.
		 * @param int|null    $user_id    The user; null: one is created.
		 */
		$role = apply_filters( 'encharge_webhooks_role', $asked, $contact_id, $user_id );

		return is_string( $role ) ? $role : null;
	}

	/**
	 * What becomes of a role that was asked for.
	 *
	 * @param string|null $asked as it was sent; null if none was
	 * @return array{role: ?string, notes: list<Note>} the role if it may be granted, else null and why
	 */
	public function resolve( ?string $asked ): array {
		if ( null === $asked ) {
			return array(
				'role'  => null,
				'notes' => array(),
			);
		}

		$refusal = $this->refusal( $asked );

		return array(
			'role'  => null === $refusal ? $asked : null,
			'notes' => null === $refusal ? array() : array( new Note( 'role_refused', 'role', $refusal ) ),
		);
	}

	/**
	 * @return string the role of a new user for whom no other was granted
	 * @throws Rejected If a webhook may not grant it any more.
	 */
	public function default_role(): string {
		$refusal = $this->refusal( $this->default_role );

		if ( null !== $refusal ) {
			/* translators: %s: reason. */
			throw new Rejected( Code::UserRejected, sprintf( __( 'The default role cannot be used. %s', 'webhooks-for-encharge' ), $refusal ) );
		}

		return $this->default_role;
	}

	/** @return string|null why a webhook may not grant the role, as a sentence for a person; null if it may */
	private function refusal( string $role ): ?string {
		if ( $this->is_grantable( $role ) ) {
			return null;
		}

		$capabilities = $this->capabilities( $role );

		// What was sent is shown only when it is a role of this site.
		if ( null === $capabilities ) {
			return __( 'There is no such role.', 'webhooks-for-encharge' );
		}

		$capability = $this->obstacle( $role, $capabilities );

		return null === $capability || '' === $capability
			/* translators: %s: role. */
			? sprintf( __( 'The role %s is not among those that a webhook may ask for.', 'webhooks-for-encharge' ), $role )
			/* translators: 1: role, 2: capability. */
			: sprintf( __( 'A webhook may not grant the role %1$s: it has the capability %2$s.', 'webhooks-for-encharge' ), $role, $capability );
	}

	/**
	 * What stands against a role by its capabilities and the settings.
	 *
	 * @param array<string, bool> $capabilities
	 * @return string|null the capability; '' if the role is only not ticked; null if nothing
	 */
	private function obstacle( string $role, array $capabilities ): ?string {
		$privileged = PrivilegedCapabilities::first_in( self::granted( $role, $capabilities ) );

		if ( null !== $privileged ) {
			return $privileged;
		}

		if ( null !== $this->ticked ) {
			return in_array( $role, $this->ticked, true ) ? null : '';
		}

		$beyond = array_diff( array_keys( array_filter( $capabilities ) ), self::HARMLESS );

		return array() === $beyond ? null : (string) reset( $beyond );
	}

	/**
	 * @param array<string, bool> $capabilities the role's
	 * @return array<string, bool> with the role's own name, which WordPress takes for a capability of whoever has the role
	 */
	private static function granted( string $role, array $capabilities ): array {
		return array( $role => true ) + $capabilities;
	}

	/** @return array<string, bool>|null null if there is no such role */
	private function capabilities( string $role ): ?array {
		/** @var array<string, bool>|null $capabilities */
		$capabilities = '' === $role ? null : get_role( $role )?->capabilities;

		return $capabilities;
	}
}
