--TEST--
A body that is encoded is refused
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach ([null, '', ' ', 'identity', "\tIDENTITY ", 'gzip', 'GZIP', 'x-gzip', 'br', 'deflate', 'zstd', 'gzip, identity', 'identity, gzip', 'x'] as $encoding) {
    echo json_encode($encoding), ': ';
    accept('{"id":"a"}', [], ['HTTP_CONTENT_ENCODING' => $encoding]);
}
echo "Of what it is made, and when:\n";
$gzip = ['HTTP_CONTENT_ENCODING' => 'gzip'];
accept(gzencode('{"id":"a"}'), [], $gzip);
accept('id=a', [], ['CONTENT_TYPE' => 'application/x-www-form-urlencoded'] + $gzip);
accept('', ['contact_id' => 'a'], $gzip);
accept('{"id":"a"}', ['access_key' => 'wrong'], $gzip);
accept('{"id":"a"}', ['wpf_action' => 'none'], $gzip);
accept(str_repeat('x', (1 << 20) + 1), [], $gzip);
accept('{"id":"a"}', [], ['REQUEST_METHOD' => 'GET'] + $gzip);
?>
--EXPECT--
null: add [a] key 0
"": add [a] key 0
" ": add [a] key 0
"identity": add [a] key 0
"\tIDENTITY ": add [a] key 0
"gzip": unsupported_media_type (key 0)
"GZIP": unsupported_media_type (key 0)
"x-gzip": unsupported_media_type (key 0)
"br": unsupported_media_type (key 0)
"deflate": unsupported_media_type (key 0)
"zstd": unsupported_media_type (key 0)
"gzip, identity": unsupported_media_type (key 0)
"identity, gzip": unsupported_media_type (key 0)
"x": unsupported_media_type (key 0)
Of what it is made, and when:
unsupported_media_type (key 0)
unsupported_media_type (key 0)
unsupported_media_type (key 0)
invalid_access_key
unsupported_media_type (key 0)
payload_too_large (key 0)
method_not_allowed (key 0)
