<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Rest;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Rest\Routes;

/** Asks the REST routes as WordPress's server does, as the administrator. */
abstract class RestTestCase extends TestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $GLOBALS['wp_rest_server'] = null;
        wp_set_current_user(1);
    }

    protected function tearDown(): void
    {
        $GLOBALS['wp_rest_server'] = null;
        parent::tearDown();
    }

    /** @param array<string, mixed> $parameters of the query; of the body, in JSON, if the method has one */
    protected static function ask(string $method, string $route, array $parameters = []): \WP_REST_Response
    {
        $request = new \WP_REST_Request($method, '/' . Routes::NAMESPACE . "/$route");
        if ($method === 'GET') {
            $request->set_query_params($parameters);
        } else {
            $request->set_header('Content-Type', 'application/json');
            $request->set_body((string) json_encode($parameters));
        }

        return rest_do_request($request);
    }

    /** @return list<int> the statuses that an editor, a subscriber and nobody get */
    protected static function statuses_of_others(string $method, string $route, array $parameters = []): array
    {
        $statuses = [];

        foreach (['editor', 'subscriber', ''] as $role) {
            wp_set_current_user($role === '' ? 0 : (int) wp_insert_user(['user_login' => $role, 'user_pass' => 'x', 'role' => $role]));
            $statuses[] = self::ask($method, $route, $parameters)->get_status();
        }

        return $statuses;
    }
}
