<?php

// Keeps when Encharge was heard of last.
add_action(
	'encharge_webhooks_handled',
	static function ( int $user_id ): void {
		if ( $user_id > 0 ) {
			update_user_meta( $user_id, 'last_heard_of', time() );
		}
	}
);
