<?php

// Has a map drawn anew when the city has changed.
add_action(
	'encharge_webhooks_user_updated',
	static function ( int $user_id, string $contact_id, array $changed ): void {
		if ( in_array( 'billing_city', $changed, true ) ) {
			delete_transient( 'map_of_members' );
		}
	},
	10,
	3
);
