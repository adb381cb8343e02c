--TEST--
Example of Claim
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';
require __DIR__ . '/../inbox/inbox.inc';
$inbox = Encharge\Webhooks\Inbox::open(make_inbox(), 'example.com/');
$inbox->accept(webhook('{"id":"6558a3b5"}'));
// Example:
use Encharge\Webhooks\Code;

[$claim] = $inbox->claim(1);
$claim->begin();
try {
    throw new RuntimeException('The disk of the shop is full.');
} catch (RuntimeException $failure) {
    $claim->later(60, Code::InternalError, $failure->getMessage());
}
echo count($inbox->claim(1)), ' due, ', $inbox->retry($claim->receipt), " tried again\n";
echo $inbox->claim(1)[0]->contact, "\n";
// End of the example.
?>
--EXPECT--
0 due, 1 tried again
6558a3b5
