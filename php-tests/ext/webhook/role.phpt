--TEST--
The role is handed on as sent
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach ([null, 'subscriber', '', 'Editor ', "q\xFFz", 'é', ['x'], [], "a\0b"] as $role) {
    echo json_encode(accept('{"id":"a"}', ['role' => $role], [], null, false)->role), "\n";
}
echo json_encode(accept('id=a&role=form', [], FORM, null, false)->role), "\n";
echo json_encode(accept('id=a&role=form', ['role' => 'query'], FORM, null, false)->role), "\n";
echo json_encode(accept('id=a&role=form', ['role' => ''], FORM, null, false)->role), "\n";
echo json_encode(accept('id=a&role[]=form', [], FORM, null, false)->role), "\n";
echo json_encode(accept('id=a&role=%FF', [], FORM, null, false)->role), "\n";
?>
--EXPECT--
null
"subscriber"
""
"Editor "
"q\ufffdz"
"\u00e9"
""
""
"a\u0000b"
"form"
"query"
""
""
"\ufffd"
