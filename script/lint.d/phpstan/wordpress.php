<?php

/**
 * What php-stubs/wordpress-stubs leave out: constants that WordPress makes while it starts, and a class of another
 * plugin.
 */

const ABSPATH = '/';
const WP_CONTENT_DIR = '/wp-content';
const WP_PLUGIN_DIR = '/wp-content/plugins';
const ARRAY_A = 'ARRAY_A';
const KB_IN_BYTES = 1024;
const MB_IN_BYTES = 1024 * KB_IN_BYTES;
const MINUTE_IN_SECONDS = 60;
const HOUR_IN_SECONDS = 60 * MINUTE_IN_SECONDS;
const DAY_IN_SECONDS = 24 * HOUR_IN_SECONDS;

/** WP Fusion's. */
class WPF_User
{
}
