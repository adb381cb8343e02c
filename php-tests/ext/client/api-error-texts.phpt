--TEST--
Client: Encharge's own error texts come without markup, without control characters, cut, and without the token
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
use Encharge\Webhooks\{ApiException, Client};

$encharge = new FakeEncharge();
$client = new Client(FakeEncharge::TOKEN, $encharge->url());
$error = function (array $error) use ($encharge, $client): ApiException {
    $encharge->fault(['mode' => 'answer', 'status' => 400, 'json' => ['error' => $error]]);
    try {
        $client->account();
    } catch (ApiException $e) {
        return $e;
    }
};

echo $error(['message' => "<b>No</b> such\r\nfield <script>alert(1)</script>\x1b[31m \u{85}now"])->getMessage(), "\n";
foreach ([499, 500, 501] as $length) {
    echo strlen($error(['message' => str_repeat('x', $length)])->getMessage()), ' ';
}
// Three bytes each: 498 fit, and no character is cut in two.
echo strlen($error(['message' => str_repeat("\u{20ac}", 200)])->getMessage()), "\n";
echo strlen($error(['traceId' => str_repeat('t', 300)])->traceId), ' ', strlen($error(['errorCode' => str_repeat('e', 300)])->errorCode), "\n";

$token = FakeEncharge::TOKEN;
$e = $error(['message' => "Token $token$token is bad", 'errorCode' => $token, 'traceId' => "t-$token"]);
echo $e->getMessage(), ' ', $e->errorCode, ' ', $e->traceId, "\n";
$escaped = implode('', array_map(fn($c) => sprintf('\u%04x', ord($c)), str_split($token)));
$encharge->fault(['mode' => 'answer', 'status' => 400, 'body' => "{\"error\":{\"message\":\"Escaped: $escaped\"}}"]);
try {
    $client->account();
} catch (ApiException $e) {
    echo $e->getMessage(), "\n";
}
// Half a token is a token to guess the rest of: it is not cut there.
echo substr($error(['message' => str_repeat('x', 494) . $token])->getMessage(), 490), "\n";
?>
--EXPECT--
No such  field alert(1) [31m  now
499 500 500 498
128 128
Token ****** is bad *** t-***
Escaped: ***
xxxx***
