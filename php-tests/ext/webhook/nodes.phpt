--TEST--
JSON holds at most 65,536 values and names
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

// The object, "id" and "a", "x" and its list: 5
$list = fn(int $items) => '{"id":"a","x":[' . rtrim(str_repeat('1,', $items), ',') . ']}';
accept($list(65536 - 5));
accept($list(65536 - 4));
accept('{"id":"a","x":[' . rtrim(str_repeat('{"a":[]},', 110000), ',') . ']}');
?>
--EXPECT--
add [a] key 0
invalid_json (key 0)
invalid_json (key 0)
