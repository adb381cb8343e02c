--TEST--
Guard: another call of a client meanwhile, first finishes the guard's and leaves its result
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/site.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1']]);
$encharge->tags(['vip']);
$site = new Site(['api' => ['url' => $encharge->url(), 'token' => FakeEncharge::TOKEN, 'proxy' => null]]);
$site->index('<?php
    use Encharge\Webhooks\{Client, Guard};
    $client = new Client("test-token", $_SERVER["API"]);
    echo implode(" ", $client->tags()), ", ";
    $fetch = Guard::fetch($client);
    echo $fetch->finish()[0]->id, " ", $fetch->timing()["connection"];
');
$encharge->fault(['mode' => 'answer', 'delay' => 100]);
echo $site->request('wpf_action=add&access_key=the+key', '{"id":"c1"}', ['API' => $encharge->url()]);
echo implode(' ', array_column($encharge->requests(), 'path')), ', ', $encharge->connections(), " connection\n";
?>
--EXPECT--
200 | vip, c1 new
/v1/people /v1/tags-management, 1 connection
