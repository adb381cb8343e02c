--TEST--
Fetch: an answer of 8 MiB is taken, one of a byte more or without end is not
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';

$encharge = new FakeEncharge();
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
$fetch = fn() => print(count($client->fetchPeople(['c1'])->finish()) . " person, ");
$person = '{"users":[{"id":"c1"}]}';
$max = 8 * 1024 * 1024;

foreach ([$max - 1, $max, $max + 1] as $size) {
    $encharge->fault(['mode' => 'answer', 'body' => $person, 'pad' => $size]);
    attempt($fetch);
}
foreach ([$max, $max + 1] as $size) {
    $encharge->fault(['mode' => 'answer', 'body' => $person, 'pad' => $size, 'gzip' => true]);
    attempt($fetch);
}

$before = memory_get_peak_usage();
$encharge->fault(['mode' => 'endless']);
attempt($fetch);
$encharge->fault(['mode' => 'gzip_bomb', 'size' => 16]);
attempt($fetch);
$encharge->fault(['mode' => 'answer', 'headers' => ['X-Long' => str_repeat('x', 63 * 1024)]]);
attempt($fetch);
$encharge->fault(['mode' => 'answer', 'headers' => ['X-Long' => str_repeat('x', 32 * 1024), 'X-Other' => str_repeat('x', 32 * 1024)]]);
attempt($fetch);
$encharge->fault(['mode' => 'endless_headers']);
attempt($fetch);
$encharge->people([['id' => 'c1']]);
attempt($fetch);
var_dump(memory_get_peak_usage() - $before < 1e6);
?>
--EXPECT--
1 person, nothing thrown
1 person, nothing thrown
TransportException(23): The answer is longer than 8 MiB
1 person, nothing thrown
TransportException(23): The answer is longer than 8 MiB
TransportException(23): The answer is longer than 8 MiB
TransportException(23): The answer is longer than 8 MiB
0 person, nothing thrown
TransportException(23): The answer's headers are longer than 64 KiB
TransportException(23): The answer's headers are longer than 64 KiB
1 person, nothing thrown
bool(true)
