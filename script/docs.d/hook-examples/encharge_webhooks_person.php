<?php

// Leaves out whoever has asked not to have an account.
add_filter(
	'encharge_webhooks_person',
	static function ( ?array $fields ): ?array {
		return 'yes' === ( $fields['noAccount'] ?? '' ) ? null : $fields;
	}
);
