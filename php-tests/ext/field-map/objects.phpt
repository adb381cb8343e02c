--TEST--
Objects are not written, and noted
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\{FieldMap, Person};

$person = Person::fromArray(['id' => 'a', 'object' => ['x' => 1], 'empty' => new stdClass(), 'list' => ['a', ['x' => 1]], 'deep' => [[[['x' => 1]]]]]);
foreach (['text', 'textarea', 'email', 'url', 'integer', 'number', 'boolean', 'date', 'datetime', 'list', 'password'] as $type) {
    $rows = array_map(fn($field) => ['field' => $field, 'key' => $field, 'type' => $type, 'wipe' => true], ['object', 'empty', 'list', 'deep']);
    $mapped = (new FieldMap($rows, new DateTimeZone('UTC')))->map($person);
    echo $type, ' ', json_encode($mapped['values']), ' ', implode(' ', array_map(fn($note) => "$note[code] $note[field]", $mapped['notes'])), "\n";
}
echo $mapped['notes'][0]['message'], "\n";
?>
--EXPECT--
text [] object_value object object_value empty object_value list object_value deep
textarea [] object_value object object_value empty object_value list object_value deep
email [] object_value object object_value empty object_value list object_value deep
url [] object_value object object_value empty object_value list object_value deep
integer [] object_value object object_value empty object_value list object_value deep
number [] object_value object object_value empty object_value list object_value deep
boolean [] object_value object object_value empty object_value list object_value deep
date [] object_value object object_value empty object_value list object_value deep
datetime [] object_value object object_value empty object_value list object_value deep
list [] object_value object object_value empty object_value list object_value deep
password [] object_value object object_value empty object_value list object_value deep
The field object holds an object, which is not written.
