<?php

/**
 * Makes the harness known, which takes from the environment:
 *  - ENCHARGE_EXTENSION  the built encharge.so
 *  - WORDPRESS_FILES     a folder with an unpacked WordPress
 *  - WP_CLI              wp-cli.phar
 */

declare(strict_types=1);

require __DIR__ . '/../support/autoload.php';
