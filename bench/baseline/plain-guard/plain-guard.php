<?php
/**
 * Plugin Name: Plain guard
 * Description: What PHP alone can do, besides prepend.php, to make Plain webhooks cheaper: one transaction, a cheap hash for passwords that nobody chose, one CA instead of all.
 *
 * The file wp-content/encharge-ca.pem holds that CA.
 *
 * @package Bench
 */

declare(strict_types=1);

namespace PlainGuard;

add_action( 'plain_webhooks_before_write', __NAMESPACE__ . '\begin' );
add_action( 'plain_webhooks_after_write', __NAMESPACE__ . '\commit' );
add_filter( 'http_request_args', __NAMESPACE__ . '\trust_one', 10, 2 );

/** Hooked to plain_webhooks_before_write. */
function begin(): void {
	global $wpdb;

	// 24 random characters need no slow hash; WordPress hashes anew at the first login.
	add_filter( 'wp_hash_password_options', static fn (): array => array( 'cost' => 4 ) );

	$wpdb->query( 'START TRANSACTION' );
}

/** Hooked to plain_webhooks_after_write. */
function commit(): void {
	global $wpdb;

	$wpdb->query( 'COMMIT' );
}

/**
 * Hooked to http_request_args: WordPress's own file of all CAs takes tens of milliseconds to read, at each call.
 *
 * @param array<string, mixed> $args
 * @return array<string, mixed>
 */
function trust_one( array $args, string $url ): array {
	return str_starts_with( $url, ENCHARGE_API_URL ) ? array( 'sslcertificates' => WP_CONTENT_DIR . '/encharge-ca.pem' ) + $args : $args;
}
