--TEST--
Client::fetchPeople(): 1 to 20 ids and addresses of 1 to 1000 bytes
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';

$encharge = new FakeEncharge();
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
$many = fn(int $count): array => array_map(fn($i) => "c$i", range(1, $count));

attempt(fn() => $client->fetchPeople($many(20))->finish());
attempt(fn() => $client->fetchPeople($many(10), $many(10))->finish());
attempt(fn() => $client->fetchPeople([str_repeat('x', 1000)], [str_repeat('y', 1000)])->finish());
echo count($encharge->requests()), " requests\n";

attempt(fn() => $client->fetchPeople([]));
attempt(fn() => $client->fetchPeople([], []));
attempt(fn() => $client->fetchPeople($many(21)));
attempt(fn() => $client->fetchPeople($many(10), $many(11)));
attempt(fn() => $client->fetchPeople(['']));
attempt(fn() => $client->fetchPeople(['c1'], ['']));
attempt(fn() => $client->fetchPeople([str_repeat('x', 1001)]));
attempt(fn() => $client->fetchPeople(['c1'], [str_repeat('x', 1001)]));
attempt(fn() => $client->fetchPeople([1]));
attempt(fn() => $client->fetchPeople(['c1'], [null]));
attempt(fn() => $client->fetchPeople([['c1']]));
echo count($encharge->requests()), " requests\n";
?>
--EXPECT--
nothing thrown
nothing thrown
nothing thrown
3 requests
ValueError(0): Encharge\Webhooks\Client::fetchPeople(): Argument #1 ($ids) and argument #2 ($emails) must have 1 to 20 elements together
ValueError(0): Encharge\Webhooks\Client::fetchPeople(): Argument #1 ($ids) and argument #2 ($emails) must have 1 to 20 elements together
ValueError(0): Encharge\Webhooks\Client::fetchPeople(): Argument #1 ($ids) and argument #2 ($emails) must have 1 to 20 elements together
ValueError(0): Encharge\Webhooks\Client::fetchPeople(): Argument #1 ($ids) and argument #2 ($emails) must have 1 to 20 elements together
ValueError(0): Encharge\Webhooks\Client::fetchPeople(): Argument #1 ($ids) must contain only strings of 1 to 1000 bytes
ValueError(0): Encharge\Webhooks\Client::fetchPeople(): Argument #2 ($emails) must contain only strings of 1 to 1000 bytes
ValueError(0): Encharge\Webhooks\Client::fetchPeople(): Argument #1 ($ids) must contain only strings of 1 to 1000 bytes
ValueError(0): Encharge\Webhooks\Client::fetchPeople(): Argument #2 ($emails) must contain only strings of 1 to 1000 bytes
TypeError(0): Encharge\Webhooks\Client::fetchPeople(): Argument #1 ($ids) must contain only strings, int given
TypeError(0): Encharge\Webhooks\Client::fetchPeople(): Argument #2 ($emails) must contain only strings, null given
TypeError(0): Encharge\Webhooks\Client::fetchPeople(): Argument #1 ($ids) must contain only strings, array given
3 requests
