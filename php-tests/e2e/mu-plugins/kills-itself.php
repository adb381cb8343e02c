<?php

/**
 * Is killed, once, as nothing can prevent: the option "kills" holds "<hook> <count>", the hook and when it fires for which
 * time in one process. With a third word a program of its outlives it. A hook "query" is the one that takes a debt to pay.
 */

declare(strict_types=1);

$kills = static function (string $hook, string $count, string $outlived = ''): void {
    $fired = 0;
    add_filter($hook, static function (mixed $value = null) use ($hook, $count, $outlived, &$fired): mixed {
        $is_meant = $hook !== 'query' || preg_match('/^UPDATE .*contacts.* `?owed`? = NULL/', $value) === 1;
        if ($is_meant && ++$fired === (int) $count && @fopen(WP_CONTENT_DIR . '/killed', 'x') !== false) {
            if ($outlived !== '') {
                $nothing = ['file', '/dev/null', 'r+'];
                $process = proc_open('exec sleep 30', [$nothing, $nothing, $nothing], $pipes);
                file_put_contents(WP_CONTENT_DIR . '/killed', proc_get_status($process)['pid']);
            }
            // Where there is no pcntl, there is no name for it.
            posix_kill(getmypid(), 9);
        }
        return $value;
    });
};
$kills(...explode(' ', (string) get_option('kills')));
