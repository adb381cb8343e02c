<?php
/**
 * Keeps the statements of each request in wp-content/queries.json, when the request is over.
 *
 * @package Bench
 */

declare(strict_types=1);

define( 'SAVEQUERIES', true );

add_action(
	'shutdown',
	static function (): void {
		global $wpdb;

		$file = WP_CONTENT_DIR . '/queries.json';
		file_put_contents( "$file.new", wp_json_encode( array_column( $wpdb->queries, 0 ) ) );
		rename( "$file.new", $file );
	},
	PHP_INT_MAX
);
