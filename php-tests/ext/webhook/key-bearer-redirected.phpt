--TEST--
Apache's REDIRECT_HTTP_AUTHORIZATION stands in for a missing header
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$none = ['access_key' => null];
accept('{"id":"a"}', $none, ['REDIRECT_HTTP_AUTHORIZATION' => 'Bearer ' . KEY]);
accept('{"id":"a"}', $none, ['HTTP_AUTHORIZATION' => '', 'REDIRECT_HTTP_AUTHORIZATION' => 'Bearer ' . KEY]);
accept('{"id":"a"}', $none, ['HTTP_AUTHORIZATION' => 'Bearer x', 'REDIRECT_HTTP_AUTHORIZATION' => 'Bearer ' . KEY]);
?>
--EXPECT--
add [a] key 0
add [a] key 0
invalid_access_key
