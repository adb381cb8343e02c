--TEST--
A JSON body names one contact by its id
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

accept('{"id":"6558a3b5-3a9c-4c39-9a3c-0f2f6b0a7f11"}');
accept('{"id":"a.b_c:d@e+f-9Z"}');
accept(" \r\n\t{ \"other\" : [1, {\"id\": \"x\"}], \"id\" : \"a\" } \n");
accept('{"id":42}');
accept('{"id":-7}');
accept('{"id":123456789012345678901234567890}');
accept('{"id":"\u0061"}');
?>
--EXPECT--
add [6558a3b5-3a9c-4c39-9a3c-0f2f6b0a7f11] key 0
add [a.b_c:d@e+f-9Z] key 0
add [a] key 0
add [42] key 0
add [-7] key 0
add [123456789012345678901234567890] key 0
add [a] key 0
