<?php

/**
 * An object cache that the web server's PHP keeps in a file, and the command line's does not have: as where its module is
 * not loaded there. Core's own, but for the function that begins with an empty one.
 */

declare(strict_types=1);

if (PHP_SAPI !== 'cli') {
    $core = substr(str_replace('function wp_cache_init(', 'function wp_cache_init_anew(', (string) file_get_contents(ABSPATH . WPINC . '/cache.php')), 5);
    eval($core . <<<'PHP'
        function wp_cache_init(): void
        {
            $file = WP_CONTENT_DIR . '/object-cache.kept';
            $GLOBALS['wp_object_cache'] = is_file($file) ? unserialize(file_get_contents($file)) : new WP_Object_Cache();
            // After WordPress, and whatever it does at the end.
            register_shutdown_function(static fn () => register_shutdown_function(static fn () => file_put_contents($file, serialize($GLOBALS['wp_object_cache']), LOCK_EX)));
        }
        PHP);
}
