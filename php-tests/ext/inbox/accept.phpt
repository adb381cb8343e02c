--TEST--
An accepted webhook is an entry for each contact, and is claimed as it was sent
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';
require __DIR__ . '/inbox.inc';

use Encharge\Webhooks\AccessKey;
use Encharge\Webhooks\Inbox;

$inbox = Inbox::open(make_inbox(), 'site');
$before = microtime(true);
$receipts = $inbox->accept(webhook('{"endUserData":[{"id":"a","email":"a@example.com"},{"id":"b"}]}', [
    'wpf_action' => 'update',
    'role' => "k\u{e4}ufer",
    'send_notification' => 'true',
]));
print_states($inbox);

$claims = $inbox->claim(20);
usort($claims, fn($one, $other) => $one->contact <=> $other->contact);
var_dump(array_column($claims, 'receipt') === $receipts, preg_match('/^[0-9a-f]{32}$/D', $receipts[0]));
foreach ($claims as $claim) {
    echo $claim->contact, ' ', $claim->action->value, ' ', $claim->role, ' ', json_encode($claim->notify), ' ';
    echo json_encode($claim->person), " tries $claim->tries, interrupted $claim->interruptions\n";
    var_dump($claim->keyDigest === AccessKey::digest(KEY));
    var_dump($claim->accepted >= floor($before * 1e6) / 1e6 && $claim->accepted <= microtime(true));
}
print_states($inbox);
$claims[0]->done();
$claims[1]->done();
print_states($inbox);
?>
--EXPECT--
new 2, cur 0, later 0, dead 0, aside 0
bool(true)
int(1)
a update käufer true null tries 0, interrupted 0
bool(true)
bool(true)
b update käufer true null tries 0, interrupted 0
bool(true)
bool(true)
new 0, cur 2, later 0, dead 0, aside 0
new 0, cur 0, later 0, dead 0, aside 0
