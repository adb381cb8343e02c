<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\WordPress\User\RolePolicy;

/**
 * Judges settings that are about to be saved together, each against what the
 * others will be then.
 */
final class SettingRules {

	/**
	 * @param Settings $now  as they are stored
	 * @param Settings $then as they would be stored
	 */
	public function __construct( private readonly Settings $now, private readonly Settings $then ) {}

	/** @return string|null why the setting cannot be saved, for a person; null if it can */
	public function refusal( string $key ): ?string {
		return match ( $key ) {
			'default_role'                              => $this->default_role_refusal(),
			'allowed_roles'                             => $this->allowed_roles_refusal(),
			ReturnField::PASSWORD, ReturnField::USER_ID => $this->return_field_refusal( $key ),
			default                                     => null,
		};
	}

	private function default_role_refusal(): ?string {
		$policy = self::policy( $this->then );
		$role   = $this->then->text( 'default_role' );

		return $policy->is_grantable( $role ) ? null : self::role_refusal( $policy, $role );
	}

	private function allowed_roles_refusal(): ?string {
		$policy = self::policy( $this->now );

		foreach ( $this->then->allowed_roles() ?? array() as $role ) {
			if ( null === get_role( $role ) || null !== $policy->why_not( $role ) ) {
				return self::role_refusal( $policy, $role );
			}
		}

		return null;
	}

	/** @param ReturnField::PASSWORD|ReturnField::USER_ID $key */
	private function return_field_refusal( string $key ): ?string {
		$field  = $this->then->text( $key );
		$fields = array_map( $this->then->text( ... ), ReturnField::SETTINGS );

		return '' !== $field && array( $field, $field ) === $fields
			/* translators: %s: Encharge field. */
			? sprintf( __( 'The field %s cannot be both return_password_field and return_user_id_field.', 'webhooks-for-encharge' ), $field )
			: ReturnField::refusal( $key, $field, $this->then->field_map() );
	}

	private static function policy( Settings $settings ): RolePolicy {
		return $settings->role_policy();
	}

	private static function role_refusal( RolePolicy $policy, string $role ): string {
		if ( null === get_role( $role ) ) {
			$roles = $policy->grantable();

			return array() === $roles
				/* translators: %s: role. */
				? sprintf( __( 'There is no role %s. A webhook may ask for none.', 'webhooks-for-encharge' ), $role )
				/* translators: 1: role, 2: list of roles. */
				: sprintf( __( 'There is no role %1$s. A webhook may ask for: %2$s.', 'webhooks-for-encharge' ), $role, implode( ', ', $roles ) );
		}

		$capability = $policy->why_not( $role );

		return null === $capability
			/* translators: %s: role. */
			? sprintf( __( 'The role %s is not among allowed_roles.', 'webhooks-for-encharge' ), $role )
			/* translators: 1: role, 2: capability. */
			: sprintf( __( 'A webhook can never grant the role %1$s: it has the capability %2$s.', 'webhooks-for-encharge' ), $role, $capability );
	}
}
