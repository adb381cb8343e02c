--TEST--
A field map cannot be constructed again
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../attempt.inc';

use Encharge\Webhooks\{FieldMap, Person};

$map = new FieldMap([['field' => 'x', 'key' => 'x']], new DateTimeZone('UTC'));
attempt(fn() => $map->__construct([['field' => 'y', 'key' => 'y']], new DateTimeZone('+01:00')));
echo json_encode($map->map(Person::fromArray(['id' => 'a', 'x' => '1', 'y' => '2']))), "\n";
?>
--EXPECT--
Error(0): A field map cannot be constructed again
{"values":{"x":"1"},"notes":[]}
