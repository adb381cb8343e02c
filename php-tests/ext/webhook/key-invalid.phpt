--TEST--
A wrong key in every form is refused
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach (['The key', 'the key ', ' the key', "the key\0", 'the', hash('sha256', KEY), [], [KEY], ['a' => KEY], 7, true] as $key) {
    accept('{"id":"a"}', ['access_key' => $key]);
}
accept('{"id":"a"}', [], [], []);
?>
--EXPECT--
invalid_access_key
invalid_access_key
invalid_access_key
invalid_access_key
invalid_access_key
invalid_access_key
invalid_access_key
invalid_access_key
invalid_access_key
invalid_access_key
invalid_access_key
invalid_access_key
