<?php

/**
 * For `wp --require=`: the site answers every request that WordPress makes with the JSON of $SITE_ANSWERS, and what was posted is kept in $SITE_WAS_ASKED.
 */

declare(strict_types=1);

WP_CLI::add_wp_hook('pre_http_request', static function (mixed $response, array $request): array {
    file_put_contents((string) getenv('SITE_WAS_ASKED'), json_encode($request['body'] ?? null) . "\n", FILE_APPEND);

    return ['response' => ['code' => 200, 'message' => 'OK'], 'headers' => [], 'body' => (string) getenv('SITE_ANSWERS')];
}, 10, 2);
