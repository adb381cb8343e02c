--TEST--
Fetch: a 2xx that is not {"users": […]} is an ApiException, half-broken texts and numbers are not
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';

$encharge = new FakeEncharge();
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
foreach (['', '{', 'null', '"users"', '[]', '{}', '{"users":null}', '{"users":{"id":"c1"}}', '{"users":[]} x', '<html></html>', "\0"] as $body) {
    $encharge->fault(['mode' => 'answer', 'body' => $body]);
    try {
        $client->fetchPeople(['c1'])->finish();
        echo "taken: $body\n";
    } catch (Encharge\Webhooks\ApiException $e) {
        $messages[$e->getMessage()] = $e->status;
    }
}
$encharge->fault(['mode' => 'answer', 'status' => 204, 'body' => '']);
attempt(fn() => $client->fetchPeople(['c1'])->finish());
var_dump($messages, $e->errorCode, $e->traceId);

foreach ([
    '{"users":[]}', '{"users":[],"users":[{"id":"c1"}]}', '{"users":[{"id":"c1","a":1,"a":2}]}', '{"users":[null,7,{},{"id":""},{"id":"c 1"},{"id":"c1"}]}',
    '{"users":[{"id":"c1","a":"\ud83d"}]}', '{"users":[{"id":"c1","a":99999999999999999999}]}', "{\"users\":[{\"id\":\"c1\",\"a\":\"\xff\"}]}",
    '{"users":[{"id":7}]}', '{"users":[{"id":"c1","a":"x\u0000y"}]}',
] as $body) {
    $encharge->fault(['mode' => 'answer', 'status' => 201, 'headers' => ['Content-Type' => 'text/plain'], 'body' => $body]);
    echo json_encode(array_map(fn($person) => $person->toArray(), $client->fetchPeople(['c1', '7'])->finish())), "\n";
}
?>
--EXPECT--
ApiException(0): Encharge's answer is not the JSON that its API describes.
array(1) {
  ["Encharge's answer is not the JSON that its API describes."]=>
  int(200)
}
NULL
NULL
[]
[{"id":"c1"}]
[{"id":"c1","a":2}]
[{"id":"c1"}]
[{"id":"c1","a":"\ufffd"}]
[{"id":"c1","a":"99999999999999999999"}]
[{"id":"c1","a":"\ufffd"}]
[{"id":7}]
[{"id":"c1","a":"x\ufffdy"}]
