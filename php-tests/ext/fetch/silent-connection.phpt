--TEST--
Fetch: a kept connection whose other end is silently gone costs little more than a second
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';
use Encharge\Webhooks\Client;

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1']]);
$client = new Client(FakeEncharge::TOKEN, $encharge->url());
$timed = function (Client $client, float $from, float $to): void {
    $began = microtime(true);
    $fetch = $client->fetchPeople(['c1']);
    attempt($fetch->finish(...));
    $took = microtime(true) - $began;
    echo '  ', $fetch->timing()['connection'], ' ', $took >= $from && $took < $to ? 'in time' : "after $took s", ' ';
    echo abs($fetch->timing()['total'] / 1000 - $took) < 0.4 ? 'as timed' : 'timed ' . $fetch->timing()['total'], "\n";
};

$client->tags();
echo "gone: ";
$encharge->fault(['mode' => 'hang']);
$timed($client, 1.0, 1.6);
echo "the new one is kept: ";
$timed($client, 0, 0.5);

echo "slow before, so given longer: ";
$encharge->fault(['mode' => 'answer', 'delay' => 900]);
$timed($client, 0.9, 1.4);
echo "slower: ";
$encharge->fault(['mode' => 'answer', 'delay' => 1400]);
$timed($client, 1.4, 1.8);

echo "an answer that began is waited for: ";
$encharge->fault(['mode' => 'drip', 'interval' => 18]);
$timed($client, 1.5, 6);

echo "the total holds, over both: ";
$client = new Client(FakeEncharge::TOKEN, $encharge->url('http', 'localhost'), timeout: 1500);
$client->tags();
$encharge->fault(['mode' => 'hang', 'times' => 2]);
$timed($client, 1.4, 1.9);
echo "a new one may be as slow as it likes: ";
$encharge->fault(['mode' => 'answer', 'delay' => 1300]);
$timed($client, 1.3, 1.5);
echo $encharge->connections(), " connections\n";
?>
--EXPECTF--
gone: nothing thrown
  new in time as timed
the new one is kept: nothing thrown
  kept in time as timed
slow before, so given longer: nothing thrown
  kept in time as timed
slower: nothing thrown
  kept in time as timed
an answer that began is waited for: nothing thrown
  kept in time as timed
the total holds, over both: TimeoutException(28): Operation timed out after %d milliseconds with 0 bytes received
  new in time as timed
a new one may be as slow as it likes: nothing thrown
  new in time as timed
5 connections
