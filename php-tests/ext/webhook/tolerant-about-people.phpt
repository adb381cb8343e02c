--TEST--
Half an emoji, U+0000 and numbers that do not fit are no errors
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$webhook = accept('{"endUserData":[{"id":"a",
    "cut":"Hi \ud83d","low":"\ude00!","pair":"\ud83d\ude00","swapped":"\ude00\ud83d","two":"\ud83d\ud83d\ude00","nul":"a\u0000b","escaped":"\\\ud83d",
    "max":9223372036854775807,"more":9223372036854775808,"min":-9223372036854775808,"less":-9223372036854775809,
    "huge":1e400,"tiny":1e-400,"real":1.5,"nested":[[{"x":12345678901234567890}]]}]}');
var_dump($webhook->persons['a']->toArray());
?>
--EXPECT--
add [a] key 0
array(16) {
  ["id"]=>
  string(1) "a"
  ["cut"]=>
  string(6) "Hi �"
  ["low"]=>
  string(4) "�!"
  ["pair"]=>
  string(4) "😀"
  ["swapped"]=>
  string(6) "��"
  ["two"]=>
  string(7) "�😀"
  ["nul"]=>
  string(5) "a�b"
  ["escaped"]=>
  string(6) "\ud83d"
  ["max"]=>
  int(9223372036854775807)
  ["more"]=>
  string(19) "9223372036854775808"
  ["min"]=>
  int(-9223372036854775808)
  ["less"]=>
  string(20) "-9223372036854775809"
  ["huge"]=>
  string(5) "1e400"
  ["tiny"]=>
  float(0)
  ["real"]=>
  float(1.5)
  ["nested"]=>
  array(1) {
    [0]=>
    array(1) {
      [0]=>
      array(1) {
        ["x"]=>
        string(20) "12345678901234567890"
      }
    }
  }
}
