--TEST--
Client::fetchPeople(): the request, with the token in its header only
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';

$encharge = new FakeEncharge();
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url() . '/');
$client->fetchPeople(['c1', 'a&b=c#d', '6558a3b5-0000'], ["a+b@example.com", "\u{e9} \0/?%"])->finish();
$client->fetchPeople([], ['ann@example.com'])->finish();
$client->fetchPeople(['key' => 'c1'])->finish();

foreach ($encharge->requests() as $request) {
    echo $request['method'], ' ', $request['target'], "\n";
    echo json_encode($request['query'], JSON_UNESCAPED_UNICODE), "\n";
}
['user-agent' => $agent] = $request['headers'];
unset($request['headers']['user-agent'], $request['headers']['host']);
var_dump(preg_match('~^webhooks-for-encharge/\d+\.\d+\.\d+$~D', $agent), $request['headers'], $request['body']);
var_dump(str_contains(json_encode(array_column($encharge->requests(), 'target')), FakeEncharge::TOKEN));
?>
--EXPECT--
GET /v1/people?people[0][id]=c1&people[1][id]=a%26b%3Dc%23d&people[2][id]=6558a3b5-0000&people[3][email]=a%2Bb%40example.com&people[4][email]=%C3%A9%20%00%2F%3F%25
{"people":[{"id":"c1"},{"id":"a&b=c#d"},{"id":"6558a3b5-0000"},{"email":"a+b@example.com"},{"email":"é \u0000\/?%"}]}
GET /v1/people?people[0][email]=ann%40example.com
{"people":[{"email":"ann@example.com"}]}
GET /v1/people?people[0][id]=c1
{"people":[{"id":"c1"}]}
int(1)
array(3) {
  ["accept-encoding"]=>
  string(4) "gzip"
  ["x-encharge-token"]=>
  string(10) "test-token"
  ["accept"]=>
  string(16) "application/json"
}
string(0) ""
bool(false)
