--TEST--
A person's email is as it was written, if it is a non-empty string
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\Person;

foreach (['a@example.com', ' Á@example.com ', 'no address', '', null, 5, ['a@example.com'], false] as $email) {
    var_dump(Person::fromArray(['id' => 'a', 'email' => $email])->email);
}
var_dump(Person::fromArray(['id' => 'a', 'Email' => 'a@example.com'])->email);
?>
--EXPECT--
string(13) "a@example.com"
string(16) " Á@example.com "
string(10) "no address"
NULL
NULL
NULL
NULL
NULL
NULL
