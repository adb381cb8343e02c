<?php

/**
 * An object cache that the web server's PHP keeps in a file, and the command line's does not have: as where its module is
 * not loaded there. Core's own, but for the function that begins with an empty one.
 */

declare(strict_types=1);

if (PHP_SAPI !== 'cli') {
    $core = substr(str_replace('function wp_cache_init(', 'function wp_cache_init_anew(', (string) file_get_contents(ABSPATH . WPINC . '/cache.php')), 5);
    eval($core . <<<'PHP'
        final class Kept_Object_Cache extends WP_Object_Cache
        {
            private const FILE = WP_CONTENT_DIR . '/object-cache.kept';

            public static function kept(): self
            {
                return is_file(self::FILE) ? unserialize(file_get_contents(self::FILE)) : new self();
            }

            public function set($key, $data, $group = 'default', $expire = 0)
            {
                return $this->kept_after(parent::set($key, $data, $group, $expire));
            }

            public function delete($key, $group = 'default', $deprecated = false)
            {
                return $this->kept_after(parent::delete($key, $group, $deprecated));
            }

            /** At once, as others keep it: who is answered may ask again before this request ends. */
            private function kept_after(bool $result): bool
            {
                file_put_contents(self::FILE . getmypid(), serialize($this));
                rename(self::FILE . getmypid(), self::FILE);
                return $result;
            }
        }

        function wp_cache_init(): void
        {
            $GLOBALS['wp_object_cache'] = Kept_Object_Cache::kept();
        }
        PHP);
}
