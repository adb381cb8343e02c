--TEST--
Client: which exception a status becomes
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
use Encharge\Webhooks\{ApiException, Client, RateLimitException};

$encharge = new FakeEncharge();
$client = new Client(FakeEncharge::TOKEN, $encharge->url());
$report = function (callable $call): void {
    try {
        $call();
        echo "nothing thrown\n";
    } catch (ApiException $e) {
        printf("%s %s %d %s %s: %s%s\n", substr(strrchr($e::class, '\\'), 1), $e->reason->value, $e->status, $e->errorCode ?? '-',
            $e->traceId ?? '-', $e->getMessage(), $e instanceof RateLimitException ? ' ' . var_export($e->retryAfter, true) : '');
    }
};

foreach ([400, 401, 402, 403, 404, 409, 422, 429, 451, 500, 502, 503, 504, 599] as $status) {
    $encharge->fault(['mode' => 'error', 'status' => $status, 'code' => "1$status"]);
    $report($client->account(...));
}
echo "a wrong token\n";
$report((new Client('other', $encharge->url()))->account(...));

echo "errors of another shape\n";
foreach (['{"error":"text"}', '{"error":{"message":7,"errorCode":10082,"traceId":["x"]}}', '{"error":[]}', '[]', '', 'Bad Gateway', '{"error":{"message":""}}'] as $body) {
    $encharge->fault(['mode' => 'answer', 'status' => 500, 'body' => $body]);
    $report($client->account(...));
}
?>
--EXPECT--
ApiException encharge_error 400 1400 trace-1: Something went wrong
AuthenticationException encharge_error 401 1401 trace-1: Something went wrong
ApiException encharge_error 402 1402 trace-1: Something went wrong
AuthenticationException encharge_error 403 1403 trace-1: Something went wrong
ApiException encharge_error 404 1404 trace-1: Something went wrong
ApiException encharge_error 409 1409 trace-1: Something went wrong
ApiException encharge_error 422 1422 trace-1: Something went wrong
RateLimitException encharge_busy 429 1429 trace-1: Something went wrong NULL
ApiException encharge_error 451 1451 trace-1: Something went wrong
ApiException encharge_error 500 1500 trace-1: Something went wrong
ApiException encharge_error 502 1502 trace-1: Something went wrong
ApiException encharge_error 503 1503 trace-1: Something went wrong
ApiException encharge_error 504 1504 trace-1: Something went wrong
ApiException encharge_error 599 1599 trace-1: Something went wrong
a wrong token
AuthenticationException encharge_error 401 10082 trace-1: User not logged in
errors of another shape
ApiException encharge_error 500 - -: Encharge answered with an error.
ApiException encharge_error 500 10082 -: Encharge answered with an error.
ApiException encharge_error 500 - -: Encharge answered with an error.
ApiException encharge_error 500 - -: Encharge answered with an error.
ApiException encharge_error 500 - -: Encharge answered with an error.
ApiException encharge_error 500 - -: Encharge answered with an error.
ApiException encharge_error 500 - -: Encharge answered with an error.
