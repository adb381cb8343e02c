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
// A busy machine adds some tenths; what would be wrong takes a second more, or a new connection.
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
$timed($client, 1.0, 2.5);
echo "the new one is kept: ";
$timed($client, 0, 0.9);

echo "slow before, so given longer: ";
$encharge->fault(['mode' => 'answer', 'delay' => 900]);
$timed($client, 0.9, 1.8);
echo "slower: ";
$encharge->fault(['mode' => 'answer', 'delay' => 1400]);
$timed($client, 1.4, 2.3);

echo "an answer that began is waited for: ";
$encharge->fault(['mode' => 'drip', 'interval' => 18]);
$timed($client, 1.5, 6);

echo "the total holds, over both: ";
$client = new Client(FakeEncharge::TOKEN, $encharge->url('http', 'localhost'), timeout: 1500);
// libcurl keeps the connection that was used last, by the millisecond: of two in the same one it may drop the newer.
usleep(20000);
$client->tags();
$encharge->fault(['mode' => 'hang', 'times' => 2]);
$timed($client, 1.4, 2.4);
echo "a new one may be as slow as it likes: ";
$encharge->fault(['mode' => 'answer', 'delay' => 1300]);
$timed($client, 1.3, 2.2);
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
