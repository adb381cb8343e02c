--TEST--
Of two rows with one key the later that gives something counts
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\{FieldMap, Person};

$person = Person::fromArray(['id' => 'a', 'one' => '1', 'two' => '2', 'empty' => '', 'object' => ['x' => 1]]);
foreach ([['one', 'two'], ['two', 'one'], ['one', 'empty'], ['empty', 'one'], ['one', 'object'], ['one', 'wiped'], ['wiped', 'one']] as $fields) {
    $rows = array_map(fn($field) => ['field' => $field, 'key' => 'k', 'wipe' => $field === 'wiped'], $fields);
    echo implode(', ', $fields), ': ', json_encode((new FieldMap($rows, new DateTimeZone('UTC')))->map($person)['values']), "\n";
}
?>
--EXPECT--
one, two: {"k":"2"}
two, one: {"k":"1"}
one, empty: {"k":"1"}
empty, one: {"k":"1"}
one, object: {"k":"1"}
one, wiped: {"k":""}
wiped, one: {"k":"1"}
