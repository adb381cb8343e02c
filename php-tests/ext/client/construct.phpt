--TEST--
Client: what its constructor takes, at the limits and one beyond
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../attempt.inc';
use Encharge\Webhooks\Client;

echo "token\n";
attempt(fn() => new Client(str_repeat('!', 4096)));
attempt(fn() => new Client(str_repeat('~', 4097)));
foreach (['', ' ', "a\r\nX-Other: b", "a\0", "\x7F", "\u{e9}", 'a b'] as $token) {
    attempt(fn() => new Client($token));
}
attempt(fn() => new Client('x'));

echo "timeouts\n";
foreach ([[1, 1], [600000, 600000], [0, 1], [-1, 1], [600001, 1], [1, 0], [1, 600001], [1, PHP_INT_MAX]] as [$connect, $total]) {
    attempt(fn() => new Client('x', connectTimeout: $connect, timeout: $total));
}

echo "proxy\n";
foreach ([null, 'http://proxy.example:3128', '', "http://a\nb", "a\0b"] as $proxy) {
    attempt(fn() => new Client('x', proxy: $proxy));
}

echo "twice\n";
$client = new Client('x');
attempt(fn() => $client->__construct('y'));
attempt(fn() => new Client());
?>
--EXPECT--
token
nothing thrown
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #1 ($token) must be 1 to 4096 visible ASCII characters
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #1 ($token) must be 1 to 4096 visible ASCII characters
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #1 ($token) must be 1 to 4096 visible ASCII characters
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #1 ($token) must be 1 to 4096 visible ASCII characters
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #1 ($token) must be 1 to 4096 visible ASCII characters
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #1 ($token) must be 1 to 4096 visible ASCII characters
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #1 ($token) must be 1 to 4096 visible ASCII characters
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #1 ($token) must be 1 to 4096 visible ASCII characters
nothing thrown
timeouts
nothing thrown
nothing thrown
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #3 ($connectTimeout) must be between 1 and 600000
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #3 ($connectTimeout) must be between 1 and 600000
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #3 ($connectTimeout) must be between 1 and 600000
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #4 ($timeout) must be between 1 and 600000
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #4 ($timeout) must be between 1 and 600000
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #4 ($timeout) must be between 1 and 600000
proxy
nothing thrown
nothing thrown
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #5 ($proxy) must be an http or https URL of a host and a port, user and password percent-encoded, or null
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #5 ($proxy) must be an http or https URL of a host and a port, user and password percent-encoded, or null
ValueError(0): Encharge\Webhooks\Client::__construct(): Argument #5 ($proxy) must not contain any null bytes
twice
Error(0): The client is already constructed
ArgumentCountError(0): Encharge\Webhooks\Client::__construct() expects at least 1 argument, 0 given
