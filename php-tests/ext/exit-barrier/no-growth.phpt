--TEST--
200,000 exits take no memory
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\{ExitBarrier, ExitException};

$ways = [
    fn() => exit,
    fn() => exit(1),
    fn() => array_map(fn($text) => exit(1), [str_repeat('a', 100)]),
    function () {
        foreach ((function () { yield str_repeat('a', 100); exit(1); })() as $text) {
            $texts[] = $text;
        }
    },
    function () {
        try {
            throw new LogicException(str_repeat('a', 100));
        } finally {
            exit(1);
        }
    },
];

function leave(array $ways, int $times): void
{
    for ($i = 0; $i < $times; $i++) {
        try {
            ExitBarrier::run($ways[$i % count($ways)]);
            echo "went on\n";
        } catch (ExitException) {
        }
    }
}

$resident = fn(): int => (int) preg_replace('/.*VmRSS:\s+(\d+).*/s', '$1', file_get_contents('/proc/self/status'));
leave($ways, 1000);
$kilobytes = $resident();
$memory = memory_get_usage();
leave($ways, 200000);
echo memory_get_usage() - $memory, " bytes\n";
// Under valgrind, what is freed is kept for a while.
echo getenv('USE_ZEND_ALLOC') === '0' || $resident() - $kilobytes < 512 ? "no growth\n" : "grown by {$resident()} - $kilobytes KiB\n";
?>
--EXPECT--
0 bytes
no growth
