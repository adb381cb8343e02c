--TEST--
A person is kept with an entry only if that is asked for
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';
require __DIR__ . '/inbox.inc';

use Encharge\Webhooks\Inbox;

$inbox = Inbox::open(make_inbox(), 'site');
$webhook = webhook('{"endUserData":[{"id":"a","email":"a@example.com","tags":"x, y","score":1.5}]}');

$inbox->accept($webhook);
[$claim] = $inbox->claim(1);
var_dump($claim->person);
$claim->done();

$inbox->accept($webhook, true);
[$claim] = $inbox->claim(1);
echo $claim->person->email, ' ', implode('+', $claim->person->tags), ' ', json_encode($claim->person->toArray()), "\n";
$claim->done();

// What an older payload holds may be missing in a newer one: both stay.
$inbox->accept($webhook, true);
$inbox->accept(webhook('{"endUserData":[{"id":"a","email":"b@example.com"}]}'), true);
print_states($inbox);
?>
--EXPECT--
NULL
a@example.com x+y {"id":"a","email":"a@example.com","tags":"x, y","score":1.5}
new 2, cur 0, later 0, dead 0, aside 0
