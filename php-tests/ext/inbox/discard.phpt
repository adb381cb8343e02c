--TEST--
A webhook that waits outlives the dead letter that is discarded under the same receipt
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';
require __DIR__ . '/inbox.inc';

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\InboxState;

$inbox = Inbox::open(make_inbox(), 'site');
[$receipt] = $inbox->accept(webhook('{"id":"c1"}'));
$inbox->claim(1)[0]->bury(Code::PersonNotFound, 'Nobody.');
[$same] = $inbox->accept(webhook('{"id":"c1"}'));
var_dump($receipt === $same);
print_states($inbox);
var_dump($inbox->discard(InboxState::Later, $receipt), $inbox->discard(InboxState::Aside, $receipt));
var_dump($inbox->discard(InboxState::Dead, $receipt));
print_states($inbox);
$claim = $inbox->claim(1)[0];
var_dump($inbox->discard(InboxState::Claimed, $receipt));
unset($claim);
var_dump($inbox->discard(InboxState::Claimed, $receipt));
print_states($inbox);
?>
--EXPECT--
bool(true)
new 1, cur 0, later 0, dead 1, aside 0
int(0)
int(0)
int(1)
new 1, cur 0, later 0, dead 0, aside 0
int(0)
int(1)
new 0, cur 0, later 0, dead 0, aside 0
