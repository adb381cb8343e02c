--TEST--
Only POST is taken
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach (['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'post', 'POST ', '', null, 5, ['POST']] as $method) {
    accept('{"id":"a"}', [], ['REQUEST_METHOD' => $method]);
}
accept('{"id":"a"}', [], ['REQUEST_METHOD' => 'POST']);
?>
--EXPECT--
method_not_allowed (key 0)
method_not_allowed (key 0)
method_not_allowed (key 0)
method_not_allowed (key 0)
method_not_allowed (key 0)
method_not_allowed (key 0)
method_not_allowed (key 0)
method_not_allowed (key 0)
method_not_allowed (key 0)
method_not_allowed (key 0)
method_not_allowed (key 0)
method_not_allowed (key 0)
add [a] key 0
