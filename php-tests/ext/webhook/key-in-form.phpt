--TEST--
A key in the body is read only from a form within the size limit
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$none = ['access_key' => null];
$body = 'id=a&access_key=the+key';
accept($body, $none, FORM);
accept($body, $none, ['CONTENT_LENGTH' => '1048576'] + FORM);
accept($body, $none, ['CONTENT_LENGTH' => '1048577'] + FORM);
accept($body, $none, ['CONTENT_TYPE' => 'text/plain']);
accept($body, $none, ['CONTENT_TYPE' => 'multipart/form-data; boundary=x']);
accept($body, $none, ['CONTENT_TYPE' => 'application/json']);
accept($body, $none, ['CONTENT_TYPE' => null]);
accept(str_pad("$body&x=", 1048576, 'x'), $none, FORM);
accept(str_pad("$body&x=", 1048577, 'x'), $none, ['CONTENT_LENGTH' => null] + FORM);
accept('id=a&access_key[]=the+key', $none, FORM);
accept('id=a&access_key=x&access_key=the+key', $none, FORM);
?>
--EXPECT--
add [a] key 0
add [a] key 0
missing_access_key
missing_access_key
missing_access_key
missing_access_key
missing_access_key
add [a] key 0
missing_access_key
invalid_access_key
add [a] key 0
