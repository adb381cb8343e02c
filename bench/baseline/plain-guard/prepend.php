<?php
/**
 * The guard in PHP alone: php.ini's auto_prepend_file. Answers what needs no WordPress, and lets the rest go on.
 *
 * Valid keys stand in wp-content/plain-guard-keys.php, which returns their digests.
 *
 * @package Bench
 */

declare(strict_types=1);

if ( ! isset( $_GET['wpf_action'] ) ) {
	return;
}

require_once __DIR__ . '/../plain-webhooks/check.php';

( static function (): void {
	/** @var list<string> $digests */
	$digests = require __DIR__ . '/../../plain-guard-keys.php';
	$request = PlainWebhooks\check( $digests );

	if ( is_string( $request ) ) {
		PlainWebhooks\answer( $request );
	}

	if ( 'test' === $request['action'] ) {
		PlainWebhooks\answer(
			array(
				'method'      => 'test',
				'answered_by' => 'guard',
			)
		);
	}
} )();
