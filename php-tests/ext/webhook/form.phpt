--TEST--
A form names one contact by its id
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

accept('id=a', [], FORM);
accept('x=1&id=a%40b.c%2Bd&y=2', [], FORM);
accept('%69d=a', [], FORM);
accept('id=1&id=2', [], FORM);
accept('id[]=1&id=2', [], FORM);
accept('id=2&id[]=1', [], FORM);
accept('id=a+b', [], FORM);
accept('id=%zz', [], FORM);
accept('id=a%00', [], FORM);
accept('{"id":"a"}', [], FORM);
?>
--EXPECT--
add [a] key 0
add [a@b.c+d] key 0
add [a] key 0
add [2] key 0
add [2] key 0
invalid_contact (key 0)
invalid_contact (key 0)
invalid_contact (key 0)
invalid_contact (key 0)
missing_contact (key 0)
