--TEST--
FieldMap is final and cannot be cloned, written or serialised
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../attempt.inc';

use Encharge\Webhooks\FieldMap;

$map = new FieldMap([['field' => 'f', 'key' => 'k']], new DateTimeZone('UTC'));
var_dump((new ReflectionClass($map))->isFinal(), $map);
attempt(fn() => clone $map);
attempt(fn() => $map->rows = []);
attempt(fn() => serialize($map));
attempt(fn() => (new ReflectionClass(FieldMap::class))->newInstanceWithoutConstructor());
attempt(fn() => $map->map(new stdClass()));
var_dump($map == new FieldMap([], new DateTimeZone('UTC')), $map == $map);
?>
--EXPECT--
bool(true)
object(Encharge\Webhooks\FieldMap)#1 (0) {
}
Error(0): Trying to clone an uncloneable object of class Encharge\Webhooks\FieldMap
Error(0): Cannot create dynamic property Encharge\Webhooks\FieldMap::$rows
Exception(0): Serialization of 'Encharge\Webhooks\FieldMap' is not allowed
ReflectionException(0): Class Encharge\Webhooks\FieldMap is an internal class marked as final that cannot be instantiated without invoking its constructor
TypeError(0): Encharge\Webhooks\FieldMap::map(): Argument #1 ($person) must be of type Encharge\Webhooks\Person, stdClass given
bool(false)
bool(true)
