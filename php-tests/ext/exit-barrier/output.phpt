--TEST--
What an exit prints is printed, and its status is forgotten
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/barrier.inc';
require __DIR__ . '/../child.inc';

try_out('with a text', fn() => exit('Bye. '));
try_out('with a status', fn() => exit(7));

echo "- buffers\n";
ob_start();
try_out('in a buffer', function () {
    ob_start();
    echo 'kept ';
    exit('Bye. ');
});
echo ob_get_level(), " levels\n";
ob_end_flush();
ob_end_flush();

try_out('in a callback', function () {
    ob_start(fn() => exit);
    echo 'text ';
    ob_end_flush();
});
echo ob_get_level(), " levels\n";
try_out('printed into a callback', function () {
    ob_start(fn() => exit, 1);
    echo 'text ';
});
while (ob_get_level() > 0) {
    ob_end_clean();
}

echo "- a shut door\n";
Encharge\Webhooks\Guard::shut();
try_out('shut', fn() => exit('Bye. '));
Encharge\Webhooks\Guard::open();

echo "- the process's own status\n";
exec(child_php() . ' -r ' . escapeshellarg('
    try {
        Encharge\Webhooks\ExitBarrier::run(fn() => exit(7));
    } catch (Encharge\Webhooks\ExitException) {
    }
    register_shutdown_function(function () { echo "shut down once\n"; });
'), $lines, $status);
echo implode("\n", $lines), "\n$status\n";
?>
--EXPECT--
Bye. with a text: Encharge\Webhooks\ExitException: exit was called
with a status: Encharge\Webhooks\ExitException: exit was called
- buffers
kept Bye. in a buffer: Encharge\Webhooks\ExitException: exit was called
2 levels
text in a callback: Encharge\Webhooks\ExitException: exit was called
0 levels
text printed into a callback: Encharge\Webhooks\ExitException: exit was called
- a shut door
- the process's own status
shut down once
0
