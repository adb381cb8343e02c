--TEST--
Guard: a test with a diagnostic key is told of the refusals
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site(['keys' => [Site::key('the key'), Site::key('diagnosis', ['diagnostic' => true])]]);
$test = function (string $key) use ($site): ?array {
    preg_match('/\{.*\}/', $site->ask("wpf_action=test&access_key=$key", ''), $json);
    return json_decode($json[0], true)['data'];
};
echo json_encode($test('the+key')), "\n";
$before = $test('diagnosis');
$asked = fn (string $key): string => strpos($site->ask("wpf_action=test&access_key=$key&answered_by=wordpress", ''), '"answered_by":"guard"') ? 'guard' : 'WordPress';
echo $asked('the+key'), ' ', $asked('diagnosis'), "\n";
// It opens nothing but a test.
echo substr_count($site->ask('wpf_action=add&access_key=diagnosis', '{"id":"c1"}'), 'invalid_access_key'), "\n";
echo json_encode([$before['method'], $before['answered_by'], $before['refusals']['hours'], $before['refusals']['last'], abs(time() - $before['refusals']['since']) < 60]), "\n";

$site->ask('wpf_action=add', '{"id":"c1"}', ["User-Agent: Encharge <b>1</b>"]);
$site->ask('wpf_action=add&access_key=wrong', '{"id":"c1"}');
$site->ask('wpf_action=add&access_key=wrong', '{"id":"c1"}');
$site->ask('wpf_action=add&access_key=the+key', '{}');
$site->put('.maintenance', '');
$site->ask('wpf_action=add&access_key=the+key', '{"id":"c1"}');
// A test that is refused itself is not among what it is told.
echo substr($site->ask('wpf_action=test&access_key=diagnosis&answered_by=wordpress', ''), 0, 3), "\n";
$refusals = $test('diagnosis')['refusals'];
foreach ($refusals['hours'] as ['hour' => $hour, 'code' => $code, 'count' => $count]) {
    $counts[$code] = ($counts[$code] ?? 0) + ($hour % 3600 === 0 && time() - $hour < 7200 ? $count : 0);
}
ksort($counts);
echo json_encode($counts), "\n";
foreach ($refusals['last'] as ['time' => $time, 'code' => $code, 'address' => $address, 'user_agent' => $agent, 'key' => $key]) {
    echo abs(time() - $time) < 60 ? '' : $time, "$code, $address, $agent, $key\n";
}
echo substr(hash('sha256', 'wrong'), 0, 4), ' ', substr(hash('sha256', 'the key'), 0, 4), "\n";
?>
--EXPECT--
{"method":"test","answered_by":"guard"}
guard WordPress
1
["test","guard",[],[],true]
503
{"invalid_access_key":3,"maintenance":1,"missing_access_key":1,"missing_contact":1}
maintenance, 127.0.0.0/24, , 3a0a
missing_contact, 127.0.0.0/24, , 3a0a
invalid_access_key, 127.0.0.0/24, , 8810
invalid_access_key, 127.0.0.0/24, , 8810
missing_access_key, 127.0.0.0/24, Encharge 1, 
invalid_access_key, 127.0.0.0/24, , b54e
8810 3a0a
