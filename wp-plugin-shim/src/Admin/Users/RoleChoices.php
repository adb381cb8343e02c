<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Users;

use Encharge\Webhooks\WordPress\Admin\Markup;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\RoleReport;
use Encharge\Webhooks\WordPress\Health\RoleState;

/**
 * The site's roles, to be chosen: the one of new users, and those that a webhook may ask for.
 */
final class RoleChoices {

	/** @var list<RoleState>|null */
	private ?array $roles = null;

	public function __construct( private readonly Settings $settings ) {}

	public function render_default( SettingRow $row ): void {
		$grantable = $this->settings->role_policy()->grantable();
		$options   = array();

		foreach ( $this->roles() as $role ) {
			if ( in_array( $role->role, $grantable, true ) ) {
				$options[ $role->role ] = $role->label;
			}
		}

		/* translators: %s: role. */
		$row->render_select( $options + array( $row->text() => sprintf( __( '%s (a webhook may not grant it)', 'webhooks-for-encharge' ), $row->text() ) ) );
	}

	public function render_allowed( SettingRow $row ): void {
		$chosen = $row->list() ?? $this->settings->role_policy()->grantable();
		$known  = array();

		$row->render_modes( __( 'These:', 'webhooks-for-encharge' ) );

		foreach ( $this->roles() as $role ) {
			$is_possible = null === $role->forbidden_by || in_array( $role->role, $chosen, true );

			$row->render_box( $role->role, self::described( $role ), in_array( $role->role, $chosen, true ), ! $is_possible );
			$known[] = $role->role;
		}

		foreach ( array_diff( $chosen, $known ) as $gone ) {
			/* translators: %s: role. */
			$row->render_box( $gone, sprintf( esc_html__( '%s (there is no such role now)', 'webhooks-for-encharge' ), Markup::code( $gone ) ), true, false );
		}
	}

	/** @return string escaped */
	private static function described( RoleState $role ): string {
		$name = esc_html( $role->label );

		return match ( true ) {
			null !== $role->forbidden_by =>
				/* translators: 1: role, 2: capability. */
				sprintf( esc_html__( '%1$s – never: it has the capability %2$s', 'webhooks-for-encharge' ), $name, Markup::code( $role->forbidden_by ) ),
			null !== $role->given_up     =>
				sprintf(
					/* translators: 1: role, 2: capability, 3: number of users. */
					esc_html( _n( '%1$s – it has the capability %2$s, by which %3$s user is protected: not any more if you tick it', '%1$s – it has the capability %2$s, by which %3$s users are protected: not any more if you tick it', $role->members, 'webhooks-for-encharge' ) ),
					$name,
					Markup::code( $role->given_up ),
					esc_html( number_format_i18n( $role->members ) )
				),
			default                      => $name,
		};
	}

	/** @return list<RoleState> */
	private function roles(): array {
		return $this->roles ??= RoleReport::roles( $this->settings->role_policy() );
	}
}
