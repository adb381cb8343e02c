<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Config\Settings;
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
		$policy = new RolePolicy( $this->settings );

		return array(
			self::check( 'pass', self::summary( $counts ) ),
			...array_map( fn ( array $count ): array => self::check( 'pass', self::advice( $count, $policy ) ), array_values( array_filter( $counts, self::is_tickable( ... ) ) ) ),
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

	/** @param Count $count of a role that is tickable */
	private static function advice( array $count, RolePolicy $policy ): string {
		return sprintf(
			'If the role %1$s rules nothing in spite of %2$s, run: wp encharge config set allowed_roles %3$s. Its %4$d users are no longer protected by it then, and webhooks may ask for it.',
			$count['role'],
			$count['capability'],
			implode( ',', array( ...$policy->grantable(), $count['role'] ) ),
			$count['users']
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
