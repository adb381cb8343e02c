<?php
require __DIR__ . '/accepting.inc';

use Encharge\Webhooks\InboxState;

$accepting = new AcceptingSite();
$two = '{"endUserData":[{"id":"c1"},{"id":"c2"}]}';
$end = function (string $code, string $query = '', string $body = '{"id":"c1"}') use ($accepting): void {
    $accepting->site->index("<?php use Encharge\Webhooks\{Code, Guard}; $code", is_shut: true);
    $accepting->send($query, $body);
    foreach ($accepting->inbox->claim(20) as $claim) {
        echo "  $claim->contact tries $claim->tries, interrupted $claim->interruptions\n";
        $claim->done();
    }
    foreach ([InboxState::Claimed, InboxState::Later, InboxState::Aside] as $state) {
        echo $accepting->inbox->count($state)['count'] ? "  left: {$state->value}\n" : '';
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
