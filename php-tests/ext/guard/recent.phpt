--TEST--
Guard::recent(): what the guard has answered itself, tests that passed among it
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require __DIR__ . '/../attempt.inc';

use Encharge\Webhooks\Guard;

$keys = ['keys' => [Site::key('the key'), Site::key('diagnosis', ['diagnostic' => true])]];
$site = new Site();
$site->guard([['id' => 1] + $keys]);
$site->index('<?php echo "RECENT", json_encode(Encharge\Webhooks\Guard::recent(__DIR__ . "/wp-content/encharge-guard.php", (int) $_GET["id"])), "\n";');
$recent = function (int $id = 1) use ($site): ?array {
    preg_match('/RECENT(.*)/', $site->ask("id=$id"), $json);
    return json_decode($json[1], true);
};

$before = $recent();
echo json_encode([$before['hours'], $before['last'], abs(time() - $before['since']) < 60]), "\n";

$site->ask('wpf_action=test&access_key=the+key', '', ['User-Agent: Encharge <b>1</b>']);
$site->ask('wpf_action=test&access_key=wrong', '');
$site->ask('wpf_action=add&access_key=the+key', '{}');
$site->ask('wpf_action=test&access_key=the+key', '');
// What WordPress answers, and the plugin's own test, are not among it.
$site->ask('wpf_action=add&access_key=the+key', '{"id":"c1"}');
$site->ask('wpf_action=test&access_key=diagnosis', '');
$after = $recent();
foreach ($after['hours'] as ['hour' => $hour, 'code' => $code, 'count' => $count]) {
    $counts[$code ?? 'passed'] = ($counts[$code ?? 'passed'] ?? 0) + ($hour % 3600 === 0 && time() - $hour < 7200 ? $count : 0);
}
ksort($counts);
echo json_encode($counts), "\n";
foreach ($after['last'] as ['time' => $time, 'code' => $code, 'address' => $address, 'user_agent' => $agent, 'key' => $key]) {
    echo abs(time() - $time) < 60 ? '' : $time, $code ?? 'passed', ", $address, $agent, $key\n";
}
echo substr(hash('sha256', 'wrong'), 0, 4), ' ', substr(hash('sha256', 'the key'), 0, 4), "\n";

echo "Another site: ", json_encode($recent(2)['last']), "\n";
for ($i = 0; $i < 105; $i++) {
    $site->ask('wpf_action=test&access_key=the+key', '');
}
echo count($recent()['last']), " are kept\n";

echo "On the command line: ", json_encode(Guard::recent("$site->root/wp-content/encharge-guard.php", 1)), "\n";
attempt(fn () => Guard::recent("a\0b", 1));
?>
--EXPECT--
[[],[],true]
{"invalid_access_key":1,"missing_contact":1,"passed":2}
passed, 127.0.0.0/24, , 3a0a
missing_contact, 127.0.0.0/24, , 3a0a
invalid_access_key, 127.0.0.0/24, , 8810
passed, 127.0.0.0/24, Encharge 1, 3a0a
8810 3a0a
Another site: []
100 are kept
On the command line: null
ValueError(0): Encharge\Webhooks\Guard::recent(): Argument #1 ($file) must not contain any null bytes
