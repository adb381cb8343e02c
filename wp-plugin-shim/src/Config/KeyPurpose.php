<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

use Encharge\Webhooks\WordPress\User\RolePolicy;
use InvalidArgumentException;

/**
 * What the URL of an access key is for, so that a key can be told from others
 * and replaced by one with the same URL.
 *
 * The purpose limits nothing: the key opens whatever its webhook asks for.
 */
final readonly class KeyPurpose {

	/** The actions that a URL can ask for. A key without a purpose has a URL for each of them. */
	public const ACTIONS = array( 'add', 'update', 'update_tags' );

	private const ACTIONS_WITH_ROLE = array( 'add', 'update' );

	/**
	 * @param string $action one of ACTIONS; '' if the key is for any
	 * @param string $role   the role that the URL asks for; '' if none
	 * @param bool   $notify whether the URL asks for WordPress's mail to new users
	 * @param bool   $async  whether the URL asks to be answered at once, and the work to be done afterwards
	 */
	public function __construct( public string $action = '', public string $role = '', public bool $notify = false, public bool $async = false ) {}

	/**
	 * @param RolePolicy $roles which roles a webhook may ask for
	 * @throws InvalidArgumentException With a message for a person, if no URL can be for this.
	 */
	public function check( RolePolicy $roles ): void {
		$refusal = match ( true ) {
			'' !== $this->action && ! in_array( $this->action, self::ACTIONS, true )     =>
				/* translators: 1: a value, 2: list of values. */
				sprintf( __( '"%1$s" is none of the actions %2$s.', 'webhooks-for-encharge' ), $this->action, implode( ', ', self::ACTIONS ) ),
			'' !== $this->role && ! in_array( $this->action, self::ACTIONS_WITH_ROLE, true ) =>
				__( 'A role can be asked for by the actions add and update alone.', 'webhooks-for-encharge' ),
			'' !== $this->role && ! $roles->is_grantable( $this->role )                  =>
				/* translators: 1: role, 2: list of roles. */
				sprintf( __( 'A webhook may not ask for the role %1$s, but for these: %2$s.', 'webhooks-for-encharge' ), $this->role, implode( ', ', $roles->grantable() ) ),
			$this->notify && 'add' !== $this->action                                     =>
				__( 'New users, and so the mail to them, come by the action add alone.', 'webhooks-for-encharge' ),
			default                                                                      => null,
		};

		if ( null !== $refusal ) {
			throw new InvalidArgumentException( $refusal );
		}
	}

	/** @param array<array-key, mixed> $stored an access key as it is kept */
	public static function read( array $stored ): self {
		$action = $stored['action'] ?? '';
		$role   = $stored['role'] ?? '';

		return new self( in_array( $action, self::ACTIONS, true ) ? $action : '', is_string( $role ) ? $role : '', true === ( $stored['notify'] ?? false ), true === ( $stored['async'] ?? false ) );
	}

	/** @return array{action: string, role: string, notify: bool, async: bool} what read() reads */
	public function values(): array {
		return array(
			'action' => $this->action,
			'role'   => $this->role,
			'notify' => $this->notify,
			'async'  => $this->async,
		);
	}

	/** @return list<string> what belongs into "Send Webhook" steps of Encharge: one URL, or one for each action */
	public function urls( #[\SensitiveParameter] string $key ): array {
		$actions = '' === $this->action ? self::ACTIONS : array( $this->action );
		$more    = ( '' === $this->role ? '' : '&role=' . rawurlencode( $this->role ) ) . ( $this->notify ? '&send_notification=true' : '' ) . ( $this->async ? '&async=true' : '' );

		return array_map( static fn ( string $action ): string => SiteIdentity::webhook_url( $action, $key ) . $more, $actions );
	}
}
