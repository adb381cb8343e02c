<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Rest;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Health\Inquiry;
use Encharge\Webhooks\WordPress\Health\PlannedChange;
use InvalidArgumentException;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * Tells what a webhook would do for one person, and why. Asks Encharge, and writes
 * nothing.
 */
final class ExplainRoute {

	public static function register(): void {
		register_rest_route(
			Routes::NAMESPACE,
			'/explain',
			array(
				array(
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => self::answer( ... ),
					// It shows what Encharge holds of a person.
					'permission_callback' => static fn (): bool => Access::allows( Access::CHANGE ),
					'args'                => array(
						'person' => array(
							'description' => __( 'An address, a contact id, or a user\'s id or login.', 'webhooks-for-encharge' ),
							'type'        => 'string',
							'minLength'   => 1,
							'maxLength'   => 200,
							'required'    => true,
						),
						'action' => array(
							'description' => __( 'What the webhook would ask for.', 'webhooks-for-encharge' ),
							'type'        => 'string',
							'enum'        => array( Action::Add->value, Action::Update->value, Action::UpdateTags->value ),
							'default'     => Action::Add->value,
						),
						'role'   => array(
							'description' => __( 'The role that it would ask for.', 'webhooks-for-encharge' ),
							'type'        => 'string',
							'maxLength'   => 60,
						),
					),
				),
				'schema' => self::schema( ... ),
			)
		);
	}

	/** @param WP_REST_Request<array{person: string, action: string, role: string|null}> $request */
	private static function answer( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		try {
			$explanation = Inquiry::about( (string) $request['person'] )->explanation( Action::from( (string) $request['action'] ), $request['role'] );
		} catch ( InvalidArgumentException $exception ) {
			return new WP_Error( 'encharge_not_explained', $exception->getMessage(), array( 'status' => 422 ) );
		}

		$response = new WP_REST_Response(
			$explanation->words() + array(
				'user_id' => $explanation->user_id,
				'creates' => $explanation->creates,
				'writes'  => $explanation->writes,
				'changes' => array_map( static fn ( PlannedChange $change ): array => $change->words(), $explanation->changes ),
			)
		);
		$response->header( 'Cache-Control', 'no-store' );

		return $response;
	}

	/** @return array<string, mixed> */
	private static function schema(): array {
		$text = array( 'type' => 'string' );

		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'encharge-explanation',
			'type'       => 'object',
			'properties' => array(
				'contact'   => $text,
				'person'    => $text,
				'unmapped'  => $text,
				'user'      => $text,
				'match'     => $text,
				'protected' => $text,
				'result'    => $text,
				'user_id'   => array( 'type' => 'integer' ),
				'creates'   => array( 'type' => 'boolean' ),
				'writes'    => array( 'type' => 'boolean' ),
				'changes'   => array(
					'type'  => 'array',
					'items' => array(
						'type'       => 'object',
						'properties' => array_fill_keys( PlannedChange::FIELDS, $text ),
					),
				),
			),
		);
	}
}
