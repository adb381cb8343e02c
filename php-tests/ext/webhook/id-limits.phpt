--TEST--
A contact id has 1 to 128 bytes
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$id = str_repeat('x', 128);
accept(json_encode(['id' => $id]));
accept(json_encode(['id' => "{$id}x"]));
accept('{"id":""}');
accept('', ['contact_id' => $id]);
accept('', ['contact_id' => "{$id}x"]);
accept('', ['contact_id' => '']);
accept(json_encode(['endUserData' => [['id' => $id]]]));
accept(json_encode(['endUserData' => [['id' => "{$id}x"]]]));
accept("id=$id", [], FORM);
accept("id={$id}x", [], FORM);
accept('id=', [], FORM);
?>
--EXPECT--
add [xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx] key 0
invalid_contact (key 0)
invalid_contact (key 0)
add [xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx] key 0
invalid_contact (key 0)
invalid_contact (key 0)
add [xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx] key 0
invalid_contact (key 0)
add [xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx] key 0
invalid_contact (key 0)
invalid_contact (key 0)
