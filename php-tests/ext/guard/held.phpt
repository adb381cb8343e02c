--TEST--
A webhook that ends unfinished stays in the inbox and is answered 202; one that is done leaves nothing
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require __DIR__ . '/accepting.inc';

use Encharge\Webhooks\Code;
use Encharge\Webhooks\InboxState;

$accepting = new AcceptingSite();
$two = '{"endUserData":[{"id":"c1"},{"id":"c2"}]}';
$end = function (string $code, string $query = '', string $body = '{"id":"c1"}') use ($accepting): void {
    $accepting->site->index("<?php use Encharge\Webhooks\{Code, Guard}; $code", is_shut: true);
    $accepting->send($query, $body);
    $claims = $accepting->inbox->claim(20);
    usort($claims, fn($one, $other) => $one->contact <=> $other->contact);
    foreach ($claims as $claim) {
        echo "  $claim->contact tries $claim->tries, interrupted $claim->interruptions\n";
        $claim->done();
    }
    foreach ([InboxState::Claimed, InboxState::Later, InboxState::Aside] as $state) {
        echo $accepting->inbox->count($state)['count'] ? "  left: {$state->value}\n" : '';
    }
    if ($accepting->inbox->paused() !== null) {
        echo "  paused\n";
        $accepting->inbox->pause(0, Code::SiteBusy);
    }
};

echo "ended by another\n";
$end('exit;');
$end('nothing();');
$end('exit;', body: $two);
$end('ini_set("memory_limit", "8M"); str_repeat("x", 100000000);');
$end('Guard::expectFailure(Code::DatabaseUnavailable); exit;');
$end('exit;', '&async=false');

echo "done\n";
$end('Guard::done("c1"); Guard::answer(200, ["user_id" => 1]);');
$end('Guard::done("c1"); Guard::done("c1"); Guard::done("unknown"); exit;');
$end('Guard::done("c1"); exit;', body: $two);

echo "kept\n";
$end('$receipt = Guard::keep("c1", Code::EnchargeTimeout); Guard::answer(202, ["receipt" => $receipt]);');
$end('var_dump(Guard::keep("unknown", Code::EnchargeTimeout)); Guard::answer(200, [Guard::keep("c1", Code::EnchargeTimeout) !== null, Guard::keep("c1", Code::EnchargeTimeout)]);');
$end('Guard::answer(200, [Guard::keep("c1", Code::EnchargeTimeout)]);', '&async=false');

echo "left alone\n";
$end('Guard::open(); echo "page";');

echo "killed\n";
$end('exec("kill -9 " . getmypid());');

echo "what cannot be held is handled without\n";
rmdir("$accepting->folder/tmp");
$end('Guard::done("c1"); Guard::answer(200, ["user_id" => 1]);');
$end('exit;');
?>
--EXPECT--
ended by another
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","reason":"internal_error","receipt":"R"}} | 0
  c1 tries 0, interrupted 0
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","reason":"internal_error","receipt":"R"}} | 0
  c1 tries 0, interrupted 0
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","reason":"internal_error","results":[{"contact_id":"c1","receipt":"R"},{"contact_id":"c2","receipt":"R"}]}} | 0
  c1 tries 0, interrupted 0
  c2 tries 0, interrupted 0
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","reason":"internal_error","receipt":"R"}} | 0
  c1 tries 0, interrupted 0
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","reason":"database_unavailable","receipt":"R"}} | 0
  c1 tries 0, interrupted 0
  paused
500 | Server-Timing: guard;dur=… | internal_error | 0
done
200 | {"success":true,"data":{"user_id":1}} | 0
500 | Server-Timing: guard;dur=… | internal_error | 0
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","reason":"internal_error","results":[{"contact_id":"c2","receipt":"R"}]}} | 0
  c2 tries 0, interrupted 0
kept
202 | {"success":true,"data":{"receipt":"R"}} | 0
  c1 tries 0, interrupted 0
200 | {"success":true,"data":[true,null]} | 0
  c1 tries 0, interrupted 0
200 | {"success":true,"data":[null]} | 0
left alone
200 | page | 0
killed
200 | | 0
  c1 tries 0, interrupted 0
what cannot be held is handled without
200 | {"success":true,"data":{"user_id":1}} | 0
500 | Server-Timing: guard;dur=… | internal_error | 0
