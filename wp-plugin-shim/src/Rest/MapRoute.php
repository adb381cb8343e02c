<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Rest;

use Encharge\Webhooks\FieldMap;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\InvalidValues;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SettingsChanged;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

/**
 * GET map, PUT map: the field map, whole, and the revision against which it is saved.
 *
 * @phpstan-import-type GivenRow from \Encharge\Webhooks\WordPress\Config\FieldMapRules
 */
final class MapRoute {

	public static function register(): void {
		register_rest_route(
			Routes::NAMESPACE,
			'/map',
			array(
				array(
					'methods'             => 'GET',
					'callback'            => static fn (): WP_REST_Response => self::answer( Settings::load() ),
					'permission_callback' => static fn (): bool => Access::allows( Access::SEE ),
				),
				array(
					'methods'             => 'PUT',
					'callback'            => self::put( ... ),
					'permission_callback' => static fn (): bool => Access::allows( Access::CHANGE ),
					'args'                => array_map( static fn ( array $property ): array => array( 'required' => true ) + $property, self::properties() ),
				),
				'schema' => self::schema( ... ),
			)
		);
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private static function put( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$settings = Settings::load();
		$revision = $request['revision'];

		/** @var list<GivenRow> $rows as the schema has them */
		$rows = $request['rows'];

		try {
			$settings->save_all( array(), $rows, is_string( $revision ) ? $revision : '' );
		} catch ( InvalidValues $exception ) {
			return new WP_Error(
				'encharge_invalid_rows',
				$exception->getMessage(),
				array(
					'status' => 400,
					'errors' => (object) $exception->errors,
				)
			);
		} catch ( SettingsChanged $exception ) {
			return new WP_Error( 'encharge_settings_changed', $exception->getMessage(), array( 'status' => 409 ) + self::content( Settings::load() ) );
		} catch ( TransactionFailed $exception ) {
			return new WP_Error( 'encharge_database_unavailable', $exception->getMessage(), array( 'status' => 503 ) );
		}

		return self::answer( $settings );
	}

	private static function answer( Settings $settings ): WP_REST_Response {
		return new WP_REST_Response( self::content( $settings ) );
	}

	/** @return array<string, mixed> */
	private static function content( Settings $settings ): array {
		return array(
			'revision' => $settings->revision(),
			'rows'     => $settings->field_map(),
		);
	}

	/** @return array<string, mixed> */
	private static function schema(): array {
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'encharge-map',
			'type'       => 'object',
			'properties' => self::properties(),
		);
	}

	/** @return array<string, array<string, mixed>> */
	private static function properties(): array {
		return array(
			'revision' => array(
				'description' => __( 'By which it is seen whether the settings are still those that were read.', 'webhooks-for-encharge' ),
				'type'        => 'string',
			),
			'rows'     => array(
				'description' => __( 'All rows, in order.', 'webhooks-for-encharge' ),
				'type'        => 'array',
				'items'       => array(
					'type'                 => 'object',
					'additionalProperties' => false,
					'properties'           => array(
						'field' => array(
							'description' => __( 'The Encharge field.', 'webhooks-for-encharge' ),
							'type'        => 'string',
							'required'    => true,
						),
						'key'   => array(
							'description' => __( 'The WordPress key.', 'webhooks-for-encharge' ),
							'type'        => 'string',
							'required'    => true,
						),
						'type'  => array(
							'description' => __( 'How a value is read and cleaned.', 'webhooks-for-encharge' ),
							'type'        => 'string',
							'enum'        => FieldMap::types(),
						),
						'wipe'  => array(
							'description' => __( 'Whether an empty value empties the WordPress field.', 'webhooks-for-encharge' ),
							'type'        => 'boolean',
						),
					),
				),
			),
		);
	}
}
