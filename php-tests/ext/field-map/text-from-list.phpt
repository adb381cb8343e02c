--TEST--
A list for text is joined by ", "
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/map.inc';

foreach ([['a', 'b'], ['a'], [1, 2.5, true, false, 'x'], ['a', '', null, [], 'b'], ['a, b', 'c']] as $value) {
    echo json_encode($value), ' ', json_encode(map($value, 'text')), "\n";
}
foreach (['text', 'email', 'password'] as $type) {
    echo json_encode(map([['nested'], 'a'], $type)), "\n";
}
?>
--EXPECT--
["a","b"] "a, b"
["a"] "a"
[1,2.5,true,false,"x"] "1, 2.5, 1, 0, x"
["a","",null,[],"b"] "a, b"
["a, b","c"] "a, b, c"
"unreadable_value"
"unreadable_value"
"unreadable_value"
