--TEST--
A forked child that ends lets go of nothing of its parent's
--EXTENSIONS--
encharge
pcntl
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';
require __DIR__ . '/inbox.inc';

use Encharge\Webhooks\Inbox;

$folder = make_inbox();
$inbox = Inbox::open($folder, 'site');
$inbox->accept(webhook('{"id":"a"}'));
[$claim] = $inbox->claim(1);
$claim->begin();
if (pcntl_fork() === 0) {
    exit;
}
pcntl_wait($status);
var_dump(count(Inbox::open($folder, 'site')->claim(1)));
$claim->done();
print_states($inbox);
?>
--EXPECT--
int(0)
new 0, cur 0, later 0, dead 0, aside 0
