<?php

// Counts what is done, by what was asked for.
add_action(
	'wpf_api_success',
	static function ( int $user_id, string $method ): void {
		update_option( "done_$method", 1 + (int) get_option( "done_$method" ), false );
	},
	10,
	2
);
