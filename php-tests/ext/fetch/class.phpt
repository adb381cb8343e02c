--TEST--
Fetch: not to be made, copied, serialised, compared or extended
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';
use Encharge\Webhooks\Fetch;

$encharge = new FakeEncharge();
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
$fetch = $client->fetchPeople(['c1']);
attempt(fn() => new Fetch());
attempt(fn() => (new ReflectionClass(Fetch::class))->newInstanceWithoutConstructor());
attempt(fn() => clone $fetch);
attempt(fn() => serialize($fetch));
attempt(fn() => $fetch->other = 1);
var_dump($fetch == $client->fetchPeople(['c1']), (new ReflectionClass(Fetch::class))->isFinal());
var_dump($fetch, str_contains(print_r($fetch, true), FakeEncharge::TOKEN));
?>
--EXPECTF--
Error(0): Call to private Encharge\Webhooks\Fetch::__construct() from %s
ReflectionException(0): Class Encharge\Webhooks\Fetch is an internal class marked as final that cannot be instantiated without invoking its constructor
Error(0): Trying to clone an uncloneable object of class Encharge\Webhooks\Fetch
Exception(0): Serialization of 'Encharge\Webhooks\Fetch' is not allowed
Error(0): Cannot create dynamic property Encharge\Webhooks\Fetch::$other
bool(false)
bool(true)
object(Encharge\Webhooks\Fetch)#%d (0) {
}
bool(false)
