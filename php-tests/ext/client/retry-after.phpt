--TEST--
Client: Retry-After in seconds, as a date, out of range, absent
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
use Encharge\Webhooks\{ApiException, Client, RateLimitException};

$encharge = new FakeEncharge();
$client = new Client(FakeEncharge::TOKEN, $encharge->url());
$headers = ['1', '120', '21600', '21601', '999999999999', '0', '-5', 'soon', gmdate('D, d M Y H:i:s \G\M\T', time() - 60), null];
foreach ([429, 503] as $status) {
    foreach ($headers as $value) {
        $encharge->fault(['mode' => 'error', 'status' => $status, 'headers' => $value === null ? [] : ['Retry-After' => $value]]);
        try {
            $client->account();
        } catch (RateLimitException $e) {
            echo $e->status, ' ', var_export($e->retryAfter, true), ' ', $e->reason->value, "\n";
        } catch (ApiException $e) {
            echo $e->status, ' ', $e->reason->value, "\n";
        }
    }
}
$encharge->fault(['mode' => 'error', 'status' => 429, 'headers' => ['Retry-After' => gmdate('D, d M Y H:i:s \G\M\T', time() + 600)]]);
try {
    $client->account();
} catch (RateLimitException $e) {
    var_dump($e->retryAfter > 570 && $e->retryAfter <= 600);
}
?>
--EXPECT--
429 1 encharge_busy
429 120 encharge_busy
429 21600 encharge_busy
429 21600 encharge_busy
429 21600 encharge_busy
429 NULL encharge_busy
429 NULL encharge_busy
429 NULL encharge_busy
429 NULL encharge_busy
429 NULL encharge_busy
503 1 encharge_busy
503 120 encharge_busy
503 21600 encharge_busy
503 21600 encharge_busy
503 21600 encharge_busy
503 encharge_error
503 encharge_error
503 encharge_error
503 encharge_error
503 encharge_error
bool(true)
