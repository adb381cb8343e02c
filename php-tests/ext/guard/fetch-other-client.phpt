--TEST--
Guard: a fetch that was started with another URL, token or proxy is cancelled, and WordPress fetches itself
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/site.inc';

$encharge = new FakeEncharge();
$other = new FakeEncharge();
foreach ([$encharge, $other] as $server) {
    $server->people([['id' => 'c1']]);
}
$site = new Site();
$site->index(sprintf('<?php
    use Encharge\Webhooks\{Client, Guard};
    usleep(100000);
    $client = new Client($_GET["token"], $_GET["api"], proxy: $_GET["proxy"] ?: null);
    $fetch = Guard::fetch($client);
    echo $fetch ? "taken, " : "cancelled, ";
    $started = hrtime(true);
    $fetch ??= $client->fetchPeople(["c1"]);
    try {
        echo count($fetch->finish()), " ", $fetch->timing()["connection"], " ", hrtime(true) - $started < 10e9 ? "at once" : "waited";
    } catch (Encharge\Webhooks\Exception $e) {
        echo $e::class;
    }
    echo Guard::fetch(new Client("test-token", %s)) ? ", still there" : ", gone";
', var_export($encharge->url(), true)));
$ask = function (string $api, string $token, ?string $proxy, ?string $guards_proxy) use ($site, $encharge) {
    $site->guard([['api' => ['url' => $encharge->url(), 'token' => FakeEncharge::TOKEN, 'proxy' => $guards_proxy]]]);
    return $site->ask('wpf_action=add&access_key=the+key&' . http_build_query(compact('api', 'token') + ['proxy' => (string) $proxy]), '{"id":"c1"}');
};
$proxy = 'http://127.0.0.1:1';
$cases = [
    'the same' => [$encharge->url(), FakeEncharge::TOKEN, $proxy, $proxy],
    'another URL' => [$other->url(), FakeEncharge::TOKEN, null, null],
    'another token' => [$encharge->url(), 'wrong-token', null, null],
    'a proxy' => [$encharge->url(), FakeEncharge::TOKEN, $proxy, null],
    'no proxy' => [$encharge->url(), FakeEncharge::TOKEN, null, $proxy],
    'another proxy' => [$encharge->url(), FakeEncharge::TOKEN, $proxy, "$proxy/"],
];
foreach ($cases as $what => $case) {
    // On a connection that is kept the guard's request reaches Encharge while WordPress starts.
    $ask($encharge->url(), FakeEncharge::TOKEN, null, null);
    $encharge->fault(['mode' => $what === 'the same' ? 'answer' : 'hang']);
    echo "$what: ", $ask(...$case);
}
?>
--EXPECT--
the same: 200 | taken, 1 kept at once, gone
another URL: 200 | cancelled, 1 new at once, gone
another token: 200 | cancelled, Encharge\Webhooks\AuthenticationException, gone
a proxy: 200 | cancelled, 1 new at once, gone
no proxy: 200 | cancelled, 1 new at once, gone
another proxy: 200 | cancelled, 1 new at once, gone
