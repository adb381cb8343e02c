--TEST--
Client: TLS, verified against encharge.cainfo, curl.cainfo or openssl.cafile, over one kept connection
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../child.inc';

$encharge = new FakeEncharge(tls: true);
$calls = '
    require $argv[1];
    $client = new Encharge\Webhooks\Client("test-token", $argv[2]);
    attempt(function () use ($client) {
        for ($i = 0; $i < 5; $i++) {
            $fetch = $client->fetchPeople(["c1"]);
            $fetch->finish();
            echo $fetch->timing()["connection"], " ";
        }
        $client->fields();
        $client->updatePerson("c1", ["a" => "b"]);
    });
';
$run = function (string ...$settings) use ($encharge, $calls): void {
    echo run_child($calls, [__DIR__ . '/../attempt.inc', $encharge->url('tls', 'localhost')], ...$settings);
};

$run("encharge.cainfo=$encharge->cainfo", 'curl.cainfo=/nonexistent', 'openssl.cafile=/nonexistent');
echo $encharge->connections('tls'), ' connection, ', count($encharge->requests()), " requests\n";
$run("curl.cainfo=$encharge->cainfo", 'openssl.cafile=/nonexistent');
$run("openssl.cafile=$encharge->cainfo");
echo $encharge->connections('tls'), " connections\n";
$run('encharge.cainfo=/nonexistent');
$run();
echo count($encharge->requests()), " requests\n";
?>
--EXPECTF--
new kept kept kept kept nothing thrown
1 connection, 7 requests
new kept kept kept kept nothing thrown
new kept kept kept kept nothing thrown
3 connections
TransportException(77): error %r(setting certificate|adding trust anchors from)%r %s: /nonexistent
TransportException(60): SSL certificate %r(problem|OpenSSL verify result)%r: %s
21 requests
