--TEST--
Person::fromArray() refuses what JSON cannot hold
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../attempt.inc';

use Encharge\Webhooks\Person;

class Failing implements JsonSerializable
{
    public function jsonSerialize(): mixed
    {
        throw new DomainException('from jsonSerialize');
    }
}

$nested = 1;
for ($i = 0; $i < 31; $i++) {
    $nested = [$nested];
}
echo json_encode(Person::fromArray(['id' => 'a', 'x' => $nested])->get('x')), "\n";
foreach (["\xFF", INF, NAN, [$nested], fopen('php://memory', 'r'), new Failing()] as $value) {
    attempt(fn() => Person::fromArray(['id' => 'a', 'x' => $value]));
}
attempt(fn() => Person::fromArray(['id' => 'a', "\xFF" => 1]));
// With the object, the two names, the id and the list: 262144.
attempt(fn() => Person::fromArray(['id' => 'a', 'x' => array_fill(0, 262139, 1)]));
attempt(fn() => Person::fromArray(['id' => 'a', 'x' => array_fill(0, 262140, 1)]));
?>
--EXPECT--
[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must hold only what JSON can hold, at most 32 deep and 262144 values
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must hold only what JSON can hold, at most 32 deep and 262144 values
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must hold only what JSON can hold, at most 32 deep and 262144 values
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must hold only what JSON can hold, at most 32 deep and 262144 values
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must hold only what JSON can hold, at most 32 deep and 262144 values
DomainException(0): from jsonSerialize
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must hold only what JSON can hold, at most 32 deep and 262144 values
nothing thrown
ValueError(0): Encharge\Webhooks\Person::fromArray(): Argument #1 ($fields) must hold only what JSON can hold, at most 32 deep and 262144 values
