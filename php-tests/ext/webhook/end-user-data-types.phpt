--TEST--
endUserData is a list of objects with ids
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach (['null', '{}', '{"id":"a"}', '"a"', '7', '["a"]', '[[]]', '[{}]', '[{"id":"a"},null]', '[{"id":"a"},{"email":"b"}]'] as $json) {
    echo "$json: ";
    accept("{\"endUserData\":$json}");
}
echo "[]: ";
accept('{"endUserData":[]}');
?>
--EXPECT--
null: invalid_contact (key 0)
{}: invalid_contact (key 0)
{"id":"a"}: invalid_contact (key 0)
"a": invalid_contact (key 0)
7: invalid_contact (key 0)
["a"]: invalid_contact (key 0)
[[]]: invalid_contact (key 0)
[{}]: invalid_contact (key 0)
[{"id":"a"},null]: invalid_contact (key 0)
[{"id":"a"},{"email":"b"}]: invalid_contact (key 0)
[]: missing_contact (key 0)
