--TEST--
A contact id of another type, or an empty one, is refused
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach (['null', 'true', '1.0', '1e2', '[]', '["a"]', '{}', '{"id":"a"}', '" a"', '"a\u0000"', '"a\n"', '"é"'] as $json) {
    echo "$json: ";
    accept("{\"id\":$json}");
    accept("{\"endUserData\":[{\"id\":$json}]}");
}
?>
--EXPECT--
null: invalid_contact (key 0)
invalid_contact (key 0)
true: invalid_contact (key 0)
invalid_contact (key 0)
1.0: invalid_contact (key 0)
invalid_contact (key 0)
1e2: invalid_contact (key 0)
invalid_contact (key 0)
[]: invalid_contact (key 0)
invalid_contact (key 0)
["a"]: invalid_contact (key 0)
invalid_contact (key 0)
{}: invalid_contact (key 0)
invalid_contact (key 0)
{"id":"a"}: invalid_contact (key 0)
invalid_contact (key 0)
" a": invalid_contact (key 0)
invalid_contact (key 0)
"a\u0000": invalid_contact (key 0)
invalid_contact (key 0)
"a\n": invalid_contact (key 0)
invalid_contact (key 0)
"é": invalid_contact (key 0)
invalid_contact (key 0)
