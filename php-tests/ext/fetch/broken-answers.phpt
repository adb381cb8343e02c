--TEST--
Fetch: an answer that is cut, absent or not HTTP is a TransportException
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';
use Encharge\Webhooks\Client;

$encharge = new FakeEncharge();
$client = new Client(FakeEncharge::TOKEN, $encharge->url());
$fetch = fn() => $client->fetchPeople(['c1'])->finish();
$answer = fn(array $headers, string $body) => $encharge->fault(['mode' => 'answer', 'headers' => $headers, 'body' => $body]);

$encharge->fault(['mode' => 'close']);
echo attempt($fetch)->reason->value, "\n";
$encharge->fault(['mode' => 'cut']);
attempt($fetch);
$encharge->fault(['mode' => 'cut_chunked']);
attempt($fetch);
$encharge->fault(['mode' => 'garbage']);
attempt($fetch);
$answer(['Transfer-Encoding' => 'chunked'], "zz\r\nnonsense");
attempt($fetch);
$answer(['Content-Encoding' => 'gzip'], '{"users":[]}');
attempt($fetch);
$answer(['Content-Encoding' => 'gzip', 'Connection' => 'close'], substr(gzencode('{"users":[]}'), 0, -9));
attempt($fetch);
attempt(fn() => (new Client(FakeEncharge::TOKEN, 'http://127.0.0.1:9'))->account());
attempt(fn() => (new Client(FakeEncharge::TOKEN, 'https://does-not-exist.invalid'))->account());
echo "the next call is not harmed\n";
attempt($fetch);
?>
--EXPECTF--
TransportException(52): Empty reply from server
encharge_error
TransportException(18): %s
TransportException(%d): %s
TransportException(1): Received HTTP/0.9 when not allowed
TransportException(56): %s
TransportException(61): %s
%s
TransportException(7): Failed to connect to 127.0.0.1%r( port |:)%r9 after %d ms: %rCould(n't| not)%r connect to server
TransportException(6): Could not resolve host: does-not-exist.invalid
the next call is not harmed
nothing thrown
