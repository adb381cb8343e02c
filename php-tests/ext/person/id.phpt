--TEST--
A person's id is a contact id, a string or an integer
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../attempt.inc';

use Encharge\Webhooks\Person;

foreach (['a', str_repeat('x', 128), 0, -1, PHP_INT_MAX] as $id) {
    var_dump(Person::fromArray(['id' => $id])->id === (string) $id);
}
foreach (['', str_repeat('x', 129), ' a', 'a b', null, true, 1.5, [], ['a']] as $id) {
    attempt(fn() => Person::fromArray(['id' => $id]));
}
attempt(fn() => Person::fromArray([]));
attempt(fn() => Person::fromArray(['a']));
attempt(fn() => Person::fromArray(['ID' => 'a']));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must have a valid "id"
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must have a valid "id"
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must have a valid "id"
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must have a valid "id"
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must have a valid "id"
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must have a valid "id"
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must have a valid "id"
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must have a valid "id"
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must have a valid "id"
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must have a valid "id"
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must have a valid "id"
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must have a valid "id"
