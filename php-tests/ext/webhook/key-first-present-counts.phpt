--TEST--
A wrong or empty key is not made good by a later place
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$good = ['HTTP_X_ENCHARGE_ACCESS_KEY' => KEY, 'HTTP_AUTHORIZATION' => 'Bearer ' . KEY];
$none = ['access_key' => null];
accept('{"id":"a"}', ['access_key' => 'wrong'], $good);
accept('{"id":"a"}', ['access_key' => ''], $good);
accept('{"id":"a"}', ['access_key' => []], $good);
accept('id=a&access_key=wrong', $none, $good + FORM);
accept('id=a&access_key=', $none, $good + FORM);
accept('id=a&access_key', $none, $good + FORM);
accept('{"id":"a"}', $none, ['HTTP_X_ENCHARGE_ACCESS_KEY' => 'wrong'] + $good);
accept('{"id":"a"}', $none, ['HTTP_X_ENCHARGE_ACCESS_KEY' => ''] + $good);
accept('{"id":"a"}', $none, $good);
?>
--EXPECT--
invalid_access_key
missing_access_key
invalid_access_key
invalid_access_key
missing_access_key
missing_access_key
invalid_access_key
missing_access_key
add [a] key 0
