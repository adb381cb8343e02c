--TEST--
Fetch: what came on a kept connection and was not asked for is nobody's answer
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../child.inc';

$answer = fn(string $json): string => "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " . strlen($json) . "\r\n\r\n$json";
$unasked = [
    $answer('{"users":[{"id":"stranger"}]}'), $answer('{"users":[]}'), substr($answer('{"users":[]}'), 0, -5), 'HTT',
    "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
];
$calls = '
    $client = new Encharge\Webhooks\Client("test-token", $argv[1]);
    for ($i = 0; $i < 7; $i++) {
        $fetch = $client->fetchPeople(["c$i"]);
        foreach ($fetch->finish() as $person) {
            echo $person->id === "c$i" ? "" : "$person->id instead of ", "c$i ", $fetch->timing()["connection"], ", ";
        }
        usleep(50000);
    }
    echo json_encode($client->tags()), "\n";
';
$encharge = new FakeEncharge(tls: true);
$encharge->people(array_map(fn(int $i): array => ['id' => "c$i", 'long' => str_repeat('x', 50000 * ($i % 2))], range(0, 6)));
$encharge->tags(['x']);
foreach (['http' => '127.0.0.1', 'tls' => 'localhost'] as $listener => $host) {
    foreach ([false, true] as $at_once) {
        foreach ($unasked as $extra) {
            $encharge->fault(['mode' => 'unasked', 'extra' => $extra, 'at_once' => $at_once]);
        }
        echo "$listener, ", $at_once ? 'in one piece with the answer' : 'after the answer', "\n";
        echo run_child($calls, [$encharge->url($listener, $host)], "encharge.cainfo=$encharge->cainfo");
    }
}
?>
--EXPECT--
http, after the answer
c0 new, c1 new, c2 new, c3 new, c4 new, c5 new, c6 kept, ["x"]
http, in one piece with the answer
c0 new, c1 new, c2 new, c3 new, c4 new, c5 new, c6 kept, ["x"]
tls, after the answer
c0 new, c1 new, c2 new, c3 new, c4 new, c5 new, c6 kept, ["x"]
tls, in one piece with the answer
c0 new, c1 new, c2 new, c3 new, c4 new, c5 new, c6 kept, ["x"]
