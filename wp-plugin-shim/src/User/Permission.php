<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\User;

use Encharge\Webhooks\Action;

/**
 * What the current user may have done to other users, by WordPress's own
 * capabilities: a screen of this plugin opens nobody a way that the screens for
 * users do not.
 */
final class Permission {

	/** @return string|null why they may make no user, for a person; null if they may */
	public static function refusal_to_create(): ?string {
		return current_user_can( 'create_users' ) && current_user_can( 'promote_users' )
			? null
			: __( 'You may not create users on this site.', 'webhooks-for-encharge' );
	}

	/** @return string|null why they may not change this user, for a person; null if they may */
	public static function refusal_to_change( int $user_id ): ?string {
		return current_user_can( 'edit_user', $user_id )
			? null
			/* translators: %d: user id. */
			: sprintf( __( 'You may not edit user %d.', 'webhooks-for-encharge' ), $user_id );
	}

	/**
	 * @param Action   $action        what is to be done
	 * @param bool     $asks_for_role whether it asks for a role
	 * @param int|null $user_id       the user whom it is about; null if none is known yet
	 * @return string|null why they may not have it done, for a person; null if they may
	 */
	public static function refusal( Action $action, bool $asks_for_role, ?int $user_id ): ?string {
		return match ( true ) {
			Action::Add === $action                                         => self::refusal_to_create(),
			$asks_for_role && ! current_user_can( 'promote_users' )         => __( 'You may not change the roles of users on this site.', 'webhooks-for-encharge' ),
			null === $user_id && ! current_user_can( 'edit_users' )         => __( 'You may not edit users on this site.', 'webhooks-for-encharge' ),
			default                                                         => null,
		} ?? ( null === $user_id ? null : self::refusal_to_change( $user_id ) );
	}
}
