--TEST--
Guard: however a request ends, its sender gets the answer that was meant: php -S, one process for all
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require __DIR__ . '/ends.inc';

print_wrong_answers(function (Site $site, string $query): string {
    static $is_up = false;
    if (!$is_up) {
        $site->ask('q=1&answer=none&way=returns', null, [], ['display_errors=1', "session.save_path=$site->root"]);
        $is_up = true;
    }
    return $site->exchange("POST /?$query HTTP/1.1\r\nHost: example.com\r\nAccept-Encoding: gzip\r\nContent-Type: application/json\r\nContent-Length: 11\r\nConnection: close\r\n\r\n{\"id\":\"c1\"}");
});
?>
--EXPECT--
all of them
