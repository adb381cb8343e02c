--TEST--
Guard: for which contacts Encharge is asked, and when not at all
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/site.inc';

$encharge = new FakeEncharge();
$site = new Site();
$site->index('<?php
    use Encharge\Webhooks\{Client, Guard};
    $fetch = Guard::fetch(new Client("test-token", $_SERVER["API"]));
    echo $fetch ? "fetched " . count($fetch->finish()) : "not fetched";
');
$api = ['url' => $encharge->url(), 'token' => FakeEncharge::TOKEN, 'proxy' => null];
$ask = function (string $query, string $body) use ($site, $encharge): void {
    $answer = $site->request("access_key=the+key&$query", $body, ['API' => $encharge->url()]);
    $requests = $encharge->requests();
    printf("%s  %s\n", $answer, implode(', ', array_map(fn (array $request): string => implode(' ', array_column($request['query']['people'], 'id')), $requests)) ?: '-');
    $encharge->reset();
};
$people = json_encode(['endUserData' => array_map(fn (int $i): array => ['id' => "c$i", 'email' => "$i@example.com"], range(1, 25))]);
$some = '{"endUserData":[{"id":"c1","email":"a@example.com"},{"id":"c2"},{"id":"c3","tags":""}]}';

$site->guard([['api' => $api]]);
foreach (['add', 'update', 'update_tags', 'test', 'none'] as $action) {
    $ask("wpf_action=$action", '{"id":"c1"}');
}
$ask('wpf_action=add', $people);
$ask('wpf_action=add&async=true', '{"id":"c1"}');
$ask('wpf_action=add&async=false', '{"id":"c1"}');
echo "trusting the payload:\n";
$site->guard([['api' => $api, 'trust_payload' => true]]);
$ask('wpf_action=add', $some);
$ask('wpf_action=add', $people);
echo "not connected:\n";
$site->guard();
$ask('wpf_action=add', '{"id":"c1"}');
?>
--EXPECT--
200 | fetched 0
  c1
200 | fetched 0
  c1
200 | fetched 0
  c1
200 | Server-Timing: guard;dur=… | {"success":true,"data":{"method":"test","answered_by":"guard"}}
  -
400 | Server-Timing: guard;dur=… | invalid_action
  -
200 | fetched 0
  c1 c2 c3 c4 c5 c6 c7 c8 c9 c10 c11 c12 c13 c14 c15 c16 c17 c18 c19 c20
200 | not fetched
  -
200 | fetched 0
  c1
trusting the payload:
200 | fetched 0
  c2
200 | not fetched
  -
not connected:
200 | not fetched
  -
