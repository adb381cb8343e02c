<?php

// The nickname is the user's own affair.
add_filter(
	'wpf_pulled_user_meta',
	static function ( ?array $user_meta ): ?array {
		unset( $user_meta['nickname'] );

		return $user_meta;
	}
);
