--TEST--
A repeated contact is handled once, in its later state
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$webhook = accept('{"endUserData":[{"id":"a","n":1},{"id":"b"},{"id":"a","n":2},{"id":12,"n":3},{"id":"12","n":4}]}');
var_dump($webhook->persons['a']->get('n'), $webhook->persons['12']->get('n'));
?>
--EXPECT--
add [a b 12] key 0
int(2)
int(4)
