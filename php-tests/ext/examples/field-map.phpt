--TEST--
Example of FieldMap
--EXTENSIONS--
encharge
--FILE--
<?php
// Example:
use Encharge\Webhooks\{FieldMap, Person};

$map = new FieldMap([
    ['field' => 'firstName', 'key' => 'first_name'],
    ['field' => 'phone', 'key' => 'billing_phone', 'wipe' => true],
    ['field' => 'renewsAt', 'key' => 'renews_at', 'type' => 'datetime'],
    ['field' => 'seats', 'key' => 'seats', 'type' => 'integer'],
], new DateTimeZone('Europe/Berlin'));

$mapped = $map->map(Person::fromArray(['id' => '6558a3b5', 'firstName' => 'Ann', 'renewsAt' => '2027-07-01T10:00:00Z', 'seats' => 'many']));

echo json_encode($mapped['values'], JSON_PRETTY_PRINT), "\n";
echo $mapped['notes'][0]['code'], ' ', $mapped['notes'][0]['field'], "\n";
// End of the example.
?>
--EXPECT--
{
    "first_name": "Ann",
    "billing_phone": "",
    "renews_at": "2027-07-01 12:00:00"
}
unreadable_value seats
