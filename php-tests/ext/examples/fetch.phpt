--TEST--
Example of Fetch
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => '6558a3b5', 'email' => 'ann@example.com']]);
$client = new Encharge\Webhooks\Client(FakeEncharge::TOKEN, $encharge->url());

// Example:
// $client is a Client.
$fetch = $client->fetchPeople(['6558a3b5', 'nobody']);

do {
    // Something else can be done meanwhile, such as loading WordPress.
    usleep(1000);
} while (!$fetch->advance());

foreach ($fetch->finish() as $person) {
    echo "$person->id is $person->email\n";
}
echo 'over a ', $fetch->timing()['connection'], " connection\n";
// End of the example.
?>
--EXPECT--
6558a3b5 is ann@example.com
over a new connection
