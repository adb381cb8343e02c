--TEST--
Entries are counted, listed, tried again and discarded
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';
require __DIR__ . '/../attempt.inc';
require __DIR__ . '/inbox.inc';

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\InboxState;

$folder = make_inbox();
$inbox = Inbox::open($folder, 'site');
$ids = array_map(fn(int $i) => ['id' => "c$i"], range(1, 50));
$receipts = $inbox->accept(webhook(json_encode(['endUserData' => $ids]), ['role' => 'customer']));
print_r($inbox->count(InboxState::Dead));
['count' => $count, 'oldest' => $oldest] = $inbox->count(InboxState::Fresh, 7);
var_dump($count, abs($oldest - time()) < 5);

$listed = [];
for ($after = ''; $page = $inbox->list(InboxState::Fresh, 20, $after); $after = end($page)['file']) {
    echo count($page), ' ';
    array_push($listed, ...array_column($page, 'receipt'));
}
sort($listed);
sort($receipts);
var_dump($listed === $receipts);

$claims = $inbox->claim(2);
$claims[0]->begin();
$claims[0]->bury(Code::PersonNotFound, 'Nobody.');
$claims[1]->later(3600, Code::EnchargeError, 'Later.');
foreach ([InboxState::Dead, InboxState::Later] as $state) {
    ['receipt' => $receipt, 'time' => $time] = $row = $inbox->list($state, 10)[0];
    unset($row['file'], $row['receipt'], $row['contact'], $row['keyDigest'], $row['accepted'], $row['time']);
    echo $state->value, ' ', json_encode($row), ' in ', round(($time - time()) / 3600), " hours\n";
    var_dump($inbox->retry($receipt));
}
print_states($inbox);
var_dump($inbox->retry(str_repeat('0', 32)), $inbox->discard(InboxState::Later, $receipts[7]), $inbox->discard(InboxState::Later, $receipts[7]));
file_put_contents("$folder/new/note.txt", 'hello');
$claims = [$inbox->claim(100), $inbox->claim(100)];
echo json_encode($inbox->list(InboxState::Aside, 10)), "\n";
foreach (array_merge(...$claims) as $claim) {
    $claim->bury(Code::InternalError, 'No.');
}
print_states($inbox);
var_dump($inbox->retry(...array_reverse(array_slice($receipts, 10, 30))));
foreach ([InboxState::Dead, InboxState::Later] as $state) {
    var_dump($inbox->discard($state, str_repeat('0', 32), ...array_slice($receipts, 20, 25)));
}
print_states($inbox);
attempt(fn() => $inbox->retry('../../etc'));
attempt(fn() => $inbox->discard(InboxState::Dead, $receipts[0], $receipts[1], 7));
attempt(fn() => $inbox->discard(InboxState::Dead, strtoupper($receipts[0])));
attempt(fn() => $inbox->discard($receipts[0], $receipts[1]));
attempt(fn() => $inbox->discard(InboxState::Dead));
attempt(fn() => $inbox->list(InboxState::Fresh, 0));
attempt(fn() => $inbox->count(InboxState::Fresh, 0));
attempt(fn() => $inbox->claim(101));
?>
--EXPECT--
Array
(
    [count] => 0
    [oldest] => 
)
int(7)
bool(true)
20 20 10 bool(true)
dead {"action":"add","role":"customer","notify":false,"tries":1,"code":"person_not_found","message":"Nobody."} in 0 hours
int(1)
later {"action":"add","role":"customer","notify":false,"tries":0,"code":"person_not_found","message":"Nobody."} in 0 hours
int(1)
new 48, cur 0, later 2, dead 0, aside 0
int(0)
int(1)
int(0)
[{"file":"note.txt","receipt":"","contact":null,"action":null,"role":null,"notify":false,"keyDigest":null,"accepted":null,"time":null,"tries":0,"code":null,"message":""}]
new 0, cur 0, later 0, dead 49, aside 1
int(30)
int(5)
int(20)
new 0, cur 0, later 10, dead 14, aside 1
ValueError(0): Encharge\Webhooks\Inbox::retry(): Argument #1 ($receipt) must be a receipt of 32 hexadecimal digits
ValueError(0): Encharge\Webhooks\Inbox::discard(): Argument #4 must be a receipt of 32 hexadecimal digits
ValueError(0): Encharge\Webhooks\Inbox::discard(): Argument #2 ($receipt) must be a receipt of 32 hexadecimal digits
TypeError(0): Encharge\Webhooks\Inbox::discard(): Argument #1 ($state) must be of type Encharge\Webhooks\InboxState, string given
ArgumentCountError(0): Encharge\Webhooks\Inbox::discard() expects at least 2 arguments, 1 given
ValueError(0): Encharge\Webhooks\Inbox::list(): Argument #2 ($limit) must be between 1 and 1000
ValueError(0): Encharge\Webhooks\Inbox::count(): Argument #2 ($atMost) must be between 1 and 1000000
ValueError(0): Encharge\Webhooks\Inbox::claim(): Argument #1 ($limit) must be between 1 and 100
