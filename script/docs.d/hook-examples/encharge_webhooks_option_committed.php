<?php

// Empties a cache on another server that holds a copy of the settings.
add_action(
	'encharge_webhooks_option_committed',
	static function ( string $option ): void {
		if ( 'encharge_webhooks_settings' === $option ) {
			wp_remote_post( 'https://cache.example.com/purge' );
		}
	}
);
