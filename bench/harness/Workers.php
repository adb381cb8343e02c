<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * The worker processes of one PHP-FPM.
 */
final class Workers
{
    private readonly int $master;

    /** @param string $configuration the configuration file of that PHP-FPM, which is running */
    public function __construct(string $configuration)
    {
        foreach (glob('/proc/[0-9]*/cmdline') ?: [] as $file) {
            if (str_contains((string) @file_get_contents($file), "master process ($configuration)")) {
                $this->master = (int) basename(dirname($file));
                return;
            }
        }
        throw new \RuntimeException("No PHP-FPM runs with $configuration.");
    }

    /** Ends all, and waits for those that the master starts in their place. Its opcache stays as it is. */
    public function replace(): void
    {
        $former = $this->pids();
        array_map(static fn(int $pid): bool => posix_kill($pid, SIGQUIT), $former);
        $end = microtime(true) + 10.0;
        do {
            if (microtime(true) > $end) {
                throw new \RuntimeException('PHP-FPM starts no new workers.');
            }
            usleep(5000);
            $pids = $this->pids();
        } while (count($pids) < count($former) || array_intersect($pids, $former) !== []);
        // Their start is not to be measured.
        usleep(50000);
    }

    /** @return non-empty-array<int, int> KiB of memory that is no file's and not shared, by process id */
    public function anonymous_memory(): array
    {
        $memory = [];
        foreach ($this->pids() as $pid) {
            preg_match('/^Anonymous:\s+(\d+) kB$/m', (string) file_get_contents("/proc/$pid/smaps_rollup"), $match);
            $memory[$pid] = (int) ($match[1] ?? throw new \RuntimeException("There is no number for the memory of process $pid."));
        }
        return $memory ?: throw new \RuntimeException('PHP-FPM has no workers.');
    }

    /** @return list<int> */
    private function pids(): array
    {
        $pids = [];
        foreach (glob('/proc/[0-9]*/stat') ?: [] as $file) {
            // The name in parentheses may hold anything; state and parent follow it.
            $fields = explode(' ', substr((string) strrchr((string) @file_get_contents($file), ')'), 2));
            if (($fields[1] ?? '') === (string) $this->master && $fields[0] !== 'Z') {
                $pids[] = (int) basename(dirname($file));
            }
        }
        return $pids;
    }
}
