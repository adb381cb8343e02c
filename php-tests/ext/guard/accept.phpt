--TEST--
A webhook with async=true is stored and answered 202 before WordPress
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require __DIR__ . '/accepting.inc';

$accepting = new AcceptingSite();
$accepting->send('&async=true');
$accepting->send('&async=true');
$accepting->send('&async=true&role=customer&send_notification=true', '{"endUserData":[{"id":"c1","email":"a@example.com"},{"id":"c2"}]}');
foreach ($accepting->inbox->claim(20) as $claim) {
    $rows[] = "$claim->contact {$claim->action->value} $claim->role " . json_encode($claim->notify) . ' ' . json_encode($claim->person);
    $claim->done();
}
sort($rows);
echo implode("\n", $rows), "\n";

echo "what is wrong is refused as ever\n";
$accepting->send('&async=true', '{');
$accepting->send('x&async=true');

echo "and what is not asynchronous goes on\n";
$accepting->send('');
$accepting->send('&async=false');

echo "a payload that is trusted is kept\n";
$accepting->guard(0, ['trust_payload' => true]);
$accepting->send('&async=true', '{"endUserData":[{"id":"c1","email":"a@example.com"}]}');
echo $accepting->inbox->claim(1)[0]->person->email, "\n";

echo "a site that is not connected says so itself\n";
$accepting->guard(0, ['api' => null]);
$accepting->send('&async=true');
?>
--EXPECT--
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","receipt":"R"}} | 1
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","receipt":"R"}} | 1
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","results":[{"contact_id":"c1","receipt":"R"},{"contact_id":"c2","receipt":"R"}]}} | 3
c1 add  false null
c1 add customer true null
c2 add customer true null
what is wrong is refused as ever
400 | Server-Timing: guard;dur=… | invalid_json | 0
403 | invalid_access_key | 0
and what is not asynchronous goes on
200 | WordPress: add [c1] | 0
200 | WordPress: add [c1] | 0
a payload that is trusted is kept
202 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"add","status":"queued","receipt":"R"}} | 1
a@example.com
a site that is not connected says so itself
200 | WordPress: add [c1] | 0
