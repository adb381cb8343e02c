--TEST--
A row of another shape is refused by its number
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../attempt.inc';

use Encharge\Webhooks\FieldMap;

$good = ['field' => 'f', 'key' => 'k'];
foreach ([
    'x', [], ['field' => 'f'], ['key' => 'k'], ['field' => '', 'key' => 'k'], ['field' => 'f', 'key' => ''], ['field' => 1, 'key' => 'k'], ['field' => 'f', 'key' => ['k']],
    $good + ['type' => 'Text'], $good + ['type' => ''], $good + ['type' => null], $good + ['type' => 1], $good + ['wipe' => 1], $good + ['wipe' => null], $good + ['wipe' => 'true'],
] as $row) {
    attempt(fn() => new FieldMap([$good, $row], new DateTimeZone('UTC')));
}
attempt(fn() => new FieldMap([$good + ['type' => 'date', 'wipe' => true, 'label' => 'more']], new DateTimeZone('UTC')));
?>
--EXPECT--
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 an array
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 a "field" that is a non-empty string
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 a "key" that is a non-empty string
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 a "field" that is a non-empty string
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 a "field" that is a non-empty string
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 a "key" that is a non-empty string
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 a "field" that is a non-empty string
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 a "key" that is a non-empty string
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 a "type" that is one of the field types
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 a "type" that is one of the field types
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 a "type" that is one of the field types
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 a "type" that is one of the field types
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 a "wipe" that is a bool
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 a "wipe" that is a bool
ValueError(0): Encharge\Webhooks\FieldMap::__construct(): Argument #1 ($rows) must have in row 1 a "wipe" that is a bool
nothing thrown
