<?php

// Counts what fails, by what was asked for.
add_action(
	'wpf_api_fail',
	static function ( $user_id, string $method ): void {
		update_option( "failed_$method", 1 + (int) get_option( "failed_$method" ), false );
	},
	10,
	2
);
