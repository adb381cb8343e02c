--TEST--
Client::createField(): the body, the answer, sent once, and what it refuses
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';

$encharge = new FakeEncharge();
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());

echo json_encode($client->createField('vip', 'VIP?')), "\n";
echo json_encode($client->createField('born', "Born \u{e9}/\"", 'string', 'date', true), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
echo json_encode($client->createField(name: 'age', title: 'Age', type: 'integer', array: false)), "\n";
foreach ($encharge->requests() as $request) {
    echo $request['method'], ' ', $request['target'], ' ', $request['body'], "\n";
}
echo implode(' ', array_slice(array_column($client->fields(), 'name'), -3)), "\n";
attempt(fn() => $client->createField('vip', 'VIP again'));

echo "An answer without the field, or with another: ";
$encharge->fault(['mode' => 'answer', 'json' => ['items' => [['name' => 'other', 'type' => 'string'], 7]]]);
attempt(fn() => $client->createField('another', 'Another'));
foreach (['[]', '{"items":7}', 'null', ''] as $json) {
    $encharge->fault(['mode' => 'answer', 'body' => $json]);
    attempt(fn() => $client->createField('another' . strlen($json), 'Another'));
}

echo "A kept connection is not used, and nothing is sent twice.\n";
foreach ([['mode' => 'close'], ['mode' => 'cut'], ['mode' => 'answer', 'status' => 502, 'body' => ''], ['mode' => 'answer', 'status' => 408, 'body' => '']] as $fault) {
    $encharge->reset();
    $client->tags();
    $client->tags();
    $encharge->fault($fault);
    attempt(fn() => $client->createField('x', 'X'));
    $requests = $encharge->requests();
    $sent = array_keys(array_column($requests, 'method'), 'POST');
    echo count($sent), ' sent, on ', $requests[$sent[0]]['connection'] === $requests[1]['connection'] ? 'the kept' : 'a new', " connection\n";
}
echo "Its own connection is kept: ";
$encharge->reset();
$client->createField('y', 'Y');
$client->tags();
echo $encharge->connections(), "\n";

$sent = count($encharge->requests());
foreach ([['', 'T'], ['n', ''], ['n', 'T', 'text'], ['n', 'T', ''], ['n', 'T', 'array'], ['n', 'T', 'string', 'time'], ['n', 'T', 'number', 'date'], ["\xff", 'T'], ['n', "\xff"]] as $arguments) {
    attempt(fn() => $client->createField(...$arguments));
}
echo count($encharge->requests()) - $sent, " sent\n";
?>
--EXPECTF--
{"name":"vip","title":"VIP?","type":"string","format":null,"readOnly":false,"array":false}
{"name":"born","title":"Born é/\"","type":"string","format":"date","readOnly":false,"array":true}
{"name":"age","title":"Age","type":"integer","format":null,"readOnly":false,"array":false}
POST /v1/fields [{"name":"vip","title":"VIP?","type":"string","array":false}]
POST /v1/fields [{"name":"born","title":"Born é/\"","type":"string","format":"date","array":true}]
POST /v1/fields [{"name":"age","title":"Age","type":"integer","array":false}]
vip born age
ApiException(0): There is a field vip already
An answer without the field, or with another: ApiException(0): Encharge's answer is not the JSON that its API describes.
ApiException(0): Encharge's answer is not the JSON that its API describes.
ApiException(0): Encharge's answer is not the JSON that its API describes.
ApiException(0): Encharge's answer is not the JSON that its API describes.
ApiException(0): Encharge's answer is not the JSON that its API describes.
A kept connection is not used, and nothing is sent twice.
TransportException(52): Empty reply from server
1 sent, on a new connection
TransportException(18): %s990 bytes%s
1 sent, on a new connection
ApiException(0): Encharge answered with an error.
1 sent, on a new connection
TimeoutException(28): Encharge did not get the whole request in time
1 sent, on a new connection
Its own connection is kept: 1
ValueError(0): Encharge\Webhooks\Client::createField(): Argument #1 ($name) cannot be empty
ValueError(0): Encharge\Webhooks\Client::createField(): Argument #2 ($title) cannot be empty
ValueError(0): Encharge\Webhooks\Client::createField(): Argument #3 ($type) must be "string", "number", "integer", "boolean" or "any"
ValueError(0): Encharge\Webhooks\Client::createField(): Argument #3 ($type) must be "string", "number", "integer", "boolean" or "any"
ValueError(0): Encharge\Webhooks\Client::createField(): Argument #3 ($type) must be "string", "number", "integer", "boolean" or "any"
ValueError(0): Encharge\Webhooks\Client::createField(): Argument #4 ($format) must be null or, for the type "string", "date" or "date-time"
ValueError(0): Encharge\Webhooks\Client::createField(): Argument #4 ($format) must be null or, for the type "string", "date" or "date-time"
ValueError(0): The field's name and title must be valid UTF-8
ValueError(0): The field's name and title must be valid UTF-8
0 sent
