--TEST--
A body has up to 1 MiB, whatever Content-Length says
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

accept(str_pad('{"id":"a"}', 1048576), [], ['CONTENT_LENGTH' => null]);
accept(str_pad('{"id":"a"}', 1048577), [], ['CONTENT_LENGTH' => null]);
accept(str_pad('{"id":"a"}', 1048577), [], ['CONTENT_LENGTH' => '10']);
accept(str_pad('id=a&x=', 1048576, 'x'), [], FORM);
accept(str_pad('id=a&x=', 1048577, 'x'), [], ['CONTENT_LENGTH' => null] + FORM);
?>
--EXPECT--
add [a] key 0
payload_too_large (key 0)
payload_too_large (key 0)
add [a] key 0
payload_too_large (key 0)
