--TEST--
Client: several clients share the worker's connection and keep their own settings
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';
use Encharge\Webhooks\Client;

$encharge = new FakeEncharge();
$good = new Client(FakeEncharge::TOKEN, $encharge->url());
$bad = new Client('other-token', $encharge->url(), timeout: 100);
for ($i = 0; $i < 3; $i++) {
    attempt($good->tags(...));
    attempt($bad->tags(...));
}
// The short time limit of one is not the other's.
$encharge->fault(['mode' => 'answer', 'delay' => 300]);
attempt($good->tags(...));
echo $encharge->connections(), ' connection, ', implode(' ', array_map(fn($request) => $request['headers']['x-encharge-token'], $encharge->requests())), "\n";
?>
--EXPECT--
nothing thrown
AuthenticationException(0): User not logged in
nothing thrown
AuthenticationException(0): User not logged in
nothing thrown
AuthenticationException(0): User not logged in
nothing thrown
1 connection, test-token other-token test-token other-token test-token other-token test-token
