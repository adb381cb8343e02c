--TEST--
Client: a proxy's URL is checked as the API's is, and neither its login nor the token gets into a message
--EXTENSIONS--
encharge
--INI--
zend.exception_ignore_args=0
--FILE--
<?php
require __DIR__ . '/../attempt.inc';
use Encharge\Webhooks\Client;

const USER = 'puser';
const PASSWORD = 's3cretpw';
$login = USER . ':' . PASSWORD;
$taken = [
    "http://$login@127.0.0.1:9", "https://$login@127.0.0.1:9/", "http://$login@[::1]:9", 'http://127.0.0.1:9', "HTTP://$login@does-not-exist.invalid:9",
    'http://' . USER . ':' . rawurlencode(PASSWORD . "/#?:@%\xc3\xa9\"' ") . '@127.0.0.1:9', "http://$login@[1:2:3]:9",
];
$refused = [
    "http://$login@proxy.example:3128:3128", "http://$login@proxy.example", "http://$login/@proxy.example:3128", "http://$login#@proxy.example:3128",
    "http://$login?@proxy.example:3128", "http://$login:@proxy.example:3128", "http://$login@@proxy.example:3128", "http://$login%@proxy.example:3128",
    "http://$login%00@proxy.example:3128", "socks5://$login@proxy.example:1080", "socks5h://$login@proxy.example:1080", "ftp://$login@proxy.example:21",
    "$login@proxy.example:3128", "http://$login@proxy.example:0", "http://$login@proxy.example:65536", "http://$login@proxy.example:3128/x",
    "http://$login@proxy.example:3128\t", "http://$login@pröxy.example:3128", "http://$login@[::1%25lo]:3128", "http://$login@:3128",
];
foreach ([...array_fill_keys($taken, true), ...array_fill_keys($refused, false)] as $proxy => $expected) {
    $thrown = null;
    $result = true;
    try {
        $client = new Client('the-token', 'https://api.example/v1', proxy: $proxy);
        $client->account();
    } catch (Encharge\Webhooks\TransportException $thrown) {
    } catch (ValueError $thrown) {
        $result = false;
    }
    $text = $thrown . print_r($thrown?->getTrace(), true);
    if ($result !== $expected || str_contains($text, USER) || str_contains($text, PASSWORD) || str_contains($text, 'the-token')) {
        echo $result ? 'taken' : 'refused', ": $proxy\n$text\n";
    }
}
echo count($taken), ' taken, ', count($refused), " refused\n", $thrown->getMessage(), "\n";
attempt(fn() => (new Client('the-token', 'https://api.example/v1', proxy: $taken[0]))->account());
attempt(fn() => (new Client('the-token', 'https://api.example/v1', proxy: $taken[4]))->account());
?>
--EXPECTF--
7 taken, 20 refused
Encharge\Webhooks\Client::__construct(): Argument #5 ($proxy) must be an http or https URL of a host and a port, user and password percent-encoded, or null
TransportException(7): Failed to connect to %r(127\.0\.0\.1 port 9|api\.example:443 over proxy 127\.0\.0\.1)%r after %d ms: %rCould(n't| not)%r connect to server
TransportException(97): Could not resolve proxy: does-not-exist.invalid
