--TEST--
A test ends after the action
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

accept('not json', ['wpf_action' => 'test', 'role' => 'x', 'async' => 'true']);
accept('', ['wpf_action' => 'test']);
accept('x', ['wpf_action' => 'test'], ['CONTENT_TYPE' => 'text/plain']);
accept('', ['wpf_action' => 'test', 'access_key' => 'x']);
?>
--EXPECT--
test [] key 0
test [] key 0
unsupported_media_type (key 0)
invalid_access_key
