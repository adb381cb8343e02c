--TEST--
Person::get() gives any field, or null
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\Person;

$person = Person::fromArray(['id' => 5, 'a' => 'x', 'o' => ['k' => [1]], 'n' => null, "nul\0" => 1, '7' => 'seven', 'false' => false]);
foreach (['id', 'a', 'o', 'n', 'A', '', 'nul', "nul\0", "a\0", '7', 'false', 'absent'] as $field) {
    echo json_encode($field), ' ', json_encode($person->get($field)), "\n";
}
?>
--EXPECT--
"id" 5
"a" "x"
"o" {"k":[1]}
"n" null
"A" null
"" null
"nul" null
"nul\u0000" null
"a\u0000" null
"7" "seven"
"false" false
"absent" null
