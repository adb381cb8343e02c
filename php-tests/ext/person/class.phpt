--TEST--
Person is final, readonly and cannot be made, cloned, written or serialised
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../attempt.inc';

use Encharge\Webhooks\Person;

$person = Person::fromArray(['id' => 'a']);
var_dump((new ReflectionClass($person))->isFinal());
attempt(fn() => $person->id = 'b');
// PHP 8.4 and later say that it would be indirect.
attempt(fn() => $person->tags[] = 'b');
attempt(fn() => $person->firstName = 'b');
attempt(fn() => clone $person);
attempt(fn() => serialize($person));
attempt(fn() => unserialize('O:24:"Encharge\Webhooks\Person":0:{}'));
attempt(fn() => new Person());
attempt(fn() => (new ReflectionClass(Person::class))->newInstanceWithoutConstructor());
// What a comparison of the properties would not see
var_dump($person == Person::fromArray(['id' => 'a', 'firstName' => 'Ann']), $person == $person);
?>
--EXPECTF--
bool(true)
Error(0): Cannot modify readonly property Encharge\Webhooks\Person::$id
Error(0): Cannot %r(indirectly )?%rmodify readonly property Encharge\Webhooks\Person::$tags
Error(0): Cannot create dynamic property Encharge\Webhooks\Person::$firstName
Error(0): Trying to clone an uncloneable object of class Encharge\Webhooks\Person
Exception(0): Serialization of 'Encharge\Webhooks\Person' is not allowed
Exception(0): Unserialization of 'Encharge\Webhooks\Person' is not allowed
Error(0): Call to private Encharge\Webhooks\Person::__construct() from global scope
ReflectionException(0): Class Encharge\Webhooks\Person is an internal class marked as final that cannot be instantiated without invoking its constructor
bool(false)
bool(true)
