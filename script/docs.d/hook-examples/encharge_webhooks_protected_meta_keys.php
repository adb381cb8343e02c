<?php

// No row of the field map may reach the credits that members have paid for.
add_filter(
	'encharge_webhooks_protected_meta_keys',
	static function ( array $keys ): array {
		return array_merge( $keys, array( 'member_credits' ) );
	}
);
