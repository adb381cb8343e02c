--TEST--
Fetch: a second call first finishes the pending one and keeps its result
--EXTENSIONS--
encharge
--INI--
zend.exception_ignore_args=1
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1'], ['id' => 'c2'], ['id' => 'c3']]);
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
$other = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());

$encharge->fault(['mode' => 'answer', 'delay' => 100, 'times' => 2]);
$first = $client->fetchPeople(['c1']);
$second = $other->fetchPeople(['c2']);
var_dump($first->timing() !== null, $second->timing());
$encharge->tags(['x']);
echo json_encode($client->tags()), "\n";
var_dump($second->timing() !== null);
echo $second->finish()[0]->id, ' ', $first->finish()[0]->id, "\n";
echo implode("\n", array_column($encharge->requests(), 'target')), "\n", $encharge->connections(), " connection\n";

echo "a failure is kept too\n";
$encharge->fault(['mode' => 'error', 'status' => 500, 'message' => 'kept']);
$failed = $client->fetchPeople(['c1']);
$client->updatePerson('c3', ['a' => 'b']);
attempt($failed->finish(...));

echo "a pending call that nobody holds any more is cancelled, not finished\n";
$encharge->fault(['mode' => 'hang']);
$began = microtime(true);
$client->fetchPeople(['c1']);
echo $client->fetchPeople(['c3'])->finish()[0]->get('a'), "\n";
var_dump(microtime(true) - $began < 1);
?>
--EXPECT--
bool(true)
NULL
["x"]
bool(true)
c2 c1
/v1/people?people[0][id]=c1
/v1/people?people[0][id]=c2
/v1/tags-management
1 connection
a failure is kept too
ApiException(0): kept
a pending call that nobody holds any more is cancelled, not finished
b
bool(true)
