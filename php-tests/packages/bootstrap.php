<?php

/**
 * Makes the harness known, which takes from the environment:
 *  - PACKAGES            the folder in which script/package has left what it made
 *  - WORDPRESS_FILES     a folder with an unpacked WordPress
 *  - SQLITE_INTEGRATION  the plugin that brings SQLite to it
 *  - WP_CLI              wp-cli.phar
 */

declare(strict_types=1);

require __DIR__ . '/../support/autoload.php';
