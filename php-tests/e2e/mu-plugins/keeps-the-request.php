<?php

// Writes what a plugin sees of a request in its hooks, as one that logs or reports errors does.

declare(strict_types=1);

foreach (['plugins_loaded', 'init', 'wp_loaded', 'user_register', 'shutdown'] as $hook) {
    add_action($hook, static function () use ($hook): void {
        $seen = ['hook' => $hook, '_GET' => $_GET, '_POST' => $_POST, '_REQUEST' => $_REQUEST, '_SERVER' => $_SERVER, '_ENV' => $_ENV, 'argv' => $GLOBALS['argv'] ?? null];
        file_put_contents(WP_CONTENT_DIR . '/seen', json_encode($seen, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE) . "\n", FILE_APPEND);
    }, PHP_INT_MIN);
}
