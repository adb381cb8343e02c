--TEST--
Guard: a request that ends without collecting the fetch cancels it, and the worker goes on
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/site.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1']]);
$site = new Site(['api' => ['url' => $encharge->url(), 'token' => FakeEncharge::TOKEN, 'proxy' => null]]);
$site->index(sprintf('<?php
    use Encharge\Webhooks\{Client, Guard};
    if (isset($_GET["collect"])) {
        $fetch = Guard::fetch(new Client("test-token", %s));
        echo count($fetch->finish()), " ", $fetch->timing()["connection"];
        return;
    }
    ini_set("display_errors", "0");
    switch ($_GET["role"]) {
        case "exit": exit("exit");
        case "fatal": echo "fatal"; none();
        case "memory": echo "memory"; ini_set("memory_limit", "4M"); str_repeat("x", 10000000); break; // valgrind has no limit
        case "taken": $fetch = Guard::fetch(new Client("test-token", %1$s)); echo "taken";
        case "none":
    }
', var_export($encharge->url(), true)));
$query = 'wpf_action=add&access_key=the+key';
foreach (['collect', 'collect', 'exit', 'collect', 'fatal', 'collect', 'memory', 'collect', 'taken', 'collect', 'none', 'collect'] as $what) {
    if ($what !== 'collect') {
        $encharge->fault(['mode' => 'hang']);
    }
    $began = hrtime(true);
    $answer = $site->ask("$query&" . ($what === 'collect' ? $what : "role=$what"), '{"id":"c1"}');
    echo trim($answer), hrtime(true) - $began < 10e9 ? "\n" : " waited\n";
}
echo $encharge->connections(), " connections\n";
?>
--EXPECT--
200 | 1 new
200 | 1 kept
200 | exit
200 | 1 new
200 | fatal
200 | 1 new
200 | memory
200 | 1 new
200 | taken
200 | 1 new
200 |
200 | 1 new
6 connections
