<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Rest;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Health\LogFilter;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * Lists the log, a page at a time by the ids of its entries.
 *
 * @phpstan-import-type Row from LogQuery
 */
final class LogRoute {

	public static function register(): void {
		register_rest_route(
			Routes::NAMESPACE,
			'/log',
			array(
				array(
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => self::answer( ... ),
					'permission_callback' => static fn (): bool => Access::allows( Access::SEE ),
					'args'                => self::arguments(),
				),
				'schema' => self::schema( ... ),
			)
		);
	}

	/** @param WP_REST_Request<array{before: int|null, per_page: int}> $request */
	private static function answer( WP_REST_Request $request ): WP_REST_Response {
		$limit = $request['per_page'];
		$rows  = LogFilter::read( $request->get_params() )->search()->rows( $limit + 1, $request['before'] );
		$page  = array_slice( $rows, 0, $limit );

		return new WP_REST_Response(
			array(
				'entries' => array_map( self::entry( ... ), $page ),
				'before'  => count( $rows ) > $limit ? end( $page )['id'] ?? null : null,
			)
		);
	}

	/**
	 * @param Row $row
	 * @return array<string, mixed>
	 */
	private static function entry( array $row ): array {
		return array(
			'time'      => str_replace( ' ', 'T', substr( $row['time'], 0, 19 ) ) . 'Z',
			'durations' => (object) $row['durations'],
		) + $row;
	}

	/** @return array<string, array<string, mixed>> */
	private static function arguments(): array {
		return array(
			'view'     => array(
				'description' => __( 'What came of it.', 'webhooks-for-encharge' ),
				'type'        => 'string',
				'enum'        => array_keys( LogFilter::VIEWS ),
				'default'     => 'all',
			),
			'action'   => array(
				'description' => __( 'What was asked for.', 'webhooks-for-encharge' ),
				'type'        => 'string',
				'enum'        => LogFilter::ACTIONS,
			),
			'code'     => array(
				'description' => __( 'Why it failed or was left.', 'webhooks-for-encharge' ),
				'type'        => 'string',
				'enum'        => LogFilter::codes(),
			),
			'key'      => array(
				'description' => __( 'The id of the access key that it came with.', 'webhooks-for-encharge' ),
				'type'        => 'string',
				'maxLength'   => 40,
			),
			'days'     => array(
				'description' => __( 'From how many days ago on.', 'webhooks-for-encharge' ),
				'type'        => 'integer',
				'enum'        => LogFilter::PERIODS,
			),
			'search'   => array(
				'description' => __( 'A contact id, or a user\'s id, login or address.', 'webhooks-for-encharge' ),
				'type'        => 'string',
				'maxLength'   => 200,
			),
			'before'   => array(
				'description' => __( 'Only entries with lower ids: the next page, when it is what the last one gave.', 'webhooks-for-encharge' ),
				'type'        => 'integer',
				'minimum'     => 1,
			),
			'per_page' => array(
				'description' => __( 'How many entries at most.', 'webhooks-for-encharge' ),
				'type'        => 'integer',
				'minimum'     => 1,
				'maximum'     => 100,
				'default'     => 20,
			),
		);
	}

	/** @return array<string, mixed> */
	private static function schema(): array {
		$text  = array( 'type' => 'string' );
		$texts = array(
			'type'  => 'array',
			'items' => $text,
		);

		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'encharge-log',
			'type'       => 'object',
			'properties' => array(
				'entries' => array(
					'type'  => 'array',
					'items' => array(
						'type'       => 'object',
						'properties' => array(
							'id'         => array( 'type' => 'integer' ),
							'time'       => array(
								'type'   => 'string',
								'format' => 'date-time',
							),
							'action'     => $text,
							'contact_id' => $text,
							'user_id'    => array( 'type' => 'integer' ),
							'key_id'     => $text,
							'outcome'    => $text,
							'code'       => $text,
							'message'    => $text,
							'durations'  => array(
								'type'                 => 'object',
								'additionalProperties' => array( 'type' => 'number' ),
							),
							'fields'     => $texts,
							'changed'    => $texts,
							'notes'      => array(
								'type'  => 'array',
								'items' => array(
									'type'       => 'object',
									'properties' => array(
										'code'    => $text,
										'field'   => $text,
										'message' => $text,
									),
								),
							),
							'role'       => $text,
							'notify'     => array( 'type' => 'boolean' ),
							'origin'     => $text,
							'receipt'    => $text,
						),
					),
				),
				'before'  => array(
					'description' => __( 'Gives the next page; null on the last one.', 'webhooks-for-encharge' ),
					'type'        => array( 'integer', 'null' ),
				),
			),
		);
	}
}
