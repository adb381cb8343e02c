<?php

// Has a map drawn anew when the city has changed.
add_action(
	'wpf_user_updated',
	static function ( int $user_id, array $user_meta ): void {
		if ( isset( $user_meta['billing_city'] ) ) {
			delete_transient( 'map_of_members' );
		}
	},
	10,
	2
);
