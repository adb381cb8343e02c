<?php
/**
 * Plugin Name: Plain webhooks
 * Description: Encharge's webhooks as a WordPress engineer would receive them, by WordPress's own means.
 *
 * Its option `plain_webhooks`, autoloaded, holds `digests`, `token` and `fields` (Encharge field → meta key).
 *
 * @package Bench
 */

declare(strict_types=1);

namespace PlainWebhooks;

use WP_Error;
use WP_User;

require_once __DIR__ . '/check.php';

add_action( 'init', __NAMESPACE__ . '\receive' );

/** Hooked to init. */
function receive(): void {
	if ( ! isset( $_GET['wpf_action'] ) ) {
		return;
	}

	/** @var array{digests: list<string>, token: string, fields: array<string, string>} $settings */
	$settings = get_option( 'plain_webhooks' );
	$request  = check( $settings['digests'] );

	if ( is_string( $request ) ) {
		answer( $request );
	}

	if ( 'test' === $request['action'] ) {
		answer(
			array(
				'method'      => 'test',
				'answered_by' => 'wordpress',
			)
		);
	}

	$person = fetch( $request['contact_id'], $settings['token'] );

	if ( is_string( $person ) ) {
		answer( $person );
	}

	do_action( 'plain_webhooks_before_write' );
	$result = write( $request['action'], $person, $settings['fields'] );
	do_action( 'plain_webhooks_after_write' );

	answer( $result );
}

/**
 * Asks Encharge for a person.
 *
 * @return array<string, scalar|null>|string The person, or why there is none.
 */
function fetch( string $contact_id, string $token ): array|string {
	$response = wp_remote_get(
		ENCHARGE_API_URL . '/people?' . http_build_query( array( 'people' => array( array( 'id' => $contact_id ) ) ) ),
		array(
			'timeout' => 10,
			'headers' => array(
				'Accept'           => 'application/json',
				'X-Encharge-Token' => $token,
			),
		)
	);

	if ( $response instanceof WP_Error ) {
		return str_contains( $response->get_error_message(), 'timed out' ) ? 'encharge_timeout' : 'encharge_error';
	}

	/** @var array{users?: list<array<string, scalar|null>>}|null $body */
	$body = json_decode( wp_remote_retrieve_body( $response ), true );

	if ( 200 !== wp_remote_retrieve_response_code( $response ) || ! isset( $body['users'] ) ) {
		return 'encharge_error';
	}

	return $body['users'][0] ?? 'person_not_found';
}

/**
 * Creates or updates the person's user.
 *
 * @param array<string, scalar|null> $person A person in Encharge's shape.
 * @param array<string, string>      $fields Encharge field → meta key.
 * @return array<string, mixed>|string What was done, or why it was not.
 */
function write( string $action, array $person, array $fields ): array|string {
	$email = is_email( (string) ( $person['email'] ?? '' ) );
	$user  = find_user( (string) $person['id'], (string) $email );

	if ( null === $user && 'add' !== $action ) {
		return 'user_not_found';
	}

	if ( null === $user && ! $email ) {
		return 'person_without_email';
	}

	$created = null === $user;

	if ( $created ) {
		$user_id = insert_user( $person );
	} else {
		$user_id = 'update_tags' === $action ? $user->ID : update_user( $user, $person );
	}

	if ( ! is_int( $user_id ) || $user_id < 1 ) {
		return 'user_rejected';
	}

	if ( 'update_tags' !== $action ) {
		foreach ( $fields as $field => $meta_key ) {
			update_user_meta( $user_id, $meta_key, wp_slash( sanitize_text_field( (string) ( $person[ $field ] ?? '' ) ) ) );
		}
	}

	$tags = array_map( 'sanitize_text_field', array_filter( explode( ', ', (string) ( $person['tags'] ?? '' ) ) ) );

	update_user_meta( $user_id, 'encharge_contact_id', $person['id'] );
	update_user_meta( $user_id, 'encharge_tags', wp_slash( $tags ) );

	return array(
		'method'     => $action,
		'user_id'    => $user_id,
		'created'    => $created,
		'contact_id' => $person['id'],
		'tags'       => $tags,
	);
}

function find_user( string $contact_id, string $email ): ?WP_User {
	/** @var list<WP_User> $linked */
	$linked = get_users(
		array(
			'meta_key'    => 'encharge_contact_id',
			'meta_value'  => $contact_id,
			'number'      => 1,
			'count_total' => false,
		)
	);

	if ( array() !== $linked ) {
		return $linked[0];
	}

	$user = '' === $email ? false : get_user_by( 'email', $email );

	return false === $user ? null : $user;
}

/** @param array<string, scalar|null> $person A person with an address that WordPress takes. */
function insert_user( array $person ): int|WP_Error {
	$user = array(
		'user_login' => (string) $person['email'],
		'user_email' => (string) $person['email'],
		'user_pass'  => wp_generate_password( 24 ),
		'first_name' => (string) ( $person['firstName'] ?? '' ),
		'last_name'  => (string) ( $person['lastName'] ?? '' ),
		'role'       => get_option( 'default_role' ),
	);

	return wp_insert_user( (object) wp_slash( $user ) );
}

/**
 * Writes what differs.
 *
 * @param array<string, scalar|null> $person A person in Encharge's shape.
 */
function update_user( WP_User $user, array $person ): int|WP_Error {
	$wanted = array(
		'user_email' => (string) is_email( (string) ( $person['email'] ?? '' ) ),
		'first_name' => sanitize_text_field( (string) ( $person['firstName'] ?? '' ) ),
		'last_name'  => sanitize_text_field( (string) ( $person['lastName'] ?? '' ) ),
	);

	$changes = array_filter( $wanted, static fn ( string $value, string $field ): bool => '' !== $value && $value !== $user->$field, ARRAY_FILTER_USE_BOTH );

	return array() === $changes ? $user->ID : wp_update_user( wp_slash( $changes ) + array( 'ID' => $user->ID ) );
}
