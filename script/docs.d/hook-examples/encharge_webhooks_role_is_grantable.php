<?php

// Authors are made by webhooks here: no click allows that, code does.
add_filter(
	'encharge_webhooks_role_is_grantable',
	static function ( bool $grantable, string $role ): bool {
		return $grantable || 'author' === $role;
	},
	10,
	2
);
