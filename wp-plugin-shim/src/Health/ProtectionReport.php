<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\User\PrivilegedCapabilities;
use Encharge\Webhooks\WordPress\User\ProtectionCensus;
use Encharge\Webhooks\WordPress\User\RoleBook;
use Encharge\Webhooks\WordPress\User\RolePolicy;
use Encharge\Webhooks\WordPress\User\RulingCapabilities;

/**
 * Who is protected, for the administrator.
 *
 * Says how many users a webhook does not touch and by which role and
 * capability, and what letting webhooks ask for a role would change of that.
 *
 * @phpstan-import-type Count from ProtectionCensus
 */
final class ProtectionReport {

	/** How many roles and capabilities are named. */
	private const NAMED = 20;

	public function __construct( private readonly Settings $settings ) {}

	/** @return list<Check> who is protected, then what is or could be ticked */
	public function checks(): array {
		$protected = new CheckSubject( 'protected users', __( 'Protected users', 'webhooks-for-encharge' ) );
		$counts    = ProtectionCensus::counts();
		$policy    = $this->settings->role_policy();
		$tickable  = array_values( array_filter( $counts, self::is_tickable( ... ) ) );

		return array(
			$protected->passes( self::summary( $counts ) ),
			...( array() === $tickable ? array() : array( $protected->passes( self::what_could_be_ticked( $tickable ), self::how_to_tick( $tickable, $policy ) ) ) ),
			...array_map( $protected->warns( ... ), $this->ticked( $policy ) ),
		);
	}

	/** @return string|null by which capability a role that webhooks may ask for would protect its users, had nobody ticked it */
	public static function given_up( string $role ): ?string {
		return RulingCapabilities::first_in( get_role( $role )->capabilities ?? array() );
	}

	/** @param list<Count> $counts */
	private static function summary( array $counts ): string {
		$named = array_map( self::described( ... ), array_slice( $counts, 0, self::NAMED ) );
		$more  = count( $counts ) - count( $named );

		if ( is_multisite() ) {
			$admins = count( get_super_admins() );
			/* translators: %d: number of users, of whom a list tells how many are protected by what. */
			$named[] = sprintf( _n( '%d as super admins', '%d as super admins', $admins, 'webhooks-for-encharge' ), $admins );
		}

		$list = implode( '; ', $named );

		return match ( true ) {
			array() === $named => __( 'None.', 'webhooks-for-encharge' ),
			$more > 0          =>
				/* translators: 1: a list, separated by semicolons, 2: number of further roles and capabilities. */
				sprintf( _n( '%1$s; and %2$d more roles and capabilities.', '%1$s; and %2$d more roles and capabilities.', $more, 'webhooks-for-encharge' ), $list, $more ),
			default            =>
				/* translators: %s: a list, separated by semicolons. */
				sprintf( __( '%s.', 'webhooks-for-encharge' ), $list ),
		};
	}

	/** @param Count $count */
	private static function described( array $count ): string {
		$role = $count['role'];

		return match ( true ) {
			'' === $count['capability'] =>
				/* translators: 1: number of users, 2: role, 3: key of user meta. */
				sprintf( __( '%1$d by the role %2$s under %3$s, whose installation\'s roles cannot be read: delete those rows of user meta if it is gone', 'webhooks-for-encharge' ), $count['users'], $role, $count['key'] ),
			self::is_here( $count['key'] ) && '' === $role =>
				/* translators: 1: number of users, 2: capability. */
				sprintf( __( '%1$d by %2$s, directly', 'webhooks-for-encharge' ), $count['users'], $count['capability'] ),
			self::is_here( $count['key'] ) =>
				/* translators: 1: number of users, 2: role, 3: capability. */
				sprintf( __( '%1$d by the role %2$s (%3$s)', 'webhooks-for-encharge' ), $count['users'], $role, $count['capability'] ),
			'' === $role                   =>
				/* translators: 1: number of users, 2: capability, 3: key of user meta. */
				sprintf( __( '%1$d by %2$s, directly under %3$s', 'webhooks-for-encharge' ), $count['users'], $count['capability'], $count['key'] ),
			default                        =>
				/* translators: 1: number of users, 2: role, 3: capability, 4: key of user meta. */
				sprintf( __( '%1$d by the role %2$s (%3$s) under %4$s', 'webhooks-for-encharge' ), $count['users'], $role, $count['capability'], $count['key'] ),
		};
	}

	/** @param Count $count */
	private static function is_tickable( array $count ): bool {
		return self::is_here( $count['key'] ) && '' !== $count['role'] && null === PrivilegedCapabilities::first_in( array( $count['capability'] => true ) );
	}

	/** @param list<Count> $counts of roles that are tickable */
	private static function what_could_be_ticked( array $counts ): string {
		/* translators: %s: roles, each with its capability and how many users hold it. */
		$sentences = _n( 'Perhaps this role rules nothing: %s. If webhooks may ask for it, its users are no longer protected by it.', 'Perhaps some of these roles rule nothing: %s. If webhooks may ask for them, their users are no longer protected by them.', count( $counts ), 'webhooks-for-encharge' );

		return sprintf( $sentences, implode( ', ', array_map( self::in_spite_of_its_capability( ... ), $counts ) ) );
	}

	/**
	 * One command for all of them: a second one would take back what the first did.
	 *
	 * @param list<Count> $counts of roles that are tickable
	 */
	private static function how_to_tick( array $counts, RolePolicy $policy ): Remedy {
		$roles = array_unique( array( ...$policy->grantable(), ...array_column( $counts, 'role' ) ) );

		return Remedy::command(
			WpCommand::encharge( 'config set allowed_roles ' . WpCommand::quoted( implode( ',', $roles ) ) ),
			/* translators: %s: command. */
			_n( 'To allow that, run: %s', 'To allow that, run this, without those that do rule: %s', count( $counts ), 'webhooks-for-encharge' )
		)->or_in_admin(
			Remedy::screen(
				ScreenUrl::tab( 'users', 'encharge-allowed_roles' ),
				_n( 'To allow that, tick the role on the tab Users.', 'To allow that, tick those that do not rule on the tab Users.', count( $counts ), 'webhooks-for-encharge' )
			)
		);
	}

	/** @param Count $count */
	private static function in_spite_of_its_capability( array $count ): string {
		/* translators: 1: role, 2: capability, 3: number of users. */
		return sprintf( _n( '%1$s in spite of %2$s (%3$d user)', '%1$s in spite of %2$s (%3$d users)', $count['users'], 'webhooks-for-encharge' ), $count['role'], $count['capability'], $count['users'] );
	}

	/** @return list<string> of each role that was ticked what that did */
	private function ticked( RolePolicy $policy ): array {
		$told = array();

		foreach ( array_filter( $this->settings->allowed_roles() ?? array(), $policy->is_grantable( ... ) ) as $role ) {
			$capability = self::given_up( $role );

			if ( null !== $capability ) {
				/* translators: 1: role, 2: name of a setting, 3: capability. */
				$told[] = sprintf( __( 'The role %1$s is among %2$s: whoever holds it is not protected by its %3$s, and a webhook may grant it.', 'webhooks-for-encharge' ), $role, 'allowed_roles', $capability );
			}
		}

		return $told;
	}

	private static function is_here( string $meta_key ): bool {
		global $wpdb;

		return $wpdb->get_blog_prefix() . RoleBook::KEY_ENDING === $meta_key;
	}
}
