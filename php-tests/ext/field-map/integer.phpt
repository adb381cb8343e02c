--TEST--
integer reads whole numbers, however large
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/map.inc';

foreach ([0, 7, -7, 1.0, 1e15, 1e21, '42', ' 42 ', '+42', '-042', '000', '123456789012345678901234567890', true, false,
    1.5, '1.0', '1.5', '1e3', '4 2', 'x', '-', '+', '0x1A', '١', [1], "4\0"] as $value) {
    echo json_encode($value, JSON_PRESERVE_ZERO_FRACTION | JSON_UNESCAPED_UNICODE), ' ', json_encode(map($value, 'integer')), "\n";
}
?>
--EXPECT--
0 "0"
7 "7"
-7 "-7"
1.0 "1"
1000000000000000.0 "1000000000000000"
1.0e+21 "1000000000000000000000"
"42" "42"
" 42 " "42"
"+42" "42"
"-042" "-42"
"000" "0"
"123456789012345678901234567890" "123456789012345678901234567890"
true "1"
false "0"
1.5 "unreadable_value"
"1.0" "unreadable_value"
"1.5" "unreadable_value"
"1e3" "unreadable_value"
"4 2" "unreadable_value"
"x" "unreadable_value"
"-" "unreadable_value"
"+" "unreadable_value"
"0x1A" "unreadable_value"
"١" "unreadable_value"
[1] "unreadable_value"
"4\u0000" "unreadable_value"
