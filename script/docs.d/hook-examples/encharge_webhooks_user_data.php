<?php

// Only people of the company get a user.
add_filter(
	'encharge_webhooks_user_data',
	static function ( array $values, string $contact_id, ?int $user_id ) {
		$email = $values['user_email'] ?? '';

		if ( null === $user_id && ! str_ends_with( strtolower( $email ), '@example.com' ) ) {
			return new WP_Error( 'stranger', 'Only addresses of example.com get an account.' );
		}

		return $values;
	},
	10,
	3
);
