--TEST--
Guard: however a request ends, its sender gets the answer that was meant: php-cgi
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require __DIR__ . '/ends.inc';

print_wrong_answers(fn (Site $site, string $query): string => $site->raw($query, '{"id":"c1"}', ['HTTP_ACCEPT_ENCODING' => 'gzip'], ['display_errors=1', "session.save_path=$site->root"]));
?>
--EXPECT--
all of them
