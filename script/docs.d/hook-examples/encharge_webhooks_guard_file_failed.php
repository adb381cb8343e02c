<?php

// Logs what an administrator has to look at on this server.
add_action(
	'encharge_webhooks_guard_file_failed',
	static function ( string $problem, string $failure ): void {
		error_log( trim( "Webhooks are checked by WordPress until the guard file is written ($problem). $failure" ) ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
	},
	10,
	2
);
