--TEST--
send_notification is "true" or "1"
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach ([null, 'true', '1', 'TRUE', 'yes', 'false', '0', '', ['true'], 1, true] as $value) {
    echo json_encode($value), ' ', json_encode(accept('{"id":"a"}', ['send_notification' => $value], [], null, false)->notify), "\n";
}
echo json_encode(accept('id=a&send_notification=true', [], FORM, null, false)->notify), "\n";
echo json_encode(accept('id=a&send_notification=true', ['send_notification' => 'false'], FORM, null, false)->notify), "\n";
?>
--EXPECT--
null false
"true" true
"1" true
"TRUE" false
"yes" false
"false" false
"0" false
"" false
["true"] false
1 false
true false
true
false
