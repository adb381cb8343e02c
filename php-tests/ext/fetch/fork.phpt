--TEST--
Fetch: a forked child leaves its parent's connection and pending call alone
--EXTENSIONS--
encharge
pcntl
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1']]);
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
$client->tags();

$encharge->fault(['mode' => 'answer', 'delay' => 300]);
$fetch = $client->fetchPeople(['c1']);
if (pcntl_fork() === 0) {
    echo "child\n";
    var_dump($fetch->advance());
    attempt($fetch->finish(...));
    $fetch->cancel();
    $own = $client->fetchPeople(['c1']);
    echo count($own->finish()), ' person, ', $own->timing()['connection'], "\n";
    exit;
}
pcntl_wait($status);
echo "parent\n";
echo count($fetch->finish()), ' person, ', $fetch->timing()['connection'], "\n";

// A child that only ends, with and without a pending call of its parent's.
$encharge->fault(['mode' => 'answer', 'delay' => 100]);
$fetch = $client->fetchPeople(['c1']);
if (pcntl_fork() === 0) {
    exit;
}
pcntl_wait($status);
echo pcntl_wexitstatus($status), ' ', count($fetch->finish()), " person\n";
if (pcntl_fork() === 0) {
    unset($fetch, $client);
    exit;
}
pcntl_wait($status);
$fetch = $client->fetchPeople(['c1']);
echo pcntl_wexitstatus($status), ' ', count($fetch->finish()), ' person, ', $fetch->timing()['connection'], "\n";
echo $encharge->connections(), " connections\n";
?>
--EXPECT--
child
bool(true)
TransportException(42): The call belongs to another process
1 person, new
parent
1 person, kept
0 1 person
0 1 person, kept
2 connections
