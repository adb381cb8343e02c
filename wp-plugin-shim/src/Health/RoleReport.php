<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\User\RolePolicy;

/**
 * What each role of the site means for webhooks.
 */
final class RoleReport {

	/** @return list<RoleState> in WordPress's order */
	public static function roles( RolePolicy $policy ): array {
		$states = array();

		foreach ( array_map( strval( ... ), wp_roles()->get_names() ) as $role => $name ) {
			$role      = (string) $role;
			$forbidden = $policy->why_not( $role );

			$states[] = array( $role, translate_user_role( $name ), $forbidden, null === $forbidden ? ProtectionReport::given_up( $role ) : null );
		}

		$members = array() === array_filter( array_column( $states, 3 ) ) ? array() : self::members();

		return array_map( static fn ( array $state ): RoleState => new RoleState( $state[0], $state[1], $state[2], $state[3], null === $state[3] ? 0 : $members[ $state[0] ] ?? 0 ), $states );
	}

	/** @return array<array-key, int> role → how many of this site's users have it */
	private static function members(): array {
		return count_users()['avail_roles'];
	}
}
