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

// Like payloads become one entry, which is as old as the last of them: it says what was true then.
usleep(1000);
$before = microtime(true);
$inbox->accept($webhook, true);
print_states($inbox);
foreach ($inbox->claim(2) as $claim) {
    echo $claim->person->email, $claim->accepted >= $before ? ' new' : ' old', "\n";
    $claims[$claim->person->email] = $claim;
}
$claims['a@example.com']->later(0, Encharge\Webhooks\Code::InternalError, 'No.');
$inbox->accept($webhook, true);
foreach ($inbox->claim(2) as $again) {
    $times[] = $again->accepted;
}
sort($times);
var_dump(count($times), $times[0] >= $before, $times[1] > $times[0]);
?>
--EXPECT--
NULL
a@example.com x+y {"id":"a","email":"a@example.com","tags":"x, y","score":1.5}
new 2, cur 0, later 0, dead 0, aside 0
new 2, cur 0, later 0, dead 0, aside 0
a@example.com new
b@example.com old
int(2)
bool(true)
bool(true)
