--TEST--
A body that is no JSON object is refused
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach (['{', '}', '{"id":"a"', '{"id":"a",}', '{id:"a"}', "{'id':'a'}", '{"id":"a"}x', '{"id":"a"} {}', '{"id":"a"},', '"a"', '1', 'null',
    'true', '[]', '[{"id":"a"}]', ' ', "\xEF\xBB\xBF{\"id\":\"a\"}", "{\"id\":\"a\"}\0", '{"id":"a\x"}', "{\"id\":\"a\n\"}", '{"id":"\u12"}',
    '{"id":01}', '{"id":+1}', '{"id":.5}', '{"id":1.}', '{"id":NaN}', '{"id":"a","x":-}', '{"id":"a"/**/}', 'id=a', '<html>'] as $body) {
    echo json_encode($body, JSON_UNESCAPED_SLASHES), ': ';
    accept($body);
}
?>
--EXPECT--
"{": invalid_json (key 0)
"}": invalid_json (key 0)
"{\"id\":\"a\"": invalid_json (key 0)
"{\"id\":\"a\",}": invalid_json (key 0)
"{id:\"a\"}": invalid_json (key 0)
"{'id':'a'}": invalid_json (key 0)
"{\"id\":\"a\"}x": invalid_json (key 0)
"{\"id\":\"a\"} {}": invalid_json (key 0)
"{\"id\":\"a\"},": invalid_json (key 0)
"\"a\"": invalid_json (key 0)
"1": invalid_json (key 0)
"null": invalid_json (key 0)
"true": invalid_json (key 0)
"[]": invalid_json (key 0)
"[{\"id\":\"a\"}]": invalid_json (key 0)
" ": invalid_json (key 0)
"\ufeff{\"id\":\"a\"}": invalid_json (key 0)
"{\"id\":\"a\"}\u0000": invalid_json (key 0)
"{\"id\":\"a\\x\"}": invalid_json (key 0)
"{\"id\":\"a\n\"}": invalid_json (key 0)
"{\"id\":\"\\u12\"}": invalid_json (key 0)
"{\"id\":01}": invalid_json (key 0)
"{\"id\":+1}": invalid_json (key 0)
"{\"id\":.5}": invalid_json (key 0)
"{\"id\":1.}": invalid_json (key 0)
"{\"id\":NaN}": invalid_json (key 0)
"{\"id\":\"a\",\"x\":-}": invalid_json (key 0)
"{\"id\":\"a\"/**/}": invalid_json (key 0)
"id=a": invalid_json (key 0)
"<html>": invalid_json (key 0)
