<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\WpCommand;

/**
 * What a setting means that nobody may expect, by itself or together with others.
 */
final readonly class SettingWarnings {

	public function __construct( private Settings $settings ) {}

	/** @return list<string> for whoever has just set it */
	public function on( string $key ): array {
		return match ( $key ) {
			'allowed_roles'                            => $this->on_roles(),
			'return_password', 'return_password_field' => $this->on_return(),
			'trust_payload'                            => $this->on_trust(),
			default                                    => array(),
		};
	}

	/** @return list<string> */
	private function on_roles(): array {
		$warnings = array();

		foreach ( $this->settings->allowed_roles() ?? array() as $role ) {
			$capability = ProtectionReport::given_up( $role );

			if ( null !== $capability ) {
				/* translators: 1: role, 2: capability. */
				$warnings[] = sprintf( __( 'Webhooks may now grant the role %1$s in spite of its %2$s, and change whoever holds it.', 'webhooks-for-encharge' ), $role, $capability );
			}
		}

		$default = $this->settings->text( 'default_role' );

		if ( ! $this->settings->role_policy()->is_grantable( $default ) ) {
			/* translators: %s: role. */
			$warnings[] = sprintf( __( 'default_role is %s, which a webhook may no longer grant: new users will be refused.', 'webhooks-for-encharge' ), $default );
		}

		return $warnings;
	}

	/** @return list<string> */
	private function on_return(): array {
		return 'none' !== $this->settings->text( 'return_password' ) && '' === $this->settings->text( 'return_password_field' )
			? array( __( 'Nothing is returned until return_password_field names a field of Encharge.', 'webhooks-for-encharge' ) )
			: array();
	}

	/** @return list<string> */
	private function on_trust(): array {
		return $this->settings->is_on( 'trust_payload' )
			? array(
				sprintf(
					/* translators: %s: command. */
					__( "Whoever gets hold of a webhook's URL writes what they like into every linked user who is not protected: fields and tags are taken from the webhook itself, and Encharge is not asked. To have it asked again, untick this on the tab Users, or run: %s", 'webhooks-for-encharge' ),
					WpCommand::encharge( 'config set trust_payload off' )
				),
			)
			: array();
	}
}
