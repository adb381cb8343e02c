<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Rest;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Check;
use Encharge\Webhooks\WordPress\Health\Diagnosis;
use Encharge\Webhooks\WordPress\Health\SupportText;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * Makes one check of the diagnosis, so that whoever waits for all of them sees each as soon as it is made.
 */
final class ChecksRoute {

	public static function register(): void {
		register_rest_route(
			Routes::NAMESPACE,
			'/checks/(?P<id>[a-z-]+)',
			array(
				array(
					// A check sends tests to the site by keys that it makes and forgets, and asks Encharge: it is nothing to be looked at.
					'methods'             => WP_REST_Server::CREATABLE,
					'callback'            => self::answer( ... ),
					'permission_callback' => static fn (): bool => Access::allows( Access::CHANGE ),
					'args'                => array(
						'id' => array(
							'description' => __( 'The name of a check, with hyphens in the place of blanks.', 'webhooks-for-encharge' ),
							'type'        => 'string',
						),
					),
				),
				'schema' => self::schema( ... ),
			)
		);
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private static function answer( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$diagnosis = new Diagnosis( Settings::load(), new ApiConnection() );
		$asked     = ( new Parameters( $request ) )->text( 'id' );
		$ids       = array_filter( $diagnosis->ids(), static fn ( string $id ): bool => SupportText::slug( $id ) === $asked );

		return array() === $ids
			? new WP_Error( 'encharge_no_such_check', __( 'There is no such check.', 'webhooks-for-encharge' ), array( 'status' => 404 ) )
			: new WP_REST_Response( array( 'checks' => array_map( self::item( ... ), $diagnosis->checks( ...array_values( $ids ) ) ) ) );
	}

	/** @return array{id: string, label: string, status: string, message: string, remedy: array{kind: string, value: string, sentence: string}|null, line: string} */
	private static function item( Check $check ): array {
		$remedy = $check->in_admin()->remedy;

		return array(
			'id'      => $check->id,
			'label'   => $check->label,
			'status'  => $check->status->value,
			'message' => $check->message,
			'remedy'  => null === $remedy ? null : array(
				'kind'     => $remedy->kind->value,
				'value'    => $remedy->value,
				'sentence' => $remedy->sentence,
			),
			'line'    => SupportText::line( $check ),
		);
	}

	/** @return array<string, mixed> */
	private static function schema(): array {
		$text = array( 'type' => 'string' );

		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'encharge-checks',
			'type'       => 'object',
			'properties' => array(
				'checks' => array(
					'type'  => 'array',
					'items' => array(
						'type'       => 'object',
						'properties' => array(
							'id'      => $text,
							'label'   => $text,
							'status'  => array(
								'type' => 'string',
								'enum' => array( 'pass', 'warn', 'fail' ),
							),
							'message' => $text,
							'remedy'  => array(
								'type'       => array( 'object', 'null' ),
								'properties' => array(
									'kind'     => $text,
									'value'    => $text,
									'sentence' => $text,
								),
							),
							'line'    => $text,
						),
					),
				),
			),
		);
	}
}
