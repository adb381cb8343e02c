--TEST--
A call that is never collected is cancelled at the end of the request, without waiting
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../../support/fake_encharge.inc';
require __DIR__ . '/../child.inc';

$encharge = new FakeEncharge();
$endings = [
    'held by a variable' => '',
    'held by a static property' => 'final class Holder { public static $fetch; } Holder::$fetch = $fetch;',
    'held by a cycle' => '$cycle = new stdClass(); $cycle->self = $cycle; $cycle->fetch = $fetch; unset($cycle, $fetch);',
    'exit in a function' => '(function () use ($fetch) { exit; })();',
    'a fatal error' => 'error_reporting(0); Holder::none();',
];
foreach ($endings as $name => $ending) {
    $encharge->fault(['mode' => 'hang', 'path' => '/v1/people']);
    $began = microtime(true);
    echo $name, ': ', run_child('
        $client = new Encharge\Webhooks\Client("test-token", $argv[1]);
        $client->tags();
        $fetch = $client->fetchPeople(["c1"]);
        echo "started\n";
    ' . $ending, [$encharge->url()]);
    if (microtime(true) - $began > 10) {
        echo "it waited\n";
    }
}
// Connections that the ended processes left are seen as closed.
usleep(100000);
echo $encharge->state()['open'], " open\n";
?>
--EXPECT--
held by a variable: started
held by a static property: started
held by a cycle: started
exit in a function: started
a fatal error: started
0 open
