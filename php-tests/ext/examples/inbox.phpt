--TEST--
Example of Inbox
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';
require __DIR__ . '/../inbox/inbox.inc';
$folder = make_inbox();
$webhook = webhook('{"id":"6558a3b5"}');
// Example:
use Encharge\Webhooks\{Inbox, InboxState};

$inbox = Inbox::open($folder, 'example.com/');
$receipts = $inbox->accept($webhook);

echo count($receipts), ' stored, ', $inbox->count(InboxState::Fresh)['count'], " waiting\n";
foreach ($inbox->claim(20) as $claim) {
    echo "$claim->contact: {$claim->action->value}\n";
    $claim->done();
}
echo $inbox->count(InboxState::Fresh)['count'], " waiting\n";
// End of the example.
?>
--EXPECT--
1 stored, 1 waiting
6558a3b5: add
0 waiting
