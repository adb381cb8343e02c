--TEST--
Fetch: a server that hangs, drips or does not accept ends in a TimeoutException in time
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';
use Encharge\Webhooks\Client;

$encharge = new FakeEncharge();
$client = new Client(FakeEncharge::TOKEN, $encharge->url(), timeout: 300);
$timed = function (callable $call): void {
    $began = microtime(true);
    $e = attempt($call);
    $took = microtime(true) - $began;
    echo $e?->reason->value, ' ', $took >= 0.25 && $took < 2 ? 'in time' : "after $took s", "\n";
};

$encharge->fault(['mode' => 'hang']);
$timed(fn() => $client->fetchPeople(['c1'])->finish());
$encharge->fault(['mode' => 'hang']);
$timed(fn() => $client->tags());
$encharge->fault(['mode' => 'drip', 'interval' => 50]);
$timed(fn() => $client->fetchPeople(['c1'])->finish());

echo "a full queue of connections\n";
$listener = stream_socket_server('tcp://127.0.0.1:0', context: stream_context_create(['socket' => ['backlog' => 1]]));
$address = stream_socket_get_name($listener, false);
for ($i = 0; $i < 4; $i++) {
    $waiting[] = stream_socket_client("tcp://$address", flags: STREAM_CLIENT_ASYNC_CONNECT);
}
usleep(20000);
$timed(fn() => (new Client('x', "http://$address", connectTimeout: 300))->account());
echo "the next call is not harmed\n";
attempt(fn() => $client->tags());
?>
--EXPECTF--
TimeoutException(28): Operation timed out after %d milliseconds with 0 bytes received
encharge_timeout in time
TimeoutException(28): Operation timed out after %d milliseconds with 0 bytes received
encharge_timeout in time
TimeoutException(28): Operation timed out after %d milliseconds with %d%sbytes received
encharge_timeout in time
a full queue of connections
TimeoutException(28): %s
encharge_timeout in time
the next call is not harmed
nothing thrown
