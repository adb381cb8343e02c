--TEST--
Fetch::finish(): the same persons or the same exception each time
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1', 'email' => 'ann@example.com'], ['id' => 'c2'], ['id' => '']]);
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());

$fetch = $client->fetchPeople(['c2', 'nobody', 'c1'], ['nobody@example.com']);
$first = $fetch->finish();
echo implode(' ', array_map(fn($person) => $person->id, $first)), "\n";
$first[] = 'changed by the caller';
$again = $fetch->finish();
var_dump(count($again), $again[0] === $first[0], array_is_list($again));

$encharge->fault(['mode' => 'error', 'status' => 500]);
$fetch = $client->fetchPeople(['c1']);
$thrown = [];
for ($i = 0; $i < 3; $i++) {
    try {
        $fetch->finish();
    } catch (Encharge\Webhooks\ApiException $e) {
        $thrown[] = $e;
    }
}
var_dump(count($thrown), $thrown[0] === $thrown[2], $thrown[0]->getPrevious());

// A cycle through the trace's arguments is collected.
$weak = WeakReference::create($fetch);
$e = (fn($argument) => (function () use ($argument) { try { $argument->finish(); } catch (Exception $e) { return $e; } })())($fetch);
$fetch = $e = $thrown = null;
gc_collect_cycles();
var_dump($weak->get());
echo count($encharge->requests()), " requests\n";
?>
--EXPECT--
c2 c1
int(2)
bool(true)
bool(true)
int(3)
bool(true)
NULL
NULL
2 requests
