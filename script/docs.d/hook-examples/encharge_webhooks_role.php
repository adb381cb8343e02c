<?php

// New users become customers, whatever the webhook's URL says.
add_filter(
	'encharge_webhooks_role',
	static function ( ?string $role, string $contact_id, ?int $user_id ): ?string {
		return null === $user_id ? 'customer' : $role;
	},
	10,
	3
);
