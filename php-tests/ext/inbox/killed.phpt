--TEST--
What a killed process was working is claimed by another, which is told of it
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../webhook/accept.inc';
require __DIR__ . '/inbox.inc';
require __DIR__ . '/../child.inc';

use Encharge\Webhooks\Inbox;

$folder = make_inbox();
$inbox = Inbox::open($folder, 'site');
$inbox->accept(webhook('{"endUserData":[{"id":"a"},{"id":"b"}]}'));

$code = '$claims = Encharge\Webhooks\Inbox::open($argv[1], "site")->claim(20);'
    . '$claims[0]->begin(); $child = proc_open("exec sleep 60", [["file", "/dev/null", "r"], ["file", "/dev/null", "w"], ["file", "/dev/null", "w"]], $pipes); echo $claims[0]->contact, "\n"; sleep(60);';
$process = proc_open(
    'exec ' . child_php() . ' -r ' . escapeshellarg($code) . ' -- ' . escapeshellarg($folder),
    [1 => ['pipe', 'w']],
    $pipes
);
$begun = trim(fgets($pipes[1]));
var_dump(count($inbox->claim(20)));
proc_terminate($process, 9);
proc_close($process);

// Between fork and exec the child that outlives it holds its locks, too.
for ($claims = [], $until = microtime(true) + 5; count($claims) < 2 && microtime(true) < $until; usleep(1000)) {
    array_push($claims, ...$inbox->claim(20));
}
usort($claims, fn($one, $other) => $other->interruptions <=> $one->interruptions);
var_dump($claims[0]->contact === $begun, $claims[0]->interruptions, $claims[0]->tries, $claims[1]->interruptions);
?>
--EXPECT--
int(0)
bool(true)
int(1)
int(1)
int(0)
