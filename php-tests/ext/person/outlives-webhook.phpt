--TEST--
A person outlives the webhook that it came with
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';

$webhook = accept('{"endUserData":[{"id":"a","x":[1,{"y":"z"}]},{"id":"b"}]}');
$person = $webhook->persons['a'];
unset($webhook);
echo json_encode($person->toArray()), "\n";
?>
--EXPECT--
add [a b] key 0
{"id":"a","x":[1,{"y":"z"}]}
