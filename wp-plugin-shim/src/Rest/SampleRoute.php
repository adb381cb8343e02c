<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Rest;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Health\PersonSample;
use InvalidArgumentException;
use RuntimeException;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

/**
 * GET sample: what one person's fields hold at Encharge, which is asked.
 */
final class SampleRoute {

	public static function register(): void {
		register_rest_route(
			Routes::NAMESPACE,
			'/sample',
			array(
				array(
					'methods'             => 'GET',
					'callback'            => self::get( ... ),
					'permission_callback' => static fn (): bool => Access::allows( Access::CHANGE ),
					'args'                => array(
						'person' => array(
							'description' => __( 'A user\'s id, login or email address, or a person\'s contact id or email address.', 'webhooks-for-encharge' ),
							'type'        => 'string',
							'minLength'   => 1,
							'maxLength'   => 320,
							'required'    => true,
						),
					),
				),
				'schema' => self::schema( ... ),
			)
		);
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private static function get( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$person = $request['person'];

		try {
			$sample = PersonSample::of( is_string( $person ) ? $person : '', new ApiConnection() );
		} catch ( InvalidArgumentException $exception ) {
			return new WP_Error( 'encharge_person_not_found', $exception->getMessage(), array( 'status' => 404 ) );
		} catch ( RuntimeException $exception ) {
			return new WP_Error( 'encharge_unanswered', $exception->getMessage(), array( 'status' => 502 ) );
		}

		$response = new WP_REST_Response(
			array(
				'contact_id' => $sample->contact_id,
				'values'     => (object) $sample->values,
			)
		);
		$response->header( 'Cache-Control', 'no-store' );

		return $response;
	}

	/** @return array<string, mixed> */
	private static function schema(): array {
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'encharge-sample',
			'type'       => 'object',
			'properties' => array(
				'contact_id' => array(
					'description' => __( 'The person\'s contact id.', 'webhooks-for-encharge' ),
					'type'        => 'string',
				),
				'values'     => array(
					'description'          => __( 'What each field of Encharge holds, as a text, cut. None of it can be trusted.', 'webhooks-for-encharge' ),
					'type'                 => 'object',
					'additionalProperties' => array( 'type' => 'string' ),
				),
			),
		);
	}
}
