--TEST--
An exit behind the barrier becomes an exception, wherever it is called
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/barrier.inc';

final class Leaver
{
    public function __destruct()
    {
        exit;
    }

    public function __toString(): string
    {
        exit;
    }

    public function __call(string $name, array $arguments): mixed
    {
        exit;
    }

    public static function leave(): never
    {
        exit;
    }
}

function leave(int $depth): void
{
    $depth > 0 ? leave($depth - 1) : exit;
}

function numbers(): Generator
{
    yield 1;
    yield from (function () {
        yield 2;
        exit;
    })();
}

// Some versions of PHP add the exception to their own exit as a property that they deprecate.
error_reporting(E_ALL & ~E_DEPRECATED);
$former = error_reporting();

try_out('in the closure', function () { exit; });
try_out('die', fn() => die());
try_out('deep', fn() => leave(500));
try_out('a static method', [Leaver::class, 'leave']);
try_out('a magic method', [new class { public function __call($name, $arguments) { exit; } }, 'none']);
try_out('a name', 'Leaver::leave');
try_out('array_map', fn() => array_map(fn() => exit, [1, 2, 3]));
try_out('usort', function () { $list = range(1, 30); usort($list, fn() => exit); });
try_out('preg_replace_callback', fn() => preg_replace_callback('/./', fn() => exit, 'abc'));
try_out('call_user_func', fn() => call_user_func_array('leave', [3]));
try_out('a generator', function () { foreach (numbers() as $number) { echo "$number "; } });
try_out('arguments spread from one', fn() => max(...numbers()));
try_out('a fiber', fn() => (new Fiber(fn() => leave(3)))->start());
try_out('a string cast', fn() => 'a' . new Leaver());
try_out('a destructor', function () { $leaver = new Leaver(); unset($leaver); });
try_out('a destructor at the end of a function', function () { $leaver = new Leaver(); });
try_out('a destructor of an exception\'s way', function () { $leaver = new Leaver(); throw new LogicException('on its way'); });
try_out('a destructor of an exit\'s way', function () { $leaver = new Leaver(); exit; });
try_out('silenced', fn() => @leave(3));
try_out('an error handler', function () {
    set_error_handler(fn() => exit);
    echo $undefined;
});
restore_error_handler();
try_out('an autoloader', function () {
    spl_autoload_register(fn() => exit);
    new None();
});
array_map(spl_autoload_unregister(...), spl_autoload_functions());
try_out('an include', function () {
    $file = tempnam(sys_get_temp_dir(), 'exit');
    file_put_contents($file, '<?php $a = [1]; foreach ($a as $b) { exit; }');
    register_shutdown_function(unlink(...), $file);
    include $file;
});
try_out('eval', fn() => eval('exit;'));

error_reporting() === $former or print("errors stay silenced\n");
echo @$undefined ?? 'still here', "\n";
?>
--EXPECT--
in the closure: Encharge\Webhooks\ExitException: exit was called
die: Encharge\Webhooks\ExitException: exit was called
deep: Encharge\Webhooks\ExitException: exit was called
a static method: Encharge\Webhooks\ExitException: exit was called
a magic method: Encharge\Webhooks\ExitException: exit was called
a name: Encharge\Webhooks\ExitException: exit was called
array_map: Encharge\Webhooks\ExitException: exit was called
usort: Encharge\Webhooks\ExitException: exit was called
preg_replace_callback: Encharge\Webhooks\ExitException: exit was called
call_user_func: Encharge\Webhooks\ExitException: exit was called
1 2 a generator: Encharge\Webhooks\ExitException: exit was called
arguments spread from one: Encharge\Webhooks\ExitException: exit was called
a fiber: Encharge\Webhooks\ExitException: exit was called
a string cast: Encharge\Webhooks\ExitException: exit was called
a destructor: Encharge\Webhooks\ExitException: exit was called
a destructor at the end of a function: Encharge\Webhooks\ExitException: exit was called
a destructor of an exception's way: Encharge\Webhooks\ExitException: exit was called
a destructor of an exit's way: Encharge\Webhooks\ExitException: exit was called
silenced: Encharge\Webhooks\ExitException: exit was called
an error handler: Encharge\Webhooks\ExitException: exit was called
an autoloader: Encharge\Webhooks\ExitException: exit was called
an include: Encharge\Webhooks\ExitException: exit was called
eval: Encharge\Webhooks\ExitException: exit was called
still here
