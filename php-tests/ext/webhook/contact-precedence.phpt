--TEST--
The contact is the first present of id, endUserData and contact_id
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

accept('{"id":"i","endUserData":[{"id":"e"}]}', ['contact_id' => 'q']);
accept('{"endUserData":[{"id":"e"}]}', ['contact_id' => 'q']);
accept('{"other":1}', ['contact_id' => 'q']);
accept('id=f', ['contact_id' => 'q'], FORM);
accept('other=1', ['contact_id' => 'q'], FORM);
accept('', ['contact_id' => 'q']);
accept('{"id":null,"endUserData":[{"id":"e"}]}', ['contact_id' => 'q']);
accept('{"endUserData":null}', ['contact_id' => 'q']);
accept('id=', ['contact_id' => 'q'], FORM);
accept('', ['contact_id' => ['q']]);
?>
--EXPECT--
add [i] key 0
add [e] key 0
add [q] key 0
add [f] key 0
add [q] key 0
add [q] key 0
invalid_contact (key 0)
invalid_contact (key 0)
invalid_contact (key 0)
invalid_contact (key 0)
