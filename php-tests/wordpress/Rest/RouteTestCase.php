<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Rest;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Rest\Routes;

/** The REST routes, asked through WordPress's server by the administrator. */
abstract class RouteTestCase extends TestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        wp_set_current_user(1);
        $GLOBALS['wp_rest_server'] = null;
        add_action('rest_api_init', Routes::register(...));
    }

    protected function tearDown(): void
    {
        $GLOBALS['wp_rest_server'] = null;
        parent::tearDown();
    }

    /** @param array<string, mixed> $parameters of the query, or of the body that a PUT has */
    protected static function ask(string $method, string $route, array $parameters = []): \WP_REST_Response
    {
        $request = new \WP_REST_Request($method, '/' . Routes::NAMESPACE . "/$route");
        if ($method === 'GET') {
            $request->set_query_params($parameters);
        } else {
            $request->set_header('Content-Type', 'application/json');
            $request->set_body((string) json_encode($parameters));
        }

        return rest_get_server()->dispatch($request);
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
