--TEST--
What asks for the same is one entry with one receipt
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';
require __DIR__ . '/inbox.inc';

use Encharge\Webhooks\Inbox;

$inbox = Inbox::open(make_inbox(), 'site');
$first = $inbox->accept(webhook('{"id":"a"}'));
var_dump($inbox->accept(webhook('{"id":"a"}')) === $first);
$inbox->accept(webhook('{"id":"a"}', ['role' => 'customer']));
$inbox->accept(webhook('{"id":"a"}', ['wpf_action' => 'update_tags']));
$inbox->accept(webhook('{"id":"a"}', ['send_notification' => '1']));
$inbox->accept(webhook('{"id":"b"}'));
print_states($inbox);

// One that comes while its like is worked is one more round.
$claims = $inbox->claim(20);
$inbox->accept(webhook('{"id":"a"}'));
print_states($inbox);
?>
--EXPECT--
bool(true)
new 5, cur 0, later 0, dead 0, aside 0
new 1, cur 5, later 0, dead 0, aside 0
