<?php

// Opens a course to whoever has bought it.
add_action(
	'encharge_webhooks_tags_changed',
	static function ( int $user_id, array $tags, array $added, array $removed ): void {
		if ( in_array( 'Course', $added, true ) ) {
			update_user_meta( $user_id, 'course_open', '1' );
		}

		if ( in_array( 'Course', $removed, true ) ) {
			delete_user_meta( $user_id, 'course_open' );
		}
	},
	10,
	4
);
