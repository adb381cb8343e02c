<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Admin\Activity;

use Encharge\Webhooks\WordPress\Health\Status;

/**
 * The log's words, as a person reads them.
 */
final class LogWords {

	public static function view( string $view ): string {
		return match ( $view ) {
			'done'    => __( 'Done', 'webhooks-for-encharge' ),
			'failed'  => __( 'Failed', 'webhooks-for-encharge' ),
			'skipped' => __( 'Skipped', 'webhooks-for-encharge' ),
			'refused' => __( 'Refused', 'webhooks-for-encharge' ),
			'queued'  => __( 'Put off', 'webhooks-for-encharge' ),
			default   => __( 'All', 'webhooks-for-encharge' ),
		};
	}

	public static function outcome( string $outcome ): string {
		return match ( $outcome ) {
			'created'   => __( 'User created', 'webhooks-for-encharge' ),
			'updated'   => __( 'User updated', 'webhooks-for-encharge' ),
			'unchanged' => __( 'Nothing to change', 'webhooks-for-encharge' ),
			'skipped'   => __( 'Skipped', 'webhooks-for-encharge' ),
			'queued'    => __( 'Put off', 'webhooks-for-encharge' ),
			'failed'    => __( 'Failed', 'webhooks-for-encharge' ),
			'refused'   => __( 'Refused', 'webhooks-for-encharge' ),
			default     => $outcome,
		};
	}

	/** @return string a whole sentence */
	public static function sentence( string $outcome ): string {
		return match ( $outcome ) {
			'created'   => __( 'A user was created.', 'webhooks-for-encharge' ),
			'updated'   => __( 'The user was updated.', 'webhooks-for-encharge' ),
			'unchanged' => __( 'Nothing had to be changed.', 'webhooks-for-encharge' ),
			'skipped'   => __( 'Nothing was written, on purpose.', 'webhooks-for-encharge' ),
			'queued'    => __( 'It was accepted and is done later. What came of it has an entry of its own.', 'webhooks-for-encharge' ),
			'failed'    => __( 'It failed.', 'webhooks-for-encharge' ),
			'refused'   => __( 'The webhook was refused before any work.', 'webhooks-for-encharge' ),
			default     => $outcome,
		};
	}

	public static function status( string $outcome ): Status {
		return match ( $outcome ) {
			'failed', 'refused' => Status::Fail,
			'skipped', 'queued' => Status::Warn,
			default             => Status::Pass,
		};
	}

	public static function action( string $action ): string {
		return match ( $action ) {
			'add'         => __( 'Create or update', 'webhooks-for-encharge' ),
			'update'      => __( 'Update tags and fields', 'webhooks-for-encharge' ),
			'update_tags' => __( 'Tags only', 'webhooks-for-encharge' ),
			'test'        => __( 'Test', 'webhooks-for-encharge' ),
			'pull'        => __( 'Pull by hand', 'webhooks-for-encharge' ),
			'return'      => __( 'Return to Encharge', 'webhooks-for-encharge' ),
			default       => $action,
		};
	}

	public static function origin( string $origin ): string {
		return match ( $origin ) {
			'webhook' => __( 'A webhook', 'webhooks-for-encharge' ),
			'inbox'   => __( 'The inbox, where it was put before', 'webhooks-for-encharge' ),
			'pull'    => __( 'Somebody who looks after the site', 'webhooks-for-encharge' ),
			'rerun'   => __( 'Somebody who had it run again', 'webhooks-for-encharge' ),
			default   => $origin,
		};
	}

	/** @param string $name of a duration */
	public static function duration( string $name ): string {
		return match ( $name ) {
			'guard'     => __( 'Checks before WordPress', 'webhooks-for-encharge' ),
			'bootstrap' => __( 'WordPress and plugins starting', 'webhooks-for-encharge' ),
			'connect'   => __( 'Connecting to Encharge (part of the answer\'s time)', 'webhooks-for-encharge' ),
			'api'       => __( 'Encharge\'s answer', 'webhooks-for-encharge' ),
			'lock'      => __( 'Waiting for others at work on the same person', 'webhooks-for-encharge' ),
			'write'     => __( 'Writing', 'webhooks-for-encharge' ),
			'commit'    => __( 'Committing', 'webhooks-for-encharge' ),
			default     => $name,
		};
	}

	/** @param string $state of an entry of the inbox */
	public static function state( string $state ): string {
		return match ( $state ) {
			'new'   => __( 'Waits', 'webhooks-for-encharge' ),
			'cur'   => __( 'Is being worked', 'webhooks-for-encharge' ),
			'later' => __( 'Waits for another try', 'webhooks-for-encharge' ),
			'dead'  => __( 'Given up', 'webhooks-for-encharge' ),
			default => $state,
		};
	}

	/**
	 * @param array{time: string, ...} $row of the log
	 * @return int Unix time
	 */
	public static function time( array $row ): int {
		return (int) strtotime( substr( $row['time'], 0, 19 ) . ' UTC' );
	}

	/** @return string text from outside: its direction of writing is its own */
	public static function foreign( string $text ): string {
		return '<bdi>' . esc_html( $text ) . '</bdi>';
	}
}
