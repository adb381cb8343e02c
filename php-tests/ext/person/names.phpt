--TEST--
Person::names() gives the names of the fields that came, in order, as strings
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\Person;

var_dump(Person::fromArray(['z' => null, 'id' => 'a', '12' => '', 'é' => [], 'a' => 1])->names());
?>
--EXPECT--
array(5) {
  [0]=>
  string(1) "z"
  [1]=>
  string(2) "id"
  [2]=>
  string(2) "12"
  [3]=>
  string(2) "é"
  [4]=>
  string(1) "a"
}
