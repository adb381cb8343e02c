--TEST--
No field value is in a dump
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\Person;

$person = Person::fromArray(['id' => 'a', 'email' => 'a@example.com', 'tags' => 'x', 'secret' => 'hidden value']);
var_dump($person);
$dumps = print_r($person, true) . var_export($person, true) . json_encode($person) . json_encode((array) $person);
var_dump(str_contains($dumps, 'hidden value'));
var_dump($person->__debugInfo());
?>
--EXPECT--
object(Encharge\Webhooks\Person)#1 (3) {
  ["id"]=>
  string(1) "a"
  ["email"]=>
  string(13) "a@example.com"
  ["tags"]=>
  array(1) {
    [0]=>
    string(1) "x"
  }
}
bool(false)
array(3) {
  ["id"]=>
  string(1) "a"
  ["email"]=>
  string(13) "a@example.com"
  ["tags"]=>
  array(1) {
    [0]=>
    string(1) "x"
  }
}
