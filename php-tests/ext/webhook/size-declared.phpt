--TEST--
Content-Length may say up to 1 MiB
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach (['1048576', '1048577', '99999999999999999999999999', ' 1048577 ', '', '-1', '1e9', 'x', null] as $length) {
    echo json_encode($length), ': ';
    accept('{"id":"a"}', [], ['CONTENT_LENGTH' => $length]);
}
?>
--EXPECT--
"1048576": add [a] key 0
"1048577": payload_too_large (key 0)
"99999999999999999999999999": payload_too_large (key 0)
" 1048577 ": payload_too_large (key 0)
"": add [a] key 0
"-1": add [a] key 0
"1e9": add [a] key 0
"x": add [a] key 0
null: add [a] key 0
