--TEST--
One process drains at a time, and looks once more after letting go
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';
require __DIR__ . '/inbox.inc';

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Inbox;

$folder = make_inbox();
$inbox = Inbox::open($folder, 'site');
$other = Inbox::open($folder, 'site');
var_dump($inbox->lock(), $other->lock());
var_dump($inbox->unlock(), $other->lock(), $other->unlock());

$inbox->lock();
touch("$folder/tmp/old.php", time() - 7200);
touch("$folder/tmp/recent.php");
var_dump($inbox->hasWork());
$other->accept(webhook('{"id":"a"}'));
var_dump($inbox->hasWork(), $other->lock());
var_dump($inbox->unlock());
[$claim] = $inbox->claim(1);
var_dump($inbox->unlock());
$claim->later(60, Code::EnchargeError, '');
var_dump($inbox->unlock());

$inbox->lock();
echo implode(' ', array_diff(scandir("$folder/tmp"), ['.', '..'])), "\n";
unset($inbox);
var_dump($other->lock());
?>
--EXPECT--
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
bool(false)
bool(false)
bool(true)
bool(true)
recent.php
bool(true)
