--TEST--
A webhook that names no contact is refused
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

accept('{}');
accept('{"ID":"a","contact_id":"a"}');
accept('');
accept('x=y', [], FORM);
accept('', [], FORM);
?>
--EXPECT--
missing_contact (key 0)
missing_contact (key 0)
missing_contact (key 0)
missing_contact (key 0)
missing_contact (key 0)
