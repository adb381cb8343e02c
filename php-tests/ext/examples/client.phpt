--TEST--
Example of Client
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => '6558a3b5', 'email' => 'ann@example.com']]);
$encharge->tags(['Lead', 'Newsletter']);
$token = FakeEncharge::TOKEN;
$url = $encharge->url();

// Example:
use Encharge\Webhooks\Client;

$client = new Client($token, $url, timeout: 3000);

echo 'tags: ', implode(', ', $client->tags()), "\n";

$client->updatePerson('6558a3b5', ['wordPressId' => '12']);
[$person] = $client->fetchPeople(['6558a3b5'])->finish();

echo "$person->email is user ", $person->get('wordPressId'), "\n";
// End of the example.
?>
--EXPECT--
tags: Lead, Newsletter
ann@example.com is user 12
