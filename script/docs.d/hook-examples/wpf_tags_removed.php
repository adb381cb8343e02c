<?php

// Shuts a course to whoever has lost its tag.
add_action(
	'wpf_tags_removed',
	static function ( int $user_id, array $tags ): void {
		if ( in_array( 'Course', $tags, true ) ) {
			delete_user_meta( $user_id, 'course_open' );
		}
	},
	10,
	2
);
