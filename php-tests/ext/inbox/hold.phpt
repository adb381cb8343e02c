--TEST--
What is held is claimed by nobody else, and can be kept or is done
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

$claims = $inbox->hold(webhook('{"endUserData":[{"id":"a"},{"id":"b"},{"id":"c"}]}'));
echo implode(' ', array_column($claims, 'contact')), "\n";
var_dump(count($other->claim(20)));
$claims[0]->done();
$claims[1]->keep(Code::EnchargeTimeout, 'slow');
print_states($inbox);
[$kept] = $other->claim(20);
echo "$kept->contact, tries $kept->tries\n";
$kept->done();

// A process that ends lets go of what it holds.
unset($claims);
[$left] = $other->claim(20);
echo "$left->contact, tries $left->tries, interrupted $left->interruptions\n";
?>
--EXPECT--
a b c
int(0)
new 0, cur 1, later 1, dead 0, aside 0
b, tries 0
c, tries 0, interrupted 0
