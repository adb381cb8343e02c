<?php

// Tells the sales team of a new member.
add_action(
	'encharge_webhooks_user_created',
	static function ( int $user_id ): void {
		wp_mail( 'sales@example.com', 'A new member', get_userdata( $user_id )->display_name );
	}
);
