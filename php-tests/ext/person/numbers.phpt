--TEST--
Numbers keep their kind and value
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\Person;

$fields = ['id' => 'a', 'max' => PHP_INT_MAX, 'min' => PHP_INT_MIN, 'one' => 1.0, 'tenth' => 0.1, 'big' => 1e300, 'small' => -2.5e-10, 'text' => '007'];
var_dump(Person::fromArray($fields)->toArray() === $fields);
?>
--EXPECT--
bool(true)
