--TEST--
role, send_notification and async are not read from JSON
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

accept('{"id":"a","role":"editor","send_notification":"true","async":"true","contact_id":"b","access_key":"x","wpf_action":"test"}');
?>
--EXPECT--
add [a] key 0
