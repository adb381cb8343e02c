--TEST--
Guard: a fetch that leaves out somebody for whom WordPress would ask is cancelled, whoever holds it
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/site.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1'], ['id' => 'c2'], ['id' => 'c3']]);
$site = new Site();
$site->index('<?php
    use Encharge\Webhooks\{Client, Guard};
    $client = new Client("test-token", $_GET["api"]);
    $held = Guard::fetch($client);
    $ids = array_filter(explode(" ", $_GET["ids"]));
    $fetch = Guard::fetch($client, $ids);
    echo $fetch ? "taken" : "cancelled";
    try {
        $count = count($held->finish());
        echo " $count";
    } catch (Error $e) {
        echo " ", $e->getMessage();
    }
    echo Guard::fetch($client) ? ", still there" : ", gone";
');
$site->guard([['api' => ['url' => $encharge->url(), 'token' => FakeEncharge::TOKEN, 'proxy' => null], 'trust_payload' => true]]);
foreach (['', 'c2', 'c3 c2', 'c1', 'c2 c1', 'c4'] as $ids) {
    echo "$ids: ", $site->request('wpf_action=add&access_key=the+key&' . http_build_query(['ids' => $ids, 'api' => $encharge->url()]), '{"endUserData":[{"id":"c1","email":"a@example.com"},{"id":"c2"},{"id":"c3"}]}');
}
?>
--EXPECT--
: 200 | taken 2, still there
c2: 200 | taken 2, still there
c3 c2: 200 | taken 2, still there
c1: 200 | cancelled The fetch was cancelled, gone
c2 c1: 200 | cancelled The fetch was cancelled, gone
c4: 200 | cancelled The fetch was cancelled, gone
