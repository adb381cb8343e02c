--TEST--
Guard: the call runs while WordPress starts, and is the only one
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/site.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1', 'email' => 'ann@example.com'], ['id' => 'c2']]);
$site = new Site(['api' => ['url' => $encharge->url(), 'token' => FakeEncharge::TOKEN, 'proxy' => null]]);
$site->index(sprintf('<?php
    use Encharge\Webhooks\{Client, Guard};
    $entered = hrtime(true);
    $client = new Client(%s, %s);
    if (isset($_GET["advance"])) {
        Guard::fetch($client)->advance();
    }
    usleep(1300000);
    $asked = hrtime(true);
    $fetch = Guard::fetch($client);
    foreach ($fetch->finish() as $person) { echo $person->id, " "; }
    echo $fetch->timing()["connection"], hrtime(true) - $asked < 800e6 ? " at once" : " waited";
    echo Guard::fetch($client) === $fetch ? ", the same, " : ", another, ";
    ["guard" => $took, "began" => $began] = Guard::timing();
    echo $took < 1000 && $began < $entered && $entered - $began < 2e9 ? "timed" : "$took $began $entered";
', var_export(FakeEncharge::TOKEN, true), var_export($encharge->url() . '/', true)));
$encharge->fault(['mode' => 'answer', 'delay' => 1000, 'times' => 2]);
// A new connection wants to be advanced once it stands, before the request is sent; a kept one does not.
echo $site->ask('wpf_action=add&access_key=the+key&advance', '{"endUserData":[{"id":"c1"},{"id":"c2"},{"id":"c3"}]}');
echo $site->ask('wpf_action=add&access_key=the+key', '{"id":"c1"}');
foreach ($encharge->requests() as $request) {
    echo $request['method'], ' ', $request['path'], ' ', implode(' ', array_column($request['query']['people'], 'id')), "\n";
}
?>
--EXPECT--
200 | c1 c2 new at once, the same, timed
200 | c1 kept at once, the same, timed
GET /v1/people c1 c2 c3
GET /v1/people c1
