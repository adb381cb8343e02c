--TEST--
wpf_action is add, update, update_tags or test
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach (['add', 'update', 'update_tags', 'test', 'ADD', 'add ', '', 'delete', "add\0", 'addx', 'ad', null, [], ['add'], 1, true] as $action) {
    echo json_encode($action), ': ';
    accept('{"id":"a"}', ['wpf_action' => $action]);
}
?>
--EXPECT--
"add": add [a] key 0
"update": update [a] key 0
"update_tags": update_tags [a] key 0
"test": test [] key 0
"ADD": invalid_action (key 0)
"add ": invalid_action (key 0)
"": invalid_action (key 0)
"delete": invalid_action (key 0)
"add\u0000": invalid_action (key 0)
"addx": invalid_action (key 0)
"ad": invalid_action (key 0)
null: invalid_action (key 0)
[]: invalid_action (key 0)
["add"]: invalid_action (key 0)
1: invalid_action (key 0)
true: invalid_action (key 0)
