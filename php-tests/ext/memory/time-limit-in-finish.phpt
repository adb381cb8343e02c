--TEST--
A time limit hit while finish() waits ends the request at once and leaves nothing behind
--EXTENSIONS--
encharge
--INI--
max_execution_time=30
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/time-limit.inc';

$encharge = new FakeEncharge();
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
$encharge->fault(['mode' => 'hang']);
$began = microtime(true);
register_shutdown_function(function () use ($client, $encharge, $began) {
    var_dump(microtime(true) - $began < 5);
    // The pending call is still there: this one would wait for it, were it not given up.
    $GLOBALS['fetch']->cancel();
    echo json_encode($client->tags()), "\n";
});
$fetch = $client->fetchPeople(['c1']);
$killer = time_limit_in(300);
$fetch->finish();
echo "not reached\n";
?>
--EXPECTF--
Fatal error: Maximum execution time of 30 seconds exceeded in %s on line %d
bool(true)
[]
