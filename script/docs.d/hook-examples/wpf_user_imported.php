<?php

// Tells the sales team of a new member.
add_action(
	'wpf_user_imported',
	static function ( int $user_id ): void {
		wp_mail( 'sales@example.com', 'A new member', get_userdata( $user_id )->display_name );
	}
);
