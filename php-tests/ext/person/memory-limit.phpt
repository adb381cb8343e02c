--TEST--
A memory limit hit while a person becomes an array is PHP's ordinary error
--EXTENSIONS--
encharge
--ENV--
USE_TRACKED_ALLOC=1
--FILE--
<?php
use Encharge\Webhooks\Person;

$person = Person::fromArray(['id' => 'a', 'lists' => array_fill(0, 130000, [1])]);
register_shutdown_function(fn() => printf("shutdown\n"));
ini_set('memory_limit', 8 * 1024 * 1024);
echo "reading\n";
$person->toArray();
echo "not reached\n";
?>
--EXPECTF--
reading

Fatal error: Allowed memory size of %d bytes exhausted%S (tried to allocate %d bytes) in %s on line %d
shutdown
