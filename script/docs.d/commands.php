<?php

/**
 * Registers the plugin's commands in a WP-CLI that has no WordPress: enough to tell what they are. For --require.
 */

declare(strict_types=1);

use Encharge\Webhooks\WordPress\Cli\Commands;

require __DIR__ . '/HookExample.php';
require __DIR__ . '/add-hooks.php';

spl_autoload_register(static function (string $class): void {
    $prefix = 'Encharge\\Webhooks\\WordPress\\';
    if (str_starts_with($class, $prefix)) {
        require dirname(__DIR__, 2) . '/wp-plugin-shim/src/' . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
    }
});

Commands::register();
