--TEST--
Fetch: only time counts in which somebody waits
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';
use Encharge\Webhooks\Client;

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1']]);
$after = function (string $what, int $blocked, string $host = '127.0.0.1') use ($encharge): void {
    $client = new Client(FakeEncharge::TOKEN, $encharge->url('http', $host), 1000, 1000);
    $fetch = $client->fetchPeople(['c1']);
    usleep($blocked * 1000);
    $began = microtime(true);
    echo "$what: ";
    attempt(fn() => print(count($fetch->finish()) . ' person, '));
    $took = microtime(true) - $began;
    echo '  ', $fetch->timing()['connection'], ', ', $took < 0.8 ? 'at once' : ($took < 1.3 ? 'after a second' : "after $took s"), "\n";
};
$after('a new connection', 2000);
$after('a kept one', 2000);
$after('a name to resolve', 2000, 'localhost');

echo "who waits, waits no longer than was said\n";
$encharge->fault(['mode' => 'hang', 'times' => 3]);
$after('a new connection', 2000);

echo "nor who looks again and again\n";
$fetch = (new Client(FakeEncharge::TOKEN, $encharge->url(), 1000, 1000))->fetchPeople(['c1']);
for ($began = microtime(true); !$fetch->advance() && microtime(true) - $began < 5; ) {
    usleep(50000);
}
$took = microtime(true) - $began;
attempt($fetch->finish(...));
echo $took > 0.9 && $took < 1.4 ? 'after a second' : "after $took s", "\n";

echo "a port that takes no connection\n";
$listener = stream_socket_server('tcp://127.0.0.1:0', context: stream_context_create(['socket' => ['backlog' => 1]]));
$address = stream_socket_get_name($listener, false);
for ($i = 0; $i < 4; $i++) {
    $waiting[] = stream_socket_client("tcp://$address", flags: STREAM_CLIENT_ASYNC_CONNECT);
}
usleep(20000);
foreach ([0, 700, 2000] as $blocked) {
    $fetch = (new Client('the-token', "http://$address", 1000, 5000))->fetchPeople(['c1']);
    usleep($blocked * 1000);
    $began = microtime(true);
    attempt($fetch->finish(...));
    $took = microtime(true) - $began;
    echo $took > 0.7 && $took < 1.4 ? 'after a second' : "after $took s", "\n";
}
?>
--EXPECTF--
a new connection: 1 person, nothing thrown
  new, at once
a kept one: 1 person, nothing thrown
  kept, at once
a name to resolve: 1 person, nothing thrown
  new, at once
who waits, waits no longer than was said
a new connection: TimeoutException(28): Operation timed out after %d milliseconds with 0 bytes received
  new, after a second
nor who looks again and again
TimeoutException(28): Operation timed out after %d milliseconds with 0 bytes received
after a second
a port that takes no connection
TimeoutException(28): %s
after a second
TimeoutException(28): %s
after a second
TimeoutException(28): %s
after a second
