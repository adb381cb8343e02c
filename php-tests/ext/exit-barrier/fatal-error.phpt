--TEST--
A fatal error behind the barrier ends the process, as does an exit in front of it
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/../child.inc';

// Without it there is no memory limit, as where valgrind looks on.
putenv('USE_ZEND_ALLOC=1');

$ends = [
    'a fatal error' => 'Encharge\Webhooks\ExitBarrier::run(fn() => trigger_error("Fatal", E_USER_ERROR));',
    'memory' => 'Encharge\Webhooks\ExitBarrier::run(fn() => str_repeat("a", 64 << 20));',
    'time' => 'set_time_limit(1); Encharge\Webhooks\ExitBarrier::run(function () { while (true) {} });',
    'code that does not compile' => 'Encharge\Webhooks\ExitBarrier::run(fn() => eval("break;"));',
    'nested' => 'Encharge\Webhooks\ExitBarrier::run(fn() => Encharge\Webhooks\ExitBarrier::run(fn() => str_repeat("a", 64 << 20)));',
    'an exit after one' => 'try { Encharge\Webhooks\ExitBarrier::run(fn() => exit); } catch (Encharge\Webhooks\ExitException) {} exit("ended\n");',
];
foreach ($ends as $name => $code) {
    echo "$name: ", trim(run_child('
        register_shutdown_function(function () {
            try {
                Encharge\Webhooks\ExitBarrier::run(fn() => exit);
            } catch (Encharge\Webhooks\ExitException) {
                echo preg_replace("/( at |[.:;,(]).*/s", "", error_get_last()["message"] ?? "no error"), "\n";
            }
        });
        ' . $code . '
        echo "went on\n";
    ', [], 'memory_limit=32M', 'display_errors=0', 'log_errors=0', 'error_reporting=8191')), "\n";
}
?>
--EXPECT--
a fatal error: Fatal
memory: Allowed memory size of 33554432 bytes exhausted
time: Maximum execution time of 1 second exceeded
code that does not compile: 'break' not in the 'loop' or 'switch' context
nested: Allowed memory size of 33554432 bytes exhausted
an exit after one: ended
no error
