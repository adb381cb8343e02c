--TEST--
A time limit hit inside a call that no PHP code holds: the call is given up at the end of the request
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
register_shutdown_function(function () use ($encharge, $began) {
    var_dump(microtime(true) - $began < 5);
    echo $encharge->requests()[0]['body'], "\n";
});
$killer = time_limit_in(300);
$client->updatePerson('c1', ['password' => 'generated']);
echo "not reached\n";
?>
--EXPECTF--
Fatal error: Maximum execution time of 30 seconds exceeded in %s on line %d
bool(true)
[{"id":"c1","password":"generated"}]
