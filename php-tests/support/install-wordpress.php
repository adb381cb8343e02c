<?php

/**
 * Installs a WordPress on SQLite with the plugin, as the tests do.
 *
 * Usage: php install-wordpress.php ROOT URL API_URL
 *
 * From the environment: ENCHARGE_EXTENSION, WORDPRESS_FILES, SQLITE_INTEGRATION and WP_CLI. Prints the administrator's
 * password, which is a new one each time.
 */

declare(strict_types=1);

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\Support\WordPress;

require __DIR__ . '/autoload.php';

[, $root, $url, $api] = $argv;
$constants = ['ENCHARGE_API_URL' => $api, 'WP_DEBUG' => false];
$wordpress = new WordPress($root, $url, null, $constants, ['-d', 'extension=' . Shell::environment('ENCHARGE_EXTENSION')]);
$password = bin2hex(random_bytes(8));
$wordpress->cli('user', 'update', (string) WordPress::ADMINISTRATOR['id'], "--user_pass=$password", '--skip-email');
echo $password, "\n";
