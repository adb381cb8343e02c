--TEST--
A multipart body, which PHP has taken apart already, is refused
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$server = ['CONTENT_TYPE' => 'multipart/form-data; boundary=x', 'CONTENT_LENGTH' => '120'];
accept('', ['contact_id' => 'q'], $server);
accept('', ['wpf_action' => 'test'], $server);
?>
--EXPECT--
unsupported_media_type (key 0)
unsupported_media_type (key 0)
