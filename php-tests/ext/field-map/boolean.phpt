--TEST--
boolean is 1 or 0
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/map.inc';

foreach ([true, false, 1, 0, 1.0, 0.0, 'true', 'FALSE', 'Yes', 'no', 'on', 'off', ' true ', '1', '0', 2, -1, 0.5, 'y', 'maybe', ' ', [true]] as $value) {
    echo json_encode($value, JSON_PRESERVE_ZERO_FRACTION), ' ', json_encode(map($value, 'boolean')), "\n";
}
?>
--EXPECT--
true "1"
false "0"
1 "1"
0 "0"
1.0 "1"
0.0 "0"
"true" "1"
"FALSE" "0"
"Yes" "1"
"no" "0"
"on" "1"
"off" "0"
" true " "1"
"1" "1"
"0" "0"
2 "unreadable_value"
-1 "unreadable_value"
0.5 "unreadable_value"
"y" "unreadable_value"
"maybe" "unreadable_value"
" " "unreadable_value"
[true] "unreadable_value"
