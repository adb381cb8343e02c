<?php

// What was worked out from the tags is worked out anew.
add_action(
	'wpf_tags_modified',
	static function ( int $user_id ): void {
		delete_transient( "menu_of_$user_id" );
	}
);
