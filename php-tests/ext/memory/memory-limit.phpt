--TEST--
A memory limit hit while persons are made leaves the connection usable and nothing behind
--EXTENSIONS--
encharge
--ENV--
USE_TRACKED_ALLOC=1
--INI--
memory_limit=6M
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';

$encharge = new FakeEncharge();
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
$encharge->fault(['mode' => 'answer', 'body' => '{"users":[' . rtrim(str_repeat('{"id":"c1"},', 30000), ',') . ']}']);
$fetch = $client->fetchPeople(['c1']);
register_shutdown_function(function () use ($client, $encharge, $fetch) {
    ini_set('memory_limit', '64M');
    echo "shutdown\n";
    // What was not finished can be.
    echo count($fetch->finish()), " persons\n";
    $encharge->tags(['x']);
    echo $client->tags()[0], ' over ', $encharge->connections(), " connection\n";
});
echo "finishing\n";
$fetch->finish();
echo "not reached\n";
?>
--EXPECTF--
finishing

Fatal error: Allowed memory size of %d bytes exhausted%S (tried to allocate %d bytes) in %s on line %d
shutdown
30000 persons
x over 1 connection
