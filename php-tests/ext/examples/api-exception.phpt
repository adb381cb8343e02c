--TEST--
Example of ApiException
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';

$encharge = new FakeEncharge();
$encharge->fault(['mode' => 'answer', 'status' => 429, 'headers' => ['Retry-After' => '30'], 'json' => ['error' => ['message' => 'Slow down.']]]);
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());

// Example:
use Encharge\Webhooks\{ApiException, AuthenticationException, RateLimitException};

// $client is a Client.
try {
    $client->tags();
} catch (RateLimitException $exception) {
    echo "Ask again in $exception->retryAfter seconds: {$exception->getMessage()}\n";
} catch (AuthenticationException) {
    echo "The API key is wrong.\n";
} catch (ApiException $exception) {
    echo "$exception->status, for Encharge's support: $exception->traceId\n";
}
// End of the example.
?>
--EXPECT--
Ask again in 30 seconds: Slow down.
