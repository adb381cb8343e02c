--TEST--
Client: the environment's proxy is ignored; a given one serves https and never sees the token
--EXTENSIONS--
encharge
--INI--
zend.exception_ignore_args=1
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';
use Encharge\Webhooks\Client;

/** Takes one connection, refuses it, and prints what was asked of it. */
function serve_proxy(mixed $listener): string
{
    $connection = stream_socket_accept($listener, 5);
    $request = fread($connection, 8192);
    fwrite($connection, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    fclose($connection);
    return $request;
}

$proxy = stream_socket_server('tcp://127.0.0.1:0');
$address = 'http://proxy-user:proxy-password@' . stream_socket_get_name($proxy, false);
$encharge = new FakeEncharge();
foreach (['http_proxy', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'] as $name) {
    putenv("$name=http://127.0.0.1:9");
}

$client = new Client(FakeEncharge::TOKEN, $encharge->url());
attempt($client->account(...));
$client = new Client(FakeEncharge::TOKEN, $encharge->url(), proxy: $address);
attempt($client->account(...));

putenv('no_proxy=api.example');
$fetch = (new Client(FakeEncharge::TOKEN, 'https://api.example/v1', proxy: $address))->fetchPeople(['c1']);
for ($i = 0; $i < 50; $i++) {
    $fetch->advance();
    usleep(1000);
}
$request = serve_proxy($proxy);
echo strtok($request, "\r"), "\n";
var_dump(str_contains($request, FakeEncharge::TOKEN), str_contains($request, 'Proxy-Authorization: Basic ' . base64_encode('proxy-user:proxy-password')));
$e = attempt($fetch->finish(...));
var_dump(str_contains((string) $e, 'proxy-password'));
?>
--EXPECT--
nothing thrown
nothing thrown
CONNECT api.example:443 HTTP/1.1
bool(false)
bool(true)
TransportException(97): CONNECT tunnel failed, response 403
bool(false)
