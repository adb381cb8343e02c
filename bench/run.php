<?php

/**
 * Measures everything, prints the report and keeps it in bench/results. To be run by script/bench.
 *
 * Usage: php run.php DIRECTORY
 *   DIRECTORY  where the statements of each action are left to be read
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

$counts = (new Statements($stage, $argv[1]))->count();
$webhooks = new Webhooks($stage);
$rows = [...(new Refusals($stage))->measure(), ...$webhooks->near()];
$stage->move_encharge(true);
array_push($rows, ...$webhooks->far());
$stage->move_encharge(false);
$stage->move_database(true);
array_push($rows, ...$webhooks->far_from_database());
$stage->move_database(false);
array_push($rows, $webhooks->connections(), ...$webhooks->curve(), ...(new Memory($stage))->measure());
$instructions = new Instructions($stage);

$stage->stop();
$noise_after = Machine::noise('after it');

$report = new Report($commit, $machine, array_values(array_filter([$noise_before, $noise_after])));
$report->table($rows);
$report->instructions($instructions);
$report->statements($counts);
$report->goals(Goal::all(array_column($rows, null, 'work'), $instructions));
echo "\n$report";

$file = __DIR__ . '/results/' . gmdate('Y-m-d') . "-$commit.md";
if (!is_dir(dirname($file))) {
    mkdir(dirname($file));
}
file_put_contents($file, $report);
Progress::say("kept in $file");
