--TEST--
A time limit of one second that is used up by calls
--EXTENSIONS--
encharge
--INI--
max_execution_time=1
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';

$encharge = new FakeEncharge();
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
register_shutdown_function(function () use ($client) {
    echo json_encode($client->tags()), "\n";
});
while (true) {
    $client->tags();
}
?>
--EXPECTF--
Fatal error: Maximum execution time of 1 second exceeded in %s on line %d
[]
