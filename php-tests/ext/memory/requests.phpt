--TEST--
Over many requests of one worker: the connection is kept, a call never collected is gone with its request
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../child.inc';

$encharge = new FakeEncharge();
$encharge->people([['id' => 'c1']]);
$root = sys_get_temp_dir() . '/encharge-' . bin2hex(random_bytes(8));
mkdir($root);
file_put_contents("$root/index.php", '<?php
    final class Holder { public static $fetch; }
    $client = new Encharge\Webhooks\Client("test-token", $_GET["url"]);
    Holder::$fetch = $client->fetchPeople(["c1"]);
    switch ($_GET["what"]) {
        case "collect":
            echo count(Holder::$fetch->finish()), " person, ", Holder::$fetch->timing()["connection"];
            break;
        case "leave":
            echo "left";
            break;
        case "die":
            ini_set("display_errors", 0);
            echo "died";
            none();
    }
');
$probe = stream_socket_server('tcp://127.0.0.1:0');
$address = stream_socket_get_name($probe, false);
fclose($probe);
$server = proc_open('exec ' . child_php() . " -S $address -t " . escapeshellarg($root), [2 => ['file', '/dev/null', 'w']], $pipes);
$get = function (string $what) use ($address, $encharge): string {
    for ($i = 0; $i < 100; $i++) {
        $answer = @file_get_contents("http://$address/?what=$what&url=" . urlencode($encharge->url()), false, stream_context_create(['http' => ['ignore_errors' => true]]));
        if ($answer !== false) {
            return $answer;
        }
        usleep(50000);
    }
    return 'no answer';
};

foreach (['collect', 'collect', 'leave', 'collect', 'collect', 'die', 'collect', 'collect'] as $what) {
    if ($what !== 'collect') {
        $encharge->fault(['mode' => 'hang']);
    }
    echo $get($what), "\n";
}
echo $encharge->connections(), " connections\n";
proc_terminate($server);
proc_close($server);
unlink("$root/index.php");
rmdir($root);
?>
--EXPECT--
1 person, new
1 person, kept
left
1 person, new
1 person, kept
died
1 person, new
1 person, kept
3 connections
