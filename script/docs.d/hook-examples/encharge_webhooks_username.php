<?php

// Logins are as the intranet has them: the part of the address before the @.
add_filter(
	'encharge_webhooks_username',
	static function ( string $login, string $contact_id, string $email ): string {
		return strstr( $email, '@', true );
	},
	10,
	3
);
