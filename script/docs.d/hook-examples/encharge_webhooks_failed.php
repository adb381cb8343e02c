<?php

// Tells an administrator, once a day, of what no flow of Encharge can mend by itself.
add_action(
	'encharge_webhooks_failed',
	static function ( string $code, string $message ): void {
		if ( 'not_configured' === $code && false === get_transient( 'told_of_webhooks' ) ) {
			set_transient( 'told_of_webhooks', true, DAY_IN_SECONDS );
			wp_mail( get_option( 'admin_email' ), 'Webhooks from Encharge fail', $message );
		}
	},
	10,
	2
);
