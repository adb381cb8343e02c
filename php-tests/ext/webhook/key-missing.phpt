--TEST--
A webhook without a key is refused
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$none = ['access_key' => null];
accept('{"id":"a"}', $none);
accept('{"id":"a"}', ['access_key' => '']);
accept('{"access_key":"the key","id":"a"}', $none);
accept('{"id":"a"}', $none, ['HTTP_ACCESS_KEY' => KEY, 'PHP_AUTH_PW' => KEY]);
accept('{"id":"a"}', ['Access_Key' => KEY] + $none);
?>
--EXPECT--
missing_access_key
missing_access_key
missing_access_key
missing_access_key
missing_access_key
