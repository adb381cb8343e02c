<?php

/**
 * Makes the harness known. It takes from the environment:
 *  - ENCHARGE_EXTENSION  the built encharge.so
 *  - WORDPRESS_FILES     a folder with an unpacked WordPress
 *  - WP_CLI              wp-cli.phar
 */

declare(strict_types=1);

require_once __DIR__ . '/../support/fake_encharge.inc';

spl_autoload_register(static function (string $class): void {
    $prefix = 'Encharge\\Webhooks\\Tests\\EndToEnd\\';
    foreach (str_starts_with($class, $prefix) ? ['harness', 'tests'] : [] as $folder) {
        $file = __DIR__ . "/$folder/" . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
        if (is_file($file)) {
            require_once $file;
        }
    }
});
