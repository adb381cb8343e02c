<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\SiteHealth;

use Encharge\Webhooks\WordPress\Config\Access;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * Makes one test that Site Health's script asks for.
 */
final class TestRoute {

	/** As WordPress's own tests have theirs, in wp-site-health/v1. */
	private const NAMESPACE = 'encharge-site-health/v1';

	private const PATH = '/tests/';

	/** Hooked to rest_api_init. */
	public static function register(): void {
		register_rest_route(
			self::NAMESPACE,
			self::PATH . '(?P<test>' . implode( '|', HealthTests::names() ) . ')',
			array(
				array(
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => self::answer( ... ),
					'permission_callback' => static fn (): bool => Access::allows( Access::SEE ),
				),
				'schema' => self::schema( ... ),
			)
		);
	}

	/** @return string a test's route */
	public static function path( string $test ): string {
		return self::NAMESPACE . self::PATH . $test;
	}

	/** @param WP_REST_Request<array{test: string}> $request */
	private static function answer( WP_REST_Request $request ): WP_REST_Response {
		return new WP_REST_Response( HealthTests::asked( (string) $request['test'] ) );
	}

	/** @return array<string, mixed> */
	private static function schema(): array {
		$text = array( 'type' => 'string' );

		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'encharge-site-health-test',
			'type'       => 'object',
			'properties' => array(
				'test'        => $text,
				'label'       => $text,
				'status'      => array(
					'type' => 'string',
					'enum' => array( 'good', 'recommended', 'critical' ),
				),
				'badge'       => array(
					'type'       => 'object',
					'properties' => array(
						'label' => $text,
						'color' => $text,
					),
				),
				'description' => $text,
				'actions'     => $text,
			),
		);
	}
}
