--TEST--
What is no exit passes the barrier as it is
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/barrier.inc';

use Encharge\Webhooks\{ExitBarrier, ExitException};

final class Thrower
{
    public function __destruct()
    {
        throw new DomainException('by a destructor');
    }
}

try_out('nothing', function () {});
try_out('a value', fn() => ['a' => 1]);
$kept = 'kept';
try_out('a reference', function & () use (&$kept) { return $kept; });
try_out('an internal function', 'pi');
try_out('an exception', fn() => throw new LogicException('of its own', 7));
try_out('an error', fn() => strlen());
try_out('an exception with another before it', fn() => throw new LogicException('of its own', 7, new DomainException()));
try_out('an exception of a destructor, in an exit\'s way', function () { $thrower = new Thrower(); exit; });

echo "- one in another\n";
try_out('inner', function () {
    try {
        ExitBarrier::run(fn() => exit);
    } catch (ExitException $exit) {
        echo 'inside: ', $exit->getMessage(), "\n";
    }
    return 'outside goes on';
});
try_out('outer', function () {
    ExitBarrier::run(fn() => 1);
    exit;
});
try_out('thrown through', fn() => ExitBarrier::run(fn() => exit));

echo "- finally and catch\n";
try_out('an exit', function () {
    try {
        exit;
    } catch (Throwable) {
        echo "caught\n";
    } finally {
        echo "finally\n";
    }
});
try_out('an exit in finally', function () {
    try {
        throw new LogicException();
    } finally {
        exit;
    }
});
try_out('around the barrier', function () {
    try {
        ExitBarrier::run(fn() => exit);
    } finally {
        echo "finally\n";
    }
});

echo "- a fiber that is destroyed inside\n";
$fiber = new Fiber(fn() => ExitBarrier::run(function () {
    try {
        Fiber::suspend();
        echo "resumed\n";
    } finally {
        echo "finally\n";
    }
}));
$fiber->start();
unset($fiber);

echo "- no argument but a callable\n";
foreach ([1, 'no_function', [new stdClass(), 'none']] as $none) {
    try {
        ExitBarrier::run($none);
    } catch (TypeError $error) {
        echo $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
nothing: returned null
a value: returned {"a":1}
a reference: returned "kept"
an internal function: returned 3.141592653589793
an exception: LogicException: of its own
an error: ArgumentCountError: strlen() expects exactly 1 argument, 0 given
an exception with another before it: LogicException: of its own, after DomainException
an exception of a destructor, in an exit's way: DomainException: by a destructor
- one in another
inside: exit was called
inner: returned "outside goes on"
outer: Encharge\Webhooks\ExitException: exit was called
thrown through: Encharge\Webhooks\ExitException: exit was called
- finally and catch
an exit: Encharge\Webhooks\ExitException: exit was called
an exit in finally: Encharge\Webhooks\ExitException: exit was called
finally
around the barrier: Encharge\Webhooks\ExitException: exit was called
- a fiber that is destroyed inside
finally
- no argument but a callable
Encharge\Webhooks\ExitBarrier::run(): Argument #1 ($work) must be a valid callback, no array or string given
Encharge\Webhooks\ExitBarrier::run(): Argument #1 ($work) must be a valid callback, function "no_function" not found or invalid function name
Encharge\Webhooks\ExitBarrier::run(): Argument #1 ($work) must be a valid callback, class stdClass does not have a method "none"
