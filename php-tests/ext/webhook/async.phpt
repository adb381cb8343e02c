--TEST--
async is yes, no or unsaid
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach ([null, 'true', '1', 'false', '0', 'TRUE', 'no', '', ['true'], true] as $value) {
    echo json_encode($value), ' ', json_encode(accept('{"id":"a"}', ['async' => $value], [], null, false)->async), "\n";
}
echo json_encode(accept('id=a&async=true', [], FORM, null, false)->async), "\n";
echo json_encode(accept('id=a&async=true', ['async' => 'false'], FORM, null, false)->async), "\n";
?>
--EXPECT--
null null
"true" true
"1" true
"false" false
"0" false
"TRUE" null
"no" null
"" null
["true"] null
true null
true
false
