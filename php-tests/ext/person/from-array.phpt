--TEST--
Person::fromArray() holds the fields as Encharge would send them
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\Person;

$person = Person::fromArray([
    'id' => 'a', 'email' => 'a@example.com', 'tags' => 'x,y', 'text' => "é \u{1F600}/\"", 'integer' => 7, 'real' => 1.0, 'yes' => true, 'no' => false,
    'null' => null, 'list' => [1, 'b', [2.5]], 'object' => ['x' => ['y' => 1]], 'empty' => [], '' => 'nameless', '12' => 'number',
]);
var_dump($person->id, $person->email, $person->tags, $person->toArray());
?>
--EXPECT--
string(1) "a"
string(13) "a@example.com"
array(2) {
  [0]=>
  string(1) "x"
  [1]=>
  string(1) "y"
}
array(14) {
  ["id"]=>
  string(1) "a"
  ["email"]=>
  string(13) "a@example.com"
  ["tags"]=>
  string(3) "x,y"
  ["text"]=>
  string(9) "é 😀/""
  ["integer"]=>
  int(7)
  ["real"]=>
  float(1)
  ["yes"]=>
  bool(true)
  ["no"]=>
  bool(false)
  ["null"]=>
  NULL
  ["list"]=>
  array(3) {
    [0]=>
    int(1)
    [1]=>
    string(1) "b"
    [2]=>
    array(1) {
      [0]=>
      float(2.5)
    }
  }
  ["object"]=>
  array(1) {
    ["x"]=>
    array(1) {
      ["y"]=>
      int(1)
    }
  }
  ["empty"]=>
  array(0) {
  }
  [""]=>
  string(8) "nameless"
  [12]=>
  string(6) "number"
}
