--TEST--
Fetch: an exception tells an answer about others from one that is an error or no answer at all
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
use Encharge\Webhooks\{ApiException, Client};

$encharge = new FakeEncharge();
$client = new Client(FakeEncharge::TOKEN, $encharge->url());
$faults = [
    ['mode' => 'answer', 'body' => '{"users":[{"id":"c2"}]}'],
    ['mode' => 'answer', 'body' => '{"users":[{"email":"c1@example.com"},null]}'],
    ['mode' => 'answer', 'body' => '{"users":{"id":"c2"}}'],
    ['mode' => 'answer', 'body' => '<html></html>'],
    ['mode' => 'error', 'status' => 404],
    ['mode' => 'error', 'status' => 401],
    ['mode' => 'error', 'status' => 429],
];
foreach ($faults as $fault) {
    $encharge->fault($fault);
    try {
        $client->fetchPeople(['c1'])->finish();
    } catch (ApiException $e) {
        echo $e->status, ' ', json_encode($e->isAboutOthers), "\n";
    }
}
?>
--EXPECT--
200 true
200 true
200 false
200 false
404 false
401 false
429 false
