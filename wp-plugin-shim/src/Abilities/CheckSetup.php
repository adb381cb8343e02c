<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Abilities;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Check;
use Encharge\Webhooks\WordPress\Health\Diagnosis;

/**
 * Makes the checks of the diagnosis.
 */
final class CheckSetup {

	/** @return array<string, mixed> as wp_register_ability() takes it, without the category */
	public static function definition(): array {
		$text = array( 'type' => 'string' );

		return array(
			'label'               => __( 'Check the set-up for Encharge', 'webhooks-for-encharge' ),
			'description'         => __( 'Looks at each step of a webhook’s way, and says what stands between Encharge and the site’s users and what puts it right. Asks Encharge, and sends the site a few tests.', 'webhooks-for-encharge' ),
			'input_schema'        => array(
				'type'                 => 'object',
				'properties'           => array(
					'checks' => array(
						'description' => __( 'The checks to make. All of them if none is named.', 'webhooks-for-encharge' ),
						'type'        => 'array',
						'items'       => array(
							'type' => 'string',
							'enum' => self::diagnosis()->ids(),
						),
					),
				),
				'additionalProperties' => false,
				'default'              => array(),
			),
			'output_schema'       => array(
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
									'description' => __( 'What puts it right, in whole sentences. Empty where nothing has to be.', 'webhooks-for-encharge' ),
									'type'        => 'string',
								),
							),
						),
					),
				),
			),
			'permission_callback' => static fn (): bool => Access::allows( Access::SEE ),
			'execute_callback'    => self::execute( ... ),
			'meta'                => Abilities::meta( true ),
		);
	}

	/** @return array{checks: list<array<string, string>>} */
	private static function execute( mixed $input ): array {
		$asked = is_array( $input ) && is_array( $input['checks'] ?? null ) ? array_values( array_filter( $input['checks'], is_string( ... ) ) ) : array();

		return array(
			'checks' => array_map(
				static fn ( Check $check ): array => array(
					'id'      => $check->id,
					'label'   => $check->label,
					'status'  => $check->status->value,
					'message' => $check->message,
					'remedy'  => $check->remedy->sentence ?? '',
				),
				self::diagnosis()->checks( ...$asked )
			),
		);
	}

	private static function diagnosis(): Diagnosis {
		return new Diagnosis( Settings::load(), new ApiConnection() );
	}
}
