--TEST--
JSON is at most 32 deep
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$nested = fn(int $depth) => '{"id":"a","x":' . str_repeat('[', $depth - 1) . str_repeat(']', $depth - 1) . '}';
accept($nested(32));
accept($nested(33));
accept('{"id":"a","x":' . str_repeat('{"x":', 31) . '1' . str_repeat('}', 31) . '}');
accept('{"id":"a","x":' . str_repeat('{"x":', 32) . '1' . str_repeat('}', 32) . '}');
accept('{"id":"a","x":"' . str_repeat('[', 100) . '"}');
accept('{"id":"a","x":[' . str_repeat('[],', 100) . '1]}');
accept(str_repeat('[', 1048576));
?>
--EXPECT--
add [a] key 0
invalid_json (key 0)
add [a] key 0
invalid_json (key 0)
add [a] key 0
add [a] key 0
invalid_json (key 0)
