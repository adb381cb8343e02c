--TEST--
Calls of every outcome, repeated, take no more memory in the end
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1', 'email' => 'ann@example.com', 'tags' => 'a, b', 'long' => str_repeat('x', 5000)]]);
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
$resident = fn(): int => (int) preg_replace('/.*VmRSS:\s+(\d+).*/s', '$1', file_get_contents('/proc/self/status'));

function round_of_calls(FakeEncharge $encharge, Encharge\Webhooks\Client $client): void
{
    $client->fetchPeople(['c1'])->finish();
    $client->fetchPeople(['c1'])->cancel();
    $client->fetchPeople(['c1']);
    $client->fields();
    $client->account();
    $client->updatePerson('c1', ['a' => 'b']);
    foreach (['error', 'cut', 'close', 'garbage'] as $mode) {
        $encharge->fault(['mode' => $mode]);
        try {
            $client->fetchPeople(['c1'])->finish();
        } catch (Encharge\Webhooks\Exception) {
        }
    }
    $encharge->fault(['mode' => 'answer', 'body' => '{']);
    try {
        $client->tags();
    } catch (Encharge\Webhooks\Exception) {
    }
}

for ($i = 0; $i < 20; $i++) {
    round_of_calls($encharge, $client);
}
$encharge->reset();
gc_collect_cycles();
$kilobytes = $resident();
$memory = memory_get_usage();
for ($i = 0; $i < 60; $i++) {
    round_of_calls($encharge, $client);
}
$encharge->reset();
gc_collect_cycles();
// Under valgrind, which keeps what is freed, the process grows for that reason.
var_dump(memory_get_usage() - $memory, getenv('USE_ZEND_ALLOC') === '0' || $resident() - $kilobytes < 1024);
?>
--EXPECT--
int(0)
bool(true)
