--TEST--
A number of any size is one only where JSON has a value, and a real one is no contact id
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach (['{99999999999999999999:1,"id":"a1"}', '{1e999:1,"id":"a1"}', '{"id":"a1",-1e999:1}', '{"id":"a1" 1e999}', '{"id":"a1"}1e999',
    '{"id":1e999}', '{"id":-1.5e999}', '{"\u0069d":1e999}', '{"endUserData":[{"id":1e999}]}', '{"id":1e5}', '{"id":1.5}',
    '{"id":"1e999"}', '{"id":99999999999999999999}', '{"id":"a1","x":1e999,"y":[99999999999999999999]}'] as $body) {
    echo "$body: ";
    accept($body);
}
?>
--EXPECT--
{99999999999999999999:1,"id":"a1"}: invalid_json (key 0)
{1e999:1,"id":"a1"}: invalid_json (key 0)
{"id":"a1",-1e999:1}: invalid_json (key 0)
{"id":"a1" 1e999}: invalid_json (key 0)
{"id":"a1"}1e999: invalid_json (key 0)
{"id":1e999}: invalid_json (key 0)
{"id":-1.5e999}: invalid_json (key 0)
{"\u0069d":1e999}: invalid_json (key 0)
{"endUserData":[{"id":1e999}]}: invalid_json (key 0)
{"id":1e5}: invalid_contact (key 0)
{"id":1.5}: invalid_contact (key 0)
{"id":"1e999"}: add [1e999] key 0
{"id":99999999999999999999}: add [99999999999999999999] key 0
{"id":"a1","x":1e999,"y":[99999999999999999999]}: add [a1] key 0
