<?php

// Whoever manages the shop sees what is wrong; access keys stay with administrators.
add_filter(
	'encharge_webhooks_capability',
	static function ( string $capability, string $task ): string {
		return 'see' === $task ? 'manage_woocommerce' : $capability;
	},
	10,
	2
);
