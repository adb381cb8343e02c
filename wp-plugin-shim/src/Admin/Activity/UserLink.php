<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

/**
 * A user whom the log names, who may be gone.
 */
final class UserLink {

	/** @return string escaped; a dash if none is named */
	public static function to( int $user_id ): string {
		$user = 0 === $user_id ? false : get_userdata( $user_id );

		if ( 0 === $user_id ) {
			return '—';
		}

		if ( false === $user ) {
			/* translators: %d: user id. */
			return esc_html( sprintf( __( 'User %d was deleted.', 'webhooks-for-encharge' ), $user_id ) );
		}

		$name = LogWords::foreign( $user->user_login ) . ' (' . $user_id . ')';

		return current_user_can( 'edit_user', $user_id )
			? '<a href="' . esc_url( get_edit_user_link( $user_id ) ) . '">' . $name . '</a>'
			: $name;
	}
}
