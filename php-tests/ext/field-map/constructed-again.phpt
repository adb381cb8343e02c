--TEST--
A second construction replaces the first
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\{FieldMap, Person};

$person = Person::fromArray(['id' => 'a', 'x' => '1', 'y' => '2024-05-06T00:00:00Z']);
$map = new FieldMap([['field' => 'x', 'key' => 'x']], new DateTimeZone('UTC'));
$map->__construct([['field' => 'y', 'key' => 'y', 'type' => 'datetime']], new DateTimeZone('+01:00'));
echo json_encode($map->map($person)['values']), "\n";
?>
--EXPECT--
{"y":"2024-05-06 01:00:00"}
