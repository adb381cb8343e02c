--TEST--
Client: a redirect is an error and is never followed
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';

$encharge = new FakeEncharge();
$elsewhere = new FakeEncharge();
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());
foreach ([301, 302, 303, 307, 308, 300, 304] as $status) {
    $encharge->fault(['mode' => 'answer', 'status' => $status, 'headers' => ['Location' => $elsewhere->url() . '/accounts/info'], 'body' => '']);
    $e = attempt($client->account(...));
}
echo $e->reason->value, "\n";
attempt($client->account(...));
echo count($encharge->requests()), ' requests, ', count($elsewhere->requests()), " elsewhere\n";
?>
--EXPECT--
TransportException(47): The API redirects, which is not followed
TransportException(47): The API redirects, which is not followed
TransportException(47): The API redirects, which is not followed
TransportException(47): The API redirects, which is not followed
TransportException(47): The API redirects, which is not followed
TransportException(47): The API redirects, which is not followed
TransportException(47): The API redirects, which is not followed
encharge_error
nothing thrown
8 requests, 0 elsewhere
