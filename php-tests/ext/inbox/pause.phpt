--TEST--
A pause has an end and a reason
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';
require __DIR__ . '/../attempt.inc';
require __DIR__ . '/inbox.inc';

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Inbox;

$folder = make_inbox();
$inbox = Inbox::open($folder, 'site');
var_dump($inbox->paused());
$inbox->pause(60, Code::EnchargeBusy);
['until' => $until, 'reason' => $reason] = Inbox::open($folder, 'site')->paused();
var_dump($until >= time() + 58 && $until <= time() + 60, $reason);
touch("$folder/pause.php", time() - 1);
var_dump($inbox->paused());
$inbox->pause(60, Code::EnchargeTimeout);
$inbox->pause(0, Code::EnchargeTimeout);
var_dump($inbox->paused());
attempt(fn() => $inbox->pause(-1, Code::EnchargeTimeout));
attempt(fn() => $inbox->pause(31 * 86400 + 1, Code::EnchargeTimeout));
?>
--EXPECT--
NULL
bool(true)
enum(Encharge\Webhooks\Code::EnchargeBusy)
NULL
NULL
ValueError(0): Encharge\Webhooks\Inbox::pause(): Argument #1 ($seconds) must be between 0 and 2678400
ValueError(0): Encharge\Webhooks\Inbox::pause(): Argument #1 ($seconds) must be between 0 and 2678400
