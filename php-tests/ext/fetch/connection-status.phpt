--TEST--
Fetch: a status that is the kept connection's and not the API's is asked again, once, on a new connection
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';
use Encharge\Webhooks\Client;

$encharge = new FakeEncharge();
$client = new Client(FakeEncharge::TOKEN, $encharge->url());
$try = function (string $what, int $times, array $fault) use ($encharge, $client): void {
    $client->tags();
    $encharge->reset();
    $encharge->people([['id' => 'c1']]);
    $encharge->fault($fault + ['mode' => 'answer', 'times' => $times, 'body' => '']);
    echo "$what: ";
    $e = attempt(fn() => $client->updatePerson('c1', ['a' => 'b']));
    echo $e ? '  ' . $e->reason->value . ', ' : '  ', count($encharge->requests()), ' requests, ', $encharge->connections(), " new connection\n";
};
foreach ([408, 421, 425, 502, 503] as $status) {
    $try("$status and then the answer", 1, ['status' => $status]);
    $try("$status twice", 2, ['status' => $status]);
}
$try('408 and the connection ends', 1, ['status' => 408, 'headers' => ['Connection' => 'close']]);
foreach ([500, 501, 504, 429, 404] as $status) {
    $try("$status", 1, ['status' => $status]);
}
$try('503 with Retry-After', 1, ['status' => 503, 'headers' => ['Retry-After' => '5']]);
foreach ([502, 503] as $status) {
    $try("$status of Encharge's own", 1, ['status' => $status, 'body' => '{"error":{"message":"Away"}}']);
    $try("$status in JSON of somebody's", 1, ['status' => $status, 'body' => '{"message":"Away"}']);
}

echo "on a new connection\n";
foreach ([408, 421, 425, 502] as $status) {
    $encharge->fault(['mode' => 'answer', 'headers' => ['Connection' => 'close']]);
    $client->tags();
    $encharge->reset();
    $encharge->fault(['mode' => 'answer', 'status' => $status, 'body' => '']);
    attempt($client->fields(...));
    echo '  ', count($encharge->requests()), " request\n";
}
?>
--EXPECT--
408 and then the answer: nothing thrown
  2 requests, 1 new connection
408 twice: TimeoutException(28): Encharge did not get the whole request in time
  encharge_timeout, 2 requests, 1 new connection
421 and then the answer: nothing thrown
  2 requests, 1 new connection
421 twice: ApiException(0): Encharge answered with an error.
  encharge_error, 2 requests, 1 new connection
425 and then the answer: nothing thrown
  2 requests, 1 new connection
425 twice: ApiException(0): Encharge answered with an error.
  encharge_error, 2 requests, 1 new connection
502 and then the answer: nothing thrown
  2 requests, 1 new connection
502 twice: ApiException(0): Encharge answered with an error.
  encharge_error, 2 requests, 1 new connection
503 and then the answer: nothing thrown
  2 requests, 1 new connection
503 twice: ApiException(0): Encharge answered with an error.
  encharge_error, 2 requests, 1 new connection
408 and the connection ends: nothing thrown
  2 requests, 1 new connection
500: ApiException(0): Encharge answered with an error.
  encharge_error, 1 requests, 0 new connection
501: ApiException(0): Encharge answered with an error.
  encharge_error, 1 requests, 0 new connection
504: ApiException(0): Encharge answered with an error.
  encharge_error, 1 requests, 0 new connection
429: RateLimitException(0): Encharge asks for fewer requests.
  encharge_busy, 1 requests, 0 new connection
404: ApiException(0): Encharge answered with an error.
  encharge_error, 1 requests, 0 new connection
503 with Retry-After: RateLimitException(0): Encharge asks for fewer requests.
  encharge_busy, 1 requests, 0 new connection
502 of Encharge's own: ApiException(0): Away
  encharge_error, 1 requests, 0 new connection
502 in JSON of somebody's: nothing thrown
  2 requests, 1 new connection
503 of Encharge's own: ApiException(0): Away
  encharge_error, 1 requests, 0 new connection
503 in JSON of somebody's: nothing thrown
  2 requests, 1 new connection
on a new connection
TimeoutException(28): Encharge did not get the whole request in time
  1 request
ApiException(0): Encharge answered with an error.
  1 request
ApiException(0): Encharge answered with an error.
  1 request
ApiException(0): Encharge answered with an error.
  1 request
