<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Rest;

use WP_REST_Request;

/**
 * What a request has given, once WordPress has held it against the route's schema.
 */
final readonly class Parameters {

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function __construct( private WP_REST_Request $request ) {}

	/** @return string a parameter that is a text */
	public function text( string $name ): string {
		$value = $this->request[ $name ];

		return is_string( $value ) ? $value : '';
	}

	/** @return bool a parameter that is true or false */
	public function is_on( string $name ): bool {
		return true === $this->request[ $name ];
	}
}
