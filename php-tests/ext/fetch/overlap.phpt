--TEST--
Fetch: the request is on the wire at once, and other work overlaps with the answer
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1', 'email' => 'ann@example.com']]);
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
$client->tags();

$encharge->fault(['mode' => 'answer', 'delay' => 300]);
$began = microtime(true);
$fetch = $client->fetchPeople(['c1']);
var_dump(microtime(true) - $began < 0.1);
usleep(50000);
echo count($encharge->requests()), " requests have arrived\n";
var_dump($fetch->timing());
usleep(400000);
$collected = microtime(true);
echo count($fetch->finish()), " person\n";
var_dump(microtime(true) - $collected < 0.1);
echo $fetch->timing()['connection'], "\n";
?>
--EXPECT--
bool(true)
2 requests have arrived
NULL
1 person
bool(true)
kept
