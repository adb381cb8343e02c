<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Abilities;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Health\Explanation;
use Encharge\Webhooks\WordPress\Health\Inquiry;
use Encharge\Webhooks\WordPress\Inbox\TaskRun;
use InvalidArgumentException;
use WP_Error;

/**
 * Brings one person's user up to date with Encharge, as a webhook does.
 */
final class PullPerson {

	/** @return array<string, mixed> as wp_register_ability() takes it, without the category */
	public static function definition(): array {
		$text = array( 'type' => 'string' );

		return array(
			'label'               => __( 'Bring a user up to date with Encharge', 'webhooks-for-encharge' ),
			'description'         => __( 'Asks Encharge for a person, and writes tags and fields into their user as a webhook does: by the same rules, with an entry in the log. Who may create users can have a missing one created.', 'webhooks-for-encharge' ),
			'input_schema'        => array(
				'type'                 => 'object',
				'properties'           => array(
					'person' => ExplainPerson::person(),
					'create' => array(
						'description' => __( 'Whether a user is created where there is none.', 'webhooks-for-encharge' ),
						'type'        => 'boolean',
						'default'     => false,
					),
				),
				'required'             => array( 'person' ),
				'additionalProperties' => false,
			),
			'output_schema'       => array(
				'type'       => 'object',
				'properties' => array(
					'outcome' => $text,
					'user_id' => array( 'type' => 'integer' ),
					'code'    => $text,
					'message' => $text,
					'log_id'  => array( 'type' => 'integer' ),
				),
			),
			// Whether they may change this very user is known once it is found.
			'permission_callback' => static fn (): bool => Access::allows( Access::CHANGE ),
			'execute_callback'    => self::execute( ... ),
			'meta'                => Abilities::meta( false ),
		);
	}

	/** @return array{outcome: string, user_id: int, code: string, message: string, log_id: int}|WP_Error */
	private static function execute( mixed $input ): array|WP_Error {
		$creates = is_array( $input ) && filter_var( $input['create'] ?? false, FILTER_VALIDATE_BOOLEAN );

		try {
			$explanation = Inquiry::about( Abilities::text( $input, 'person' ) )->explanation( $creates ? Action::Add : Action::Update );
		} catch ( InvalidArgumentException $exception ) {
			return new WP_Error( 'encharge_not_pulled', $exception->getMessage() );
		}

		$refusal = self::refusal( $explanation );

		if ( null !== $refusal ) {
			return $refusal;
		}

		$outcome = TaskRun::now( Inquiry::task( $explanation ) );

		return array(
			'outcome' => $outcome->word(),
			'user_id' => $outcome->user_id,
			'code'    => $outcome->reason(),
			'message' => $outcome->message,
			'log_id'  => $outcome->log_id,
		);
	}

	private static function refusal( Explanation $explanation ): ?WP_Error {
		if ( null !== $explanation->refusal ) {
			return new WP_Error( 'encharge_not_pulled', $explanation->refusal->text );
		}

		$refusal = Inquiry::refusal( $explanation );

		return null === $refusal ? null : new WP_Error( 'rest_forbidden', $refusal, array( 'status' => rest_authorization_required_code() ) );
	}
}
