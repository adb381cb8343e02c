--TEST--
A webhook names at most 100 distinct contacts
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

$people = fn(int $count) => array_map(fn($i) => ['id' => "p$i"], range(1, $count));
$count = fn(array $people) => count(accept(json_encode(['endUserData' => $people]), [], [], null, false)?->contacts ?? []);
var_dump($count($people(100)));
var_dump($count($people(101)));
var_dump($count([...$people(100), ...$people(100)]));
var_dump($count([...$people(100), ['id' => '']]));
?>
--EXPECT--
int(100)
payload_too_large (key 0)
int(0)
int(100)
invalid_contact (key 0)
int(0)
