<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Rest;

use Encharge\Webhooks\InboxException;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Inbox\Rerun;
use Encharge\Webhooks\WordPress\Inbox\RerunQueue;
use Encharge\Webhooks\WordPress\Inbox\TaskRun;
use Encharge\Webhooks\WordPress\Sync\Task;
use InvalidArgumentException;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * Runs entries of the log again as they were asked: one at once, several by the
 * inbox.
 */
final class RunRoute {

	private const LONGEST = 100;

	public static function register(): void {
		register_rest_route(
			Routes::NAMESPACE,
			'/run',
			array(
				array(
					'methods'             => WP_REST_Server::CREATABLE,
					'callback'            => self::answer( ... ),
					'permission_callback' => static fn (): bool => Access::allows( Access::CHANGE ),
					'args'                => array(
						'ids' => array(
							'description' => __( 'The ids of entries of the log.', 'webhooks-for-encharge' ),
							'type'        => 'array',
							'items'       => array(
								'type'    => 'integer',
								'minimum' => 1,
							),
							'minItems'    => 1,
							'maxItems'    => self::LONGEST,
							'uniqueItems' => true,
							'required'    => true,
						),
					),
				),
				'schema' => self::schema( ... ),
			)
		);
	}

	/** @param WP_REST_Request<array{ids: non-empty-list<int>}> $request */
	private static function answer( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$tasks = array();

		foreach ( $request['ids'] ?? array() as $id ) {
			try {
				$rerun = Rerun::of_id( $id );
			} catch ( InvalidArgumentException $exception ) {
				return new WP_Error( 'encharge_not_repeatable', $exception->getMessage(), array( 'status' => 422 ) );
			}

			$refusal = $rerun->refusal();

			if ( null !== $refusal ) {
				return new WP_Error( 'rest_forbidden', $refusal, array( 'status' => rest_authorization_required_code() ) );
			}

			$tasks[] = $rerun->task;
		}

		return 1 === count( $tasks ) ? self::run( $tasks[0] ) : self::queue( $tasks );
	}

	private static function run( Task $task ): WP_REST_Response {
		$outcome = TaskRun::now( $task );

		return new WP_REST_Response(
			array(
				'log_id'  => $outcome->log_id,
				'outcome' => $outcome->word(),
				'user_id' => $outcome->user_id,
				'code'    => $outcome->reason(),
				'message' => $outcome->message,
			)
		);
	}

	/** @param list<Task> $tasks */
	private static function queue( array $tasks ): WP_REST_Response|WP_Error {
		try {
			$receipts = RerunQueue::accept( $tasks );
		} catch ( InboxException ) {
			$receipts = null;
		}

		return null === $receipts
			? new WP_Error( 'encharge_inbox_unavailable', __( 'This site has no inbox that could take them. Run them one by one.', 'webhooks-for-encharge' ), array( 'status' => 503 ) )
			: new WP_REST_Response( array( 'receipts' => $receipts ), 202 );
	}

	/** @return array<string, mixed> */
	private static function schema(): array {
		$text = array( 'type' => 'string' );

		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'encharge-run',
			'type'       => 'object',
			'properties' => array(
				'log_id'   => array( 'type' => 'integer' ),
				'outcome'  => $text,
				'user_id'  => array( 'type' => 'integer' ),
				'code'     => $text,
				'message'  => $text,
				'receipts' => array(
					'description' => __( 'Of the entries of the inbox, where several were to be run.', 'webhooks-for-encharge' ),
					'type'        => 'array',
					'items'       => $text,
				),
			),
		);
	}
}
