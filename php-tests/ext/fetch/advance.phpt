--TEST--
Fetch::advance(): moves a call on without waiting
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1']]);
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
$encharge->fault(['mode' => 'answer', 'delay' => 200]);

$fetch = $client->fetchPeople(['c1']);
$longest = $advances = 0;
do {
    usleep(10000);
    $before = microtime(true);
    $done = $fetch->advance();
    $longest = max($longest, microtime(true) - $before);
    $advances++;
} while (!$done && $advances < 500);
var_dump($done, $advances > 5, $longest < 0.1, $fetch->timing()['connection']);
$before = microtime(true);
echo $fetch->finish()[0]->id, "\n";
var_dump(microtime(true) - $before < 0.1, $fetch->advance());

echo "a failure is complete too\n";
$encharge->fault(['mode' => 'close']);
$fetch = (new Encharge\Webhooks\Client(FakeEncharge::TOKEN, 'http://127.0.0.1:9/'))->fetchPeople(['c1']);
while (!$fetch->advance()) {
    usleep(1000);
}
try {
    $fetch->finish();
} catch (Encharge\Webhooks\TransportException $e) {
    echo $e->getCode(), "\n";
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
string(3) "new"
c1
bool(true)
bool(true)
a failure is complete too
7
