<?php
/**
 * What can be said about a webhook without WordPress.
 *
 * @package Bench
 */

declare(strict_types=1);

namespace PlainWebhooks;

const REFUSALS = array(
	'method_not_allowed'     => array( 405, 'Send a POST.' ),
	'missing_access_key'     => array( 401, 'The webhook carries no access key.' ),
	'invalid_access_key'     => array( 403, 'The access key is not valid on this site.' ),
	'payload_too_large'      => array( 413, 'The body is over 1 MiB.' ),
	'unsupported_media_type' => array( 415, 'Send the body as application/json or application/x-www-form-urlencoded.' ),
	'invalid_action'         => array( 400, 'wpf_action must be add, update, update_tags or test.' ),
	'invalid_json'           => array( 400, 'The body is not a valid JSON object.' ),
	'missing_contact'        => array( 400, 'The webhook names no contact: send {"id": "{{ person.id }}"}.' ),
	'invalid_contact'        => array( 400, 'A contact id is 1 to 128 characters of A-Z a-z 0-9 . _ : @ + -.' ),
	'person_not_found'       => array( 404, 'Encharge has no such person.' ),
	'user_not_found'         => array( 404, 'This person has no user on this site.' ),
	'person_without_email'   => array( 422, 'The person has no email address that WordPress accepts.' ),
	'user_rejected'          => array( 422, 'WordPress or a plugin refused the user.' ),
	'encharge_error'         => array( 502, 'Encharge answered with an error.' ),
	'encharge_timeout'       => array( 504, 'Encharge did not answer in time.' ),
);

/**
 * Checks the current request.
 *
 * @param list<string> $digests SHA-256 of the valid keys, in hex.
 * @return array{action: string, contact_id: string}|string What it asks for, or why it is refused: a key of REFUSALS.
 */
function check( array $digests ): array|string {
	/** @var array<string, string> $server */
	$server = $_SERVER;

	if ( 'POST' !== $server['REQUEST_METHOD'] ) {
		return 'method_not_allowed';
	}

	$key = $_GET['access_key'] ?? $_POST['access_key'] ?? $server['HTTP_X_ENCHARGE_ACCESS_KEY'] ?? '';

	if ( ! is_string( $key ) || '' === $key ) {
		return 'missing_access_key';
	}

	if ( ! is_valid_key( $key, $digests ) ) {
		return 'invalid_access_key';
	}

	if ( (int) ( $server['CONTENT_LENGTH'] ?? 0 ) > 1048576 ) {
		return 'payload_too_large';
	}

	$type = strtolower( trim( explode( ';', $server['CONTENT_TYPE'] ?? '' )[0] ) );

	if ( ! in_array( $type, array( '', 'application/json', 'application/x-www-form-urlencoded' ), true ) ) {
		return 'unsupported_media_type';
	}

	$action = $_GET['wpf_action'];

	if ( ! in_array( $action, array( 'add', 'update', 'update_tags', 'test' ), true ) ) {
		return 'invalid_action';
	}

	$contact_id = 'test' === $action ? '-' : contact_id( $type );

	return is_array( $contact_id ) ? $contact_id[0] : compact( 'action', 'contact_id' );
}

/**
 * Compares in constant time.
 *
 * @param list<string> $digests SHA-256 of the valid keys, in hex.
 */
function is_valid_key( string $key, array $digests ): bool {
	$given = hash( 'sha256', $key );

	foreach ( $digests as $digest ) {
		if ( hash_equals( $digest, $given ) ) {
			return true;
		}
	}

	return false;
}

/**
 * @param string $type The body's content type.
 * @return string|array{string} The contact, or in an array why there is none.
 */
function contact_id( string $type ): string|array {
	$data = $_POST;

	if ( 'application/json' === $type ) {
		$data = json_decode( (string) file_get_contents( 'php://input' ), true, 32 );

		if ( ! is_array( $data ) || ( array() !== $data && array_is_list( $data ) ) ) {
			return array( 'invalid_json' );
		}
	}

	$id = $data['id'] ?? $_GET['contact_id'] ?? null;

	if ( null === $id ) {
		return array( 'missing_contact' );
	}

	$is_valid = ( is_string( $id ) || is_int( $id ) ) && preg_match( '/^[A-Za-z0-9._:@+-]{1,128}$/D', (string) $id );

	return $is_valid ? (string) $id : array( 'invalid_contact' );
}

/**
 * Answers and ends the request.
 *
 * @param array<string, mixed>|string $answer What was done, or a key of REFUSALS.
 */
function answer( array|string $answer ): never {
	$status = 200;
	$body   = array(
		'success' => true,
		'data'    => $answer,
	);

	if ( is_string( $answer ) ) {
		list( $status, $message ) = REFUSALS[ $answer ];

		$body = array(
			'success' => false,
			'data'    => array(
				'code'    => $answer,
				'message' => $message,
			),
		);
	}

	http_response_code( $status );
	header( 'Content-Type: application/json; charset=UTF-8' );
	header( 'Cache-Control: no-store' );
	header( 'Expires: Wed, 11 Jan 1984 05:00:00 GMT' );
	header( 'X-LiteSpeed-Cache-Control: no-cache' );
	header( 'X-Content-Type-Options: nosniff' );

	echo json_encode( $body, JSON_UNESCAPED_SLASHES );
	exit;
}
