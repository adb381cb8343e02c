<?php

/**
 * Installs a WordPress with the plugin in a temporary directory, loads it and runs PHPUnit in it.
 *
 * Usage: php -d extension=encharge.so run.php sqlite|mariadb site|commands|mariadb|multisite [PHPUnit's options]
 *
 * The first argument is the database, the second the suite of phpunit.xml.dist, or several with
 * commas. From the environment:
 *  - COMPOSER_VENDOR      the folder with PHPUnit
 *  - ENCHARGE_EXTENSION   the built encharge.so
 *  - WORDPRESS_FILES      a folder with an unpacked WordPress
 *  - SQLITE_INTEGRATION   the unpacked plugin sqlite-database-integration
 *  - WP_CLI               wp-cli.phar
 */

declare(strict_types=1);

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\WordPress\Harness\Installation;

require __DIR__ . '/../support/autoload.php';
require Shell::environment('COMPOSER_VENDOR') . '/autoload.php';

Installation::make($argv[1], $argv[2] === 'multisite');

// In the global scope, where WordPress expects to be loaded.
foreach (Installation::server_variables() as $name => $value) {
    $_SERVER[$name] = $value;
}
require Installation::get()->root . '/wp-load.php';

Installation::get()->loaded();

exit((new PHPUnit\TextUI\Application())->run([__FILE__, '--configuration', __DIR__ . '/phpunit.xml.dist', '--testsuite', $argv[2], ...array_slice($argv, 3)]));
