--TEST--
A claim ends once, and each end leads to its state
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

$inbox = Inbox::open(make_inbox(), 'site');
$inbox->accept(webhook('{"id":"a"}'));

function claim(): Encharge\Webhooks\Claim
{
    [$claim] = $GLOBALS['inbox']->claim(1);
    echo "tries $claim->tries, interrupted $claim->interruptions: ";
    return $claim;
}

$claim = claim();
$claim->begin();
unset($claim);
echo "left\n";

$claim = claim();
$claim->begin();
$claim->release();
print_states($inbox);

$claim = claim();
$claim->begin();
$claim->later(0, Code::UserRejected, "<b>no</b>\x1b[31m");
print_states($inbox);
echo $inbox->list(InboxState::Later, 1)[0]['code']->value, ' ', $inbox->list(InboxState::Later, 1)[0]['message'], "\n";

$claim = claim();
$claim->bury(Code::InternalError, 'given up');
print_states($inbox);
var_dump($inbox->claim(1));

foreach (['begin', 'done', 'release'] as $method) {
    attempt(fn() => $claim->$method());
}
attempt(fn() => $claim->keep(Code::EnchargeBusy, ''));
attempt(fn() => $claim->later(1, Code::EnchargeBusy, ''));
attempt(fn() => $claim->bury(Code::EnchargeBusy, ''));
attempt(fn() => $claim->later(-1, Code::EnchargeBusy, ''));
?>
--EXPECT--
tries 0, interrupted 0: left
tries 1, interrupted 1: new 0, cur 0, later 1, dead 0, aside 0
tries 1, interrupted 1: new 0, cur 0, later 1, dead 0, aside 0
user_rejected no [31m
tries 2, interrupted 0: new 0, cur 0, later 0, dead 1, aside 0
array(0) {
}
Error(0): The claim has ended
Error(0): The claim has ended
Error(0): The claim has ended
Error(0): The claim has ended
Error(0): The claim has ended
Error(0): The claim has ended
ValueError(0): Encharge\Webhooks\Claim::later(): Argument #1 ($seconds) must be between 0 and 2678400
