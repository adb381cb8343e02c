--TEST--
Example of Code
--EXTENSIONS--
encharge
--FILE--
<?php
// Example:
use Encharge\Webhooks\Code;

$code = Code::from('person_not_found');

echo $code->status(), ' ', $code->message(), "\n";
// End of the example.
?>
--EXPECT--
404 Encharge has no such person.
