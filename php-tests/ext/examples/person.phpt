--TEST--
Example of Person
--EXTENSIONS--
encharge
--FILE--
<?php
// Example:
use Encharge\Webhooks\Person;

$person = Person::fromArray(['id' => '6558a3b5', 'email' => 'ann@example.com', 'tags' => 'Lead, Newsletter', 'city' => 'Oslo']);

echo "$person->id: $person->email, ", $person->get('city'), "\n";
echo implode(' and ', $person->tags), "\n";
echo json_encode($person->names()), "\n";
// End of the example.
?>
--EXPECT--
6558a3b5: ann@example.com, Oslo
Lead and Newsletter
["id","email","tags","city"]
