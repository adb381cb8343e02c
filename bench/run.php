<?php

/**
 * Measures everything, prints the report and keeps it in bench/results. To be run by script/bench.
 *
 * Usage: php run.php DIRECTORY [accepted]
 *   DIRECTORY  where the statements of each action are left to be read
 *   accepted   measures webhooks that are accepted, and nothing else
 *
 * It takes from the environment what php-tests/e2e/bootstrap.php does.
 */

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

require __DIR__ . '/../php-tests/e2e/bootstrap.php';

spl_autoload_register(static function (string $class): void {
    $file = __DIR__ . '/harness/' . substr($class, strlen(__NAMESPACE__) + 1) . '.php';
    if (str_starts_with($class, __NAMESPACE__ . '\\') && is_file($file)) {
        require $file;
    }
});

$commit = Machine::commit();
$noise_before = Machine::noise('before it');
$directory = sys_get_temp_dir() . '/encharge-bench-' . bin2hex(random_bytes(6));
mkdir($directory, 0700);

Progress::say('starting everything');
$stage = new Stage($directory);
$machine = Machine::lines($stage);

$is_all = !isset($argv[2]);
$measured = $is_all ? new Everything($stage, $argv[1]) : null;
$accepted = new Accepted($stage, $directory);

$stage->stop();
$noise_after = Machine::noise('after it');

$report = new Report($commit, $machine, array_values(array_filter([$noise_before, $noise_after])));
$measured?->tell($report);
$report->accepted($accepted);
$report->goals([...($measured?->goals() ?? []), ...$accepted->goals()]);
echo "\n$report";

$file = __DIR__ . '/results/' . gmdate('Y-m-d') . "-$commit" . ($is_all ? '' : '-accepted') . '.md';
if (!is_dir(dirname($file))) {
    mkdir(dirname($file));
}
file_put_contents($file, $report);
Progress::say("kept in $file");
