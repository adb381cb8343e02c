--TEST--
Client: a certificate of nobody, for another host, expired, and TLS 1.1 are refused before anything is sent
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../child.inc';

$encharge = new FakeEncharge(tls: true);
$call = '
    require $argv[1];
    $client = new Encharge\Webhooks\Client("test-token", $argv[2]);
    attempt($client->account(...));
';
foreach (['tls', 'tls_self_signed', 'tls_wrong_host', 'tls_expired', 'tls_1_1'] as $listener) {
    echo run_child($call, [__DIR__ . '/../attempt.inc', $encharge->url($listener, 'localhost')], "encharge.cainfo=$encharge->cainfo");
}
echo count($encharge->requests()), " request\n";
?>
--EXPECTF--
nothing thrown
TransportException(60): SSL certificate %r(problem|OpenSSL verify result)%r: %s
TransportException(60): SSL: no alternative certificate subject name matches target %rhost ?name%r 'localhost'
TransportException(60): SSL certificate %r(problem|OpenSSL verify result)%r: certificate has expired%S
TransportException(35): %s
1 request
