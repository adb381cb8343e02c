--TEST--
A note names the field, not its value
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\{FieldMap, Person};

$person = Person::fromArray(['id' => 'a', 'birthday' => 'secret day', 'score' => 'secret score']);
$map = new FieldMap([['field' => 'birthday', 'key' => 'a', 'type' => 'date'], ['field' => 'score', 'key' => 'b', 'type' => 'number']], new DateTimeZone('UTC'));
print_r($map->map($person));
?>
--EXPECT--
Array
(
    [values] => Array
        (
        )

    [notes] => Array
        (
            [0] => Array
                (
                    [code] => unreadable_value
                    [field] => birthday
                    [message] => The field birthday holds no readable date, and is not written.
                )

            [1] => Array
                (
                    [code] => unreadable_value
                    [field] => score
                    [message] => The field score holds no readable number, and is not written.
                )

        )

)
