<?php

// Lets somebody know who may not have looked at the screen.
add_action(
	'encharge_webhooks_inbox_left',
	static function ( int $count ): void {
		wp_mail( get_option( 'admin_email' ), 'Webhooks wait', "$count webhooks of " . home_url() . ' wait for the plugin to be active again.' );
	}
);
