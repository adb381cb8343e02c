--TEST--
An event's endUserData names contacts and holds their persons
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$webhook = accept('{"endUserData":[
    {"id":"b","email":"b@example.com","tags":"x, y","firstName":"B"},
    {"id":7,"email":null},
    {"id":"a"}
  ],"eventPayload":{"id":"not this"}}');
foreach ($webhook->persons as $key => $person) {
    var_dump($key, $person->id, $person->email, $person->tags, $person->get('firstName'));
}
?>
--EXPECT--
add [b 7 a] key 0
string(1) "b"
string(1) "b"
string(13) "b@example.com"
array(2) {
  [0]=>
  string(1) "x"
  [1]=>
  string(1) "y"
}
string(1) "B"
int(7)
string(1) "7"
NULL
array(0) {
}
NULL
string(1) "a"
string(1) "a"
NULL
array(0) {
}
NULL
