--TEST--
Guard: the door is shut from the admission on, until open() or answer()
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$keyed = 'wpf_action=add&access_key=the+key';
$show = fn (string $title, string $index, string $query = '', array $settings = []) => print("$title: " . show($site, $index, $query ?: $keyed, $settings));
function show(Site $site, string $index, string $query, array $settings): string
{
    $site->index("<?php use Encharge\\Webhooks\\{Code, Guard}; $index", true);
    [$head, $body] = explode("\r\n\r\n", $site->raw($query, '{"id":"c1"}', [], [...$settings, 'expose_php=0']), 2);
    $usual = '/^(Content-Type: application\/json; charset=UTF-8|Cache-Control: no-store|Expires: .* 1984 .*|X-LiteSpeed-.*|X-Content-Type-.*|Content-Length: ' . strlen($body) . ')$/';
    $headers = preg_replace('/dur=[\d.]+/', 'dur=…', preg_grep($usual, explode("\r\n", $head), PREG_GREP_INVERT));
    return implode(', ', $headers) . " | $body\n";
}
$noise = 'echo "noise"; header("X-Noise: 1"); setcookie("noise", "1"); http_response_code(418); header("HTTP/1.1 500 Noise"); flush(); ';

$show('nobody answers', $noise);
$show('open', "$noise Guard::open(); echo \$_SERVER['REQUEST_METHOD'];");
$show('open, and what was buffered', 'ob_start(); echo "buffered "; Guard::open(); echo "page";');
$show('answered', "$noise var_dump(Guard::answer(200, ['user_id' => 1, 'name' => 'Ä/\xff', 'odd' => NAN], ['Retry-After' => '7', 'X-Own' => 'a: b'])); $noise");
$show('answered with a failure', "Guard::answer(500, ['code' => 'x']);");
$show('answered twice', "Guard::answer(200, []); \$twice = Guard::answer(500, []); Guard::open(); Guard::shut(); file_put_contents('twice', var_export(\$twice, true)); $noise");
echo file_get_contents("$site->root/twice"), "\n";
$show('a code that is expected', "Guard::expectFailure(Code::EnchargeBusy); Guard::expectFailure(Code::MethodNotAllowed); $noise");
$show('codes with headers', 'Guard::expectFailure(Code::Maintenance);');
$show('codes with headers', 'Guard::expectFailure(Code::DatabaseUnavailable);');
$show('expected, and open', 'Guard::expectFailure(Code::EnchargeBusy); Guard::open(); echo "page";');
$show('shut by PHP code', "Guard::shut(); $noise", 'p=1');
$show('answered without the guard', "$noise Guard::answer(200, ['a' => 1]);", 'p=1', ['output_buffering=4096']);
$show('shut too late', "header('X-Sent: 1'); echo 'sent '; flush(); Guard::shut(); $noise Guard::answer(200, []);", 'p=1');
$show('shut too late, unanswered', "echo 'sent '; flush(); Guard::shut(); $noise", 'p=1');
$show('switched off', 'echo "page";', settings: ['encharge.enabled=0']);

echo "What is no answer\n";
$wrong = <<<'PHP'
    foreach ([[199, []], [600, []], [200, [], ['X']], [200, [], ['' => 'x']], [200, [], ['X' => "a\nb"]], [200, [], ["X\r" => 'a']], [200, [], ['X:' => 'a']], [200, [], ['X' => 1]]] as $wrong) {
        try {
            Guard::answer(...$wrong);
        } catch (ValueError $e) {
            $messages[] = $e->getMessage();
        }
    }
    class Throws implements JsonSerializable { function jsonSerialize(): mixed { throw new LogicException('Not in JSON'); } }
    try {
        Guard::answer(200, [new Throws()], ['X-Wrong' => 'yes']);
    } catch (LogicException $e) {
        $messages[] = $e->getMessage();
    }
    Guard::answer(200, array_count_values($messages));
    PHP;
$show('the first that is one', $wrong);
?>
--EXPECT--
nobody answers: Status: 500 Internal Server Error, Server-Timing: guard;dur=… | {"success":false,"data":{"code":"internal_error","message":"The site could not finish the webhook."}}
open: Status: 500 Noise, X-Noise: 1, Set-Cookie: noise=1, Content-type: text/html; charset=UTF-8 | POST
open, and what was buffered: Content-type: text/html; charset=UTF-8 | buffered page
answered: Retry-After: 7, X-Own: a: b | {"success":true,"data":{"user_id":1,"name":"\u00c4/\ufffd","odd":0}}
answered with a failure: Status: 500 Internal Server Error | {"success":false,"data":{"code":"x"}}
answered twice:  | {"success":true,"data":[]}
false
a code that is expected: Status: 405 Method Not Allowed, Server-Timing: guard;dur=…, Allow: POST | {"success":false,"data":{"code":"method_not_allowed","message":"Send a POST. A redirect (of www or https) turns a POST into a GET: use the exact URL that wp encharge status prints."}}
codes with headers: Status: 503 Service Unavailable, Server-Timing: guard;dur=…, Retry-After: 60 | {"success":false,"data":{"code":"maintenance","message":"The site is in maintenance: send the webhook again later."}}
codes with headers: Status: 503 Service Unavailable, Server-Timing: guard;dur=…, Retry-After: 10 | {"success":false,"data":{"code":"database_unavailable","message":"The site's database did not take the change."}}
expected, and open: Content-type: text/html; charset=UTF-8 | page
shut by PHP code: Status: 500 Internal Server Error | {"success":false,"data":{"code":"internal_error","message":"The site could not finish the webhook."}}
answered without the guard:  | {"success":true,"data":{"a":1}}
shut too late: X-Sent: 1, Content-type: text/html; charset=UTF-8 | sent {"success":true,"data":[]}
shut too late, unanswered: Content-type: text/html; charset=UTF-8 | sent {"success":false,"data":{"code":"internal_error","message":"The site could not finish the webhook."}}
switched off: Content-type: text/html; charset=UTF-8 | page
What is no answer
the first that is one:  | {"success":true,"data":{"Encharge\\Webhooks\\Guard::answer(): Argument #1 ($status) must be an HTTP status from 200 to 599":2,"Encharge\\Webhooks\\Guard::answer(): Argument #3 ($headers) must be header names, each with one line of text":6,"Not in JSON":1}}
