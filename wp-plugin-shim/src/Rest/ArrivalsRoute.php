<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Rest;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Guard\GuardAnswers;
use Encharge\Webhooks\WordPress\Health\Arrival;
use Encharge\Webhooks\WordPress\Health\Arrivals;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * Tells which webhooks have come since a page was opened. It is asked every few
 * seconds: it writes nothing, and asks the database once if there is none.
 */
final class ArrivalsRoute {

	public static function register(): void {
		register_rest_route(
			Routes::NAMESPACE,
			'/arrivals',
			array(
				array(
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => self::answer( ... ),
					'permission_callback' => static fn (): bool => Access::allows( Access::SEE ),
					'args'                => array(
						'after' => array(
							'description' => __( 'The moment since which webhooks are asked for, as the page has it.', 'webhooks-for-encharge' ),
							'type'        => 'string',
							'pattern'     => Arrivals::MOMENT,
							'required'    => true,
						),
					),
				),
				'schema' => self::schema( ... ),
			)
		);
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private static function answer( WP_REST_Request $request ): WP_REST_Response {
		return new WP_REST_Response( array( 'arrivals' => array_map( self::item( ... ), ( new Arrivals( GuardAnswers::here() ) )->since( ( new Parameters( $request ) )->text( 'after' ) ) ) ) );
	}

	/** @return array{id: string, time: string, at: string, status: string, flow: string, message: string, remedy: string, log_id: int} */
	private static function item( Arrival $arrival ): array {
		return array(
			'id'      => $arrival->id,
			'time'    => gmdate( 'c', $arrival->time ),
			'at'      => (string) wp_date( 'Y-m-d H:i:s', $arrival->time ),
			'status'  => $arrival->status->value,
			'flow'    => $arrival->flow,
			'message' => $arrival->message,
			'remedy'  => $arrival->remedy,
			'log_id'  => $arrival->log_id,
		);
	}

	/** @return array<string, mixed> */
	private static function schema(): array {
		$text = array( 'type' => 'string' );

		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'encharge-arrivals',
			'type'       => 'object',
			'properties' => array(
				'arrivals' => array(
					'type'  => 'array',
					'items' => array(
						'type'       => 'object',
						'properties' => array(
							'id'      => $text,
							'time'    => array(
								'type'   => 'string',
								'format' => 'date-time',
							),
							'at'      => $text,
							'status'  => array(
								'type' => 'string',
								'enum' => array( 'pass', 'warn', 'fail' ),
							),
							'flow'    => $text,
							'message' => $text,
							'remedy'  => $text,
							'log_id'  => array( 'type' => 'integer' ),
						),
					),
				),
			),
		);
	}
}
