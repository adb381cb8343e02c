<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Rest;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\FlowKeys;
use Encharge\Webhooks\WordPress\Config\InvalidValues;
use Encharge\Webhooks\WordPress\Config\KeyMadeAlready;
use Encharge\Webhooks\WordPress\Config\KeyPurpose;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * Makes an access key for a flow, and tells its URL in this answer alone.
 */
final class KeysRoute {

	public static function register(): void {
		register_rest_route(
			Routes::NAMESPACE,
			'/keys',
			array(
				array(
					'methods'             => WP_REST_Server::CREATABLE,
					'callback'            => self::answer( ... ),
					'permission_callback' => static fn (): bool => Access::allows( Access::CHANGE ) && Access::allows( Access::MANAGE_KEYS ),
					'args'                => self::arguments(),
				),
				'schema' => self::schema( ... ),
			)
		);
	}

	/** @return array<string, array<string, mixed>> */
	private static function arguments(): array {
		return array(
			'flow'    => array(
				'description' => __( 'The name of the flow.', 'webhooks-for-encharge' ),
				'type'        => 'string',
				'required'    => true,
			),
			'does'    => array(
				'description' => __( 'What the webhook does: its action.', 'webhooks-for-encharge' ),
				'type'        => 'string',
				'enum'        => KeyPurpose::ACTIONS,
				'required'    => true,
			),
			'role'    => array(
				'description' => __( 'The role that it asks for.', 'webhooks-for-encharge' ),
				'type'        => 'string',
				'default'     => '',
			),
			'notify'  => array(
				'description' => __( 'Whether new users get WordPress’s mail.', 'webhooks-for-encharge' ),
				'type'        => 'boolean',
				'default'     => false,
			),
			'async'   => array(
				'description' => __( 'Whether it is answered at once, and the work done later.', 'webhooks-for-encharge' ),
				'type'        => 'boolean',
				'default'     => false,
			),
			'request' => array(
				'description' => __( '32 hexadecimal digits of chance: what comes with the same ones makes no second key.', 'webhooks-for-encharge' ),
				'type'        => 'string',
				'pattern'     => '^[0-9a-f]{32}$',
				'required'    => true,
			),
		);
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private static function answer( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$given   = new Parameters( $request );
		$purpose = new KeyPurpose( $given->text( 'does' ), $given->text( 'role' ), $given->is_on( 'notify' ), $given->is_on( 'async' ) );

		try {
			$made = ( new FlowKeys( Settings::load() ) )->make( $given->text( 'flow' ), $purpose, $given->text( 'request' ) );
		} catch ( InvalidValues $invalid ) {
			return new WP_Error(
				'rest_invalid_param',
				$invalid->getMessage(),
				array(
					'status' => 400,
					'params' => $invalid->errors,
				)
			);
		} catch ( KeyMadeAlready $exception ) {
			return new WP_Error( 'encharge_made_already', $exception->getMessage(), array( 'status' => 409 ) );
		} catch ( TransactionFailed $exception ) {
			return new WP_Error( 'encharge_database_unavailable', $exception->getMessage(), array( 'status' => 503 ) );
		}

		return new WP_REST_Response(
			array(
				'id'   => $made['id'],
				'urls' => $made['urls'],
			),
			201,
			array( 'Cache-Control' => 'no-store' )
		);
	}

	/** @return array<string, mixed> */
	private static function schema(): array {
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'encharge-key',
			'type'       => 'object',
			'properties' => array(
				'id'   => array( 'type' => 'string' ),
				'urls' => array(
					'type'  => 'array',
					'items' => array(
						'type'   => 'string',
						'format' => 'uri',
					),
				),
			),
		);
	}
}
