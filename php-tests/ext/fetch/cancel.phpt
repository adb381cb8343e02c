--TEST--
Fetch::cancel(): gives call and connection up without waiting
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1']]);
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
$client->tags();

$encharge->fault(['mode' => 'hang']);
$fetch = $client->fetchPeople(['c1']);
$began = microtime(true);
$fetch->cancel();
var_dump(microtime(true) - $began < 0.1, $fetch->advance(), $fetch->timing());
attempt($fetch->finish(...));
$fetch->cancel();
attempt($fetch->finish(...));
usleep(50000);
echo $encharge->state()['open'], " open\n";

echo count($client->fetchPeople(['c1'])->finish()), ' person, ', $encharge->connections(), " connections\n";

echo "after the answer it does nothing\n";
$fetch = $client->fetchPeople(['c1']);
$fetch->finish();
$fetch->cancel();
echo count($fetch->finish()), ' person, ';
$client->tags();
echo $encharge->connections(), " connections\n";

echo "another one's call is not touched\n";
$old = $client->fetchPeople(['c1']);
$new = $client->fetchPeople(['c1']);
$old->cancel();
unset($old);
echo count($new->finish()), " person\n";
?>
--EXPECT--
bool(true)
bool(true)
NULL
Error(0): The fetch was cancelled
Error(0): The fetch was cancelled
0 open
1 person, 2 connections
after the answer it does nothing
1 person, 2 connections
another one's call is not touched
1 person
