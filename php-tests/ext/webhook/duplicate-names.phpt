--TEST--
Duplicate names are refused, however deep and however written
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

accept('{"id":"a","id":"a"}');
accept('{"id":"a","\u0069d":"b"}');
accept('{"id":"a","x":{"y":[{"z":1,"z":2}]}}');
accept('{"endUserData":[{"id":"a","id":"b"}]}');
accept('{"id":"a","ID":"b","x":{"id":1},"y":{"id":2}}');
?>
--EXPECT--
invalid_json (key 0)
invalid_json (key 0)
invalid_json (key 0)
invalid_json (key 0)
add [a] key 0
