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
 * @phpstan-import-type Check from Diagnosis
 * @phpstan-import-type Count from ProtectionCensus
 */
final class ProtectionReport {

	private const CHECK = 'protected users';

	/** How many roles and capabilities are named. */
	private const NAMED = 20;

	public function __construct( private readonly Settings $settings ) {}

	/** @return list<Check> who is protected, then what is or could be ticked */
	public function checks(): array {
		$counts = ProtectionCensus::counts();
		$policy = $this->settings->role_policy();

		return array(
			self::check( 'pass', self::summary( $counts ) ),
			...self::tickable( array_values( array_filter( $counts, self::is_tickable( ... ) ) ), $policy ),
			...$this->ticked( $policy ),
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
			$named[] = sprintf( '%d as super admins', count( get_super_admins() ) );
		}

		return match ( true ) {
			array() === $named => 'None.',
			$more > 0          => implode( '; ', $named ) . "; and $more more roles and capabilities.",
			default            => implode( '; ', $named ) . '.',
		};
	}

	/** @param Count $count */
	private static function described( array $count ): string {
		$by    = '' === $count['role'] ? "{$count['capability']}, directly" : "the role {$count['role']} ({$count['capability']})";
		$where = self::is_here( $count['key'] ) ? '' : " under {$count['key']}";

		return '' === $count['capability']
			? "{$count['users']} by the role {$count['role']}$where, whose installation's roles cannot be read: delete those rows of user meta if it is gone"
			: "{$count['users']} by $by$where";
	}

	/** @param Count $count */
	private static function is_tickable( array $count ): bool {
		return self::is_here( $count['key'] ) && '' !== $count['role'] && null === PrivilegedCapabilities::first_in( array( $count['capability'] => true ) );
	}

	/**
	 * One command for all of them: a second one would take back what the first did.
	 *
	 * @param list<Count> $counts of roles that are tickable
	 * @return list<Check>
	 */
	private static function tickable( array $counts, RolePolicy $policy ): array {
		if ( array() === $counts ) {
			return array();
		}

		$roles   = array_column( $counts, 'role' );
		$command = WpCommand::encharge( 'config set allowed_roles ' . WpCommand::quoted( implode( ',', array_unique( array( ...$policy->grantable(), ...$roles ) ) ) ) );
		$named   = implode( ', ', array_map( static fn ( array $count ): string => sprintf( '%s in spite of %s (%s)', $count['role'], $count['capability'], 1 === $count['users'] ? '1 user' : "{$count['users']} users" ), $counts ) );

		return array(
			self::check(
				'pass',
				1 === count( $counts )
					? "If this role rules nothing, $named, run: $command. Its users are no longer protected by it then, and webhooks may ask for it."
					: "If these roles rule nothing, $named, run this, without those that do rule: $command. Their users are no longer protected by them then, and webhooks may ask for them."
			),
		);
	}

	/** @return list<Check> */
	private function ticked( RolePolicy $policy ): array {
		$checks = array();

		foreach ( array_filter( $this->settings->allowed_roles() ?? array(), $policy->is_grantable( ... ) ) as $role ) {
			$capability = self::given_up( $role );

			if ( null !== $capability ) {
				$checks[] = self::check( 'warn', "The role $role is among allowed_roles: whoever holds it is not protected by its $capability, and a webhook may grant it." );
			}
		}

		return $checks;
	}

	private static function is_here( string $meta_key ): bool {
		global $wpdb;

		return $wpdb->get_blog_prefix() . RoleBook::KEY_ENDING === $meta_key;
	}

	/**
	 * @param 'pass'|'warn' $status
	 * @return Check
	 */
	private static function check( string $status, string $message ): array {
		return array(
			'check'   => self::CHECK,
			'status'  => $status,
			'message' => $message,
		);
	}
}
