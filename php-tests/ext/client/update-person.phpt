--TEST--
Client::updatePerson(): the body, and what it refuses
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';

$encharge = new FakeEncharge();
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());

$reference = 'by reference';
$fields = ['text' => "quote \" slash / \u{e9}", 'int' => PHP_INT_MAX, 'float' => 0.1, 'yes' => true, 'null' => null,
    'list' => ['a', 'b'], 'empty' => [], '0' => 'numeric name', '' => 'empty name', 'reference' => &$reference];
var_dump($client->updatePerson('c1', $fields));
$request = $encharge->requests()[0];
echo $request['method'], ' ', $request['target'], ' ', $request['headers']['content-type'], "\n", $request['body'], "\n";
var_dump(isset($request['headers']['expect']), $encharge->state()['people'][0]['int'] === PHP_INT_MAX);

$encharge->fault(['mode' => 'answer', 'status' => 204, 'body' => '']);
attempt(fn() => $client->updatePerson('c1', ['a' => 'b']));
$encharge->fault(['mode' => 'error', 'status' => 400, 'message' => 'No such field']);
attempt(fn() => $client->updatePerson('c1', ['a' => 'b']));
echo count($encharge->requests()), " requests\n";

foreach (['', 'c 1', str_repeat('c', 129), "c\n"] as $id) {
    attempt(fn() => $client->updatePerson($id, ['a' => 'b']));
}
$self = ['a' => 1];
$self['a'] = &$self;
foreach ([[], ['id' => 'c2'], ['a' => new stdClass()], ['a' => ['x' => 'y']], ['a' => [1]], ['a' => [['x']]], ['a' => STDIN], $self] as $fields) {
    attempt(fn() => $client->updatePerson('c1', $fields));
}
$self['a'] = null;
foreach ([["\xff" => 1], ['a' => "\xff"], ['a' => ["\xed\xa0\x80"]], ['a' => NAN], ['a' => INF]] as $fields) {
    attempt(fn() => $client->updatePerson('c1', $fields));
}
echo count($encharge->requests()), " requests\n";
?>
--EXPECT--
NULL
POST /v1/people application/json
[{"id":"c1","text":"quote \" slash / é","int":9223372036854775807,"float":0.1,"yes":true,"null":null,"list":["a","b"],"empty":[],"0":"numeric name","":"empty name","reference":"by reference"}]
bool(false)
bool(true)
nothing thrown
ApiException(0): No such field
3 requests
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #1 ($id) must be a contact id
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #1 ($id) must be a contact id
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #1 ($id) must be a contact id
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #1 ($id) must be a contact id
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #2 ($fields) must have at least one field, and not "id"
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #2 ($fields) must have at least one field, and not "id"
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #2 ($fields) must contain only scalars, null and lists of strings
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #2 ($fields) must contain only scalars, null and lists of strings
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #2 ($fields) must contain only scalars, null and lists of strings
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #2 ($fields) must contain only scalars, null and lists of strings
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #2 ($fields) must contain only scalars, null and lists of strings
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #2 ($fields) must contain only scalars, null and lists of strings
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #2 ($fields) must contain only valid UTF-8 and finite numbers
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #2 ($fields) must contain only valid UTF-8 and finite numbers
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #2 ($fields) must contain only valid UTF-8 and finite numbers
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #2 ($fields) must contain only valid UTF-8 and finite numbers
ValueError(0): Encharge\Webhooks\Client::updatePerson(): Argument #2 ($fields) must contain only valid UTF-8 and finite numbers
3 requests
