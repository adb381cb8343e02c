<?php

// Tells an administrator of what no flow of Encharge can mend by itself.
add_action(
	'encharge_webhooks_failed',
	static function ( string $code, string $message ): void {
		if ( 'not_configured' === $code ) {
			wp_mail( get_option( 'admin_email' ), 'Webhooks from Encharge fail', $message );
		}
	},
	10,
	2
);
