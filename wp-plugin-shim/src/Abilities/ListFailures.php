<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Abilities;

use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Health\LogFilter;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Health\ReasonAdvice;

/**
 * Lists the webhooks that failed, with what helps, as far as the log has them.
 *
 * @phpstan-import-type Row from LogQuery
 */
final class ListFailures {

	private const LONGEST = 100;

	private const USUAL = 20;

	/** @return array<string, mixed> as wp_register_ability() takes it, without the category */
	public static function definition(): array {
		return array(
			'label'               => __( 'List webhooks from Encharge that failed', 'webhooks-for-encharge' ),
			'description'         => __( 'Lists what failed, the newest first, with the reason and what helps. People are named by their ids alone.', 'webhooks-for-encharge' ),
			'input_schema'        => array(
				'type'                 => 'object',
				'properties'           => array(
					'days'   => array(
						'description' => __( 'From how many days ago on.', 'webhooks-for-encharge' ),
						'type'        => 'integer',
						'enum'        => LogFilter::PERIODS,
					),
					'before' => array(
						'description' => __( 'Only entries with lower ids: the next page, when it is what the last one gave.', 'webhooks-for-encharge' ),
						'type'        => 'integer',
						'minimum'     => 1,
					),
					'limit'  => array(
						'description' => __( 'How many entries at most.', 'webhooks-for-encharge' ),
						'type'        => 'integer',
						'minimum'     => 1,
						'maximum'     => self::LONGEST,
						'default'     => self::USUAL,
					),
				),
				'additionalProperties' => false,
				'default'              => array(),
			),
			'output_schema'       => self::output(),
			'permission_callback' => static fn (): bool => Access::allows( Access::SEE ),
			'execute_callback'    => self::execute( ... ),
			'meta'                => Abilities::meta( true ),
		);
	}

	/** @return array{failures: list<array<string, string|int>>, before: int|null} */
	private static function execute( mixed $input ): array {
		$given  = is_array( $input ) ? $input : array();
		$number = static fn ( string $name ): ?int => is_numeric( $given[ $name ] ?? null ) ? (int) $given[ $name ] : null;
		$limit  = $number( 'limit' ) ?? self::USUAL;
		$search = LogFilter::read(
			array(
				'view' => 'failed',
				'days' => $number( 'days' ),
			)
		)->search();
		$rows   = $search->rows( $limit + 1, $number( 'before' ) );
		$page   = array_slice( $rows, 0, $limit );

		return array(
			'failures' => array_map( self::failure( ... ), $page ),
			'before'   => count( $rows ) > $limit ? end( $page )['id'] ?? null : null,
		);
	}

	/**
	 * @param Row $row
	 * @return array<string, string|int>
	 */
	private static function failure( array $row ): array {
		return array(
			'id'         => $row['id'],
			'time'       => str_replace( ' ', 'T', substr( $row['time'], 0, 19 ) ) . 'Z',
			'action'     => $row['action'],
			'contact_id' => $row['contact_id'],
			'user_id'    => $row['user_id'],
			'code'       => $row['code'],
			'message'    => $row['message'],
			'advice'     => ReasonAdvice::on( $row['code'] ),
		);
	}

	/** @return array<string, mixed> */
	private static function output(): array {
		$text = array( 'type' => 'string' );

		return array(
			'type'       => 'object',
			'properties' => array(
				'failures' => array(
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
							'code'       => $text,
							'message'    => $text,
							'advice'     => $text,
						),
					),
				),
				'before'   => array(
					'description' => __( 'Gives the next page; null on the last one.', 'webhooks-for-encharge' ),
					'type'        => array( 'integer', 'null' ),
				),
			),
		);
	}
}
