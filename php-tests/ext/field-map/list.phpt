--TEST--
list gives a list of strings
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/map.inc';

foreach ([['a', 'b'], 'a', 'a, b', 7, 1.5, true, [1, 2.5, true, false, 'x'], ['a', '', null, [], 'b'], [' a '], [['a'], 'b']] as $value) {
    echo json_encode($value), ' ', json_encode(map($value, 'list')), "\n";
}
?>
--EXPECT--
["a","b"] ["a","b"]
"a" ["a"]
"a, b" ["a, b"]
7 ["7"]
1.5 ["1.5"]
true ["1"]
[1,2.5,true,false,"x"] ["1","2.5","1","0","x"]
["a","",null,[],"b"] ["a","b"]
[" a "] [" a "]
[["a"],"b"] "unreadable_value"
