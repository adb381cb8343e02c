<?php

// Nobody without a name gets a user.
add_filter(
	'wpf_import_user',
	static function ( ?array $user_meta ): ?array {
		return '' === ( $user_meta['first_name'] ?? '' ) ? null : $user_meta;
	}
);
