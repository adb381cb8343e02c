--TEST--
Only mapped fields are handed on
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\{FieldMap, Person};

$person = Person::fromArray(['id' => 'a', 'wp_capabilities' => ['administrator' => true], 'role' => 'administrator', 'First' => 'x', 'first' => 'y']);
$rows = [['field' => 'first', 'key' => 'first_name'], ['field' => 'first', 'key' => '12'], ['field' => 'id', 'key' => 'contact']];
var_dump((new FieldMap($rows, new DateTimeZone('UTC')))->map($person));
echo json_encode((new FieldMap([], new DateTimeZone('UTC')))->map($person)), "\n";
?>
--EXPECT--
array(2) {
  ["values"]=>
  array(3) {
    ["first_name"]=>
    string(1) "y"
    [12]=>
    string(1) "y"
    ["contact"]=>
    string(1) "a"
  }
  ["notes"]=>
  array(0) {
  }
}
{"values":[],"notes":[]}
