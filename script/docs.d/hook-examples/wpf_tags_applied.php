<?php

// Opens a course to whoever has got its tag.
add_action(
	'wpf_tags_applied',
	static function ( int $user_id, array $tags ): void {
		if ( in_array( 'Course', $tags, true ) ) {
			update_user_meta( $user_id, 'course_open', '1' );
		}
	},
	10,
	2
);
