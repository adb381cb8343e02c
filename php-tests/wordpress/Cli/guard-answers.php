<?php

/**
 * For `wp --require=`: the site's own guard answers every request that WordPress makes.
 */

declare(strict_types=1);

WP_CLI::add_wp_hook('pre_http_request', static function (): array {
    $refusals = [
        'since' => 1790000000,
        'hours' => [['hour' => 1790002800, 'code' => 'invalid_access_key', 'count' => 250]],
        'last' => [
            ['time' => 4102444800, 'code' => 'invalid_access_key', 'address' => '192.0.2.0/24', 'user_agent' => 'curl/8', 'key' => '0a1b'],
            ['time' => 1790002900, 'code' => 'invalid_json', 'address' => '2001:db8::/48', 'user_agent' => '', 'key' => ''],
        ],
    ];
    $data = ['method' => 'test', 'answered_by' => 'guard', 'refusals' => $refusals];

    return ['response' => ['code' => 200, 'message' => 'OK'], 'headers' => [], 'body' => json_encode(['success' => true, 'data' => $data])];
});
