--TEST--
Fetch: an answer about somebody else is an error, not the absence of those who were asked for; its connection ends
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../attempt.inc';
use Encharge\Webhooks\Client;

$encharge = new FakeEncharge();
$client = new Client(FakeEncharge::TOKEN, $encharge->url());
$ask = function (string $users, array $ids, array $emails = []) use ($encharge, $client): void {
    $encharge->fault(['mode' => 'answer', 'body' => '{"users":' . $users . '}']);
    echo "$users: ";
    attempt(function () use ($client, $ids, $emails) {
        $fetch = $client->fetchPeople($ids, $emails);
        try {
            foreach ($fetch->finish() as $person) {
                echo "$person->id ";
            }
        } finally {
            echo $fetch->timing()['connection'], ' ';
        }
    });
};

$ask('[]', ['c1']);
$ask('[{"id":"c1"}]', ['c1']);
$ask('[{"id":"c10"},{"id":"c"}]', ['c1', 'c2']);
$ask('[{"id":"c10"},{"id":"c2"}]', ['c1', 'c2']);
$ask('[{"id":7}]', ['7']);
$ask('[{"id":"c 1"}]', ['c1']);
$ask('[{"id":"C1"}]', ['c1']);
echo "addresses\n";
$ask('[{"id":"c1","email":"Ann@Example.com"}]', ['c2'], ['ann@example.COM']);
$ask('[{"id":"c1","email":"ann@example.com"}]', [], ['ann@example.co']);
$ask('[{"id":"c1"}]', [], ['ann@example.com']);
$ask('[{"id":"c1","email":"ÄNN@example.com"}]', [], ['änn@example.com']);

echo "a list that changes afterwards\n";
$id = 'c1';
$ids = [&$id];
$encharge->fault(['mode' => 'answer', 'body' => '{"users":[{"id":"c2"}]}']);
$fetch = $client->fetchPeople($ids);
$id = 'c2';
$e = attempt($fetch->finish(...));
echo $e->reason->value, " $e->status\n";
?>
--EXPECT--
[]: new nothing thrown
[{"id":"c1"}]: c1 kept nothing thrown
[{"id":"c10"},{"id":"c"}]: kept ApiException(0): Encharge's answer holds none of the people who were asked for.
[{"id":"c10"},{"id":"c2"}]: c10 c2 new nothing thrown
[{"id":7}]: 7 kept nothing thrown
[{"id":"c 1"}]: kept ApiException(0): Encharge's answer holds none of the people who were asked for.
[{"id":"C1"}]: new ApiException(0): Encharge's answer holds none of the people who were asked for.
addresses
[{"id":"c1","email":"Ann@Example.com"}]: c1 new nothing thrown
[{"id":"c1","email":"ann@example.com"}]: kept ApiException(0): Encharge's answer holds none of the people who were asked for.
[{"id":"c1"}]: new ApiException(0): Encharge's answer holds none of the people who were asked for.
[{"id":"c1","email":"ÄNN@example.com"}]: c1 new nothing thrown
a list that changes afterwards
ApiException(0): Encharge's answer holds none of the people who were asked for.
encharge_error 200
