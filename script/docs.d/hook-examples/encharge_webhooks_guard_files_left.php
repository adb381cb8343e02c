<?php

// Lets another program remove them that may.
add_action(
	'encharge_webhooks_guard_files_left',
	static function ( array $paths ): void {
		wp_remote_post( 'http://localhost:8080/remove', array( 'body' => array( 'paths' => $paths ) ) );
	}
);
