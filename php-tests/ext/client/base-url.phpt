--TEST--
Client: https to anywhere, http only to this machine
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\Client;

$taken = [
    'https://api.encharge.io/v1', 'HTTPS://API.ENCHARGE.IO', 'https://api.encharge.io:1/v1/', 'https://x:65535//',
    'https://[2001:db8::1]/v1', 'https://10.0.0.1', 'https://a_b.example/%7Ev1/a@b:c',
    'http://localhost', 'http://LocalHost:8080/v1', 'http://127.0.0.1/v1', 'http://127.255.0.254:9', 'http://[::1]:8080/v1',
];
$refused = [
    '', 'api.encharge.io', '//api.encharge.io', 'https:', 'https://', 'https:///v1', 'ftp://localhost', 'file:///etc/passwd',
    'http://api.encharge.io', 'http://10.0.0.1', 'http://0.0.0.0', 'http://[::]', 'http://[::2]', 'http://[::ffff:127.0.0.1]',
    'http://[0:0:0:0:0:0:0:1]', 'http://localhost.', 'http://localhost.evil.com', 'http://127.0.0.1.evil.com', 'http://127.0.0.1.',
    'http://evil-localhost', 'http://2130706433', 'http://0x7f000001', 'http://0x7f.0.0.1', 'http://0177.0.0.1', 'http://127.1',
    'http://127.0.0.01', 'http://127.0.0.256', 'http://127.0.0.0001', 'http://128.0.0.1', 'http://127.0.0.1x', "http://127.0.0.1\0.evil.com",
    'http://localhost@evil.com', 'https://user@api.encharge.io', 'https://user:pass@api.encharge.io', 'https://a@b@c', 'http://127.0.0.1@evil.com',
    'http://evil.com#@localhost', 'http://evil.com\\@localhost', 'http://localhost\\.evil.com', 'http://localhost%2eevil.com', 'http://[::1', 'http://[::1]x', 'http://[::1%25lo]', 'https://[]', 'https://[g::1]',
    'https://x:', 'https://x:0', 'https://x:65536', 'https://x:-1', 'https://x:80a', 'https://x:99999999999999999999',
    'https://api.encharge.io/v1?a=b', 'https://api.encharge.io/v1?', 'https://api.encharge.io/v1#f', 'https://api.encharge.io/v1 ', ' https://api.encharge.io',
    "https://api.encharge.io/v1\r\nHost: x", "https://api.encharge.io\t", "https://m\u{fc}nchen.example", 'https://api.encharge.io/<', 'https://a b',
];
foreach ([...array_fill_keys($taken, true), ...array_fill_keys($refused, false)] as $url => $expected) {
    try {
        new Client('x', $url);
        $result = true;
    } catch (ValueError $e) {
        $result = false;
    }
    if ($result !== $expected) {
        echo $result ? 'taken: ' : 'refused: ', $url, "\n";
    }
}
echo count($taken), ' taken, ', count($refused), " refused\n", $e->getMessage(), "\n";
echo Client::DEFAULT_URL, ' ', (new Client('x'))->__debugInfo()['url'], "\n";
?>
--EXPECT--
12 taken, 61 refused
Encharge\Webhooks\Client::__construct(): Argument #2 ($url) must be an https URL, or an http URL of a loopback host, without user, query and fragment
https://api.encharge.io/v1 https://api.encharge.io/v1
