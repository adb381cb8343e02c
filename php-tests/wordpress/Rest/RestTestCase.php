<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Rest;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Rest\Routes;
use WP_REST_Request;
use WP_REST_Response;

/** Asks the REST routes as WordPress's server does. */
abstract class RestTestCase extends TestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $GLOBALS['wp_rest_server'] = null;
        wp_set_current_user(1);
    }

    /** @param array<string, mixed> $parameters */
    protected static function ask(string $method, string $route, array $parameters = []): WP_REST_Response
    {
        $request = new WP_REST_Request($method, '/' . Routes::NAMESPACE . $route);
        $method === 'GET' ? $request->set_query_params($parameters) : $request->set_body_params($parameters);

        return rest_do_request($request);
    }
}
