<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Support;

/**
 * A server in the foreground, which dies with the process that started it, however that ends.
 */
final class Process
{
    private const PATIENCE = 30.0;

    /** @var resource|null */
    private $process;

    /**
     * @param non-empty-list<string> $command without a shell
     * @param string $log the file that takes its output
     * @param callable(): bool $is_ready asked until it says yes
     */
    public function __construct(private readonly array $command, private readonly string $log, callable $is_ready)
    {
        $output = ['file', $log, 'a'];
        $pipes = [];
        $this->process = proc_open(['setpriv', '--pdeathsig', 'TERM', '--', ...$command], [['file', '/dev/null', 'r'], $output, $output], $pipes);
        $this->await($is_ready);
    }

    /** @return int its process id */
    public function pid(): int
    {
        return proc_get_status($this->process)['pid'];
    }

    public function is_running(): bool
    {
        return proc_get_status($this->process)['running'];
    }

    /** @return list<int> the process ids of its children */
    public function children(): array
    {
        $pid = $this->pid();
        return array_map(intval(...), preg_split('/ /', (string) @file_get_contents("/proc/$pid/task/$pid/children"), -1, PREG_SPLIT_NO_EMPTY) ?: []);
    }

    /** @param int $number of the signal */
    public function signal(int $number): void
    {
        proc_terminate($this->process, $number);
    }

    /** Waits for something that it does. @param callable(): bool $is_ready asked until it says yes */
    public function await(callable $is_ready): void
    {
        $end = microtime(true) + self::PATIENCE;
        while (!$is_ready()) {
            if (microtime(true) > $end || !proc_get_status($this->process)['running']) {
                throw new \RuntimeException(basename($this->command[0]) . " did not start:\n" . file_get_contents($this->log));
            }
            usleep(20000);
        }
    }

    /** Ends it and waits until it is gone. */
    public function stop(): void
    {
        if (!$this->process) {
            return;
        }
        proc_terminate($this->process);
        $end = microtime(true) + 10.0;
        while (proc_get_status($this->process)['running']) {
            if (microtime(true) > $end) {
                proc_terminate($this->process, 9);
            }
            usleep(10000);
        }
        proc_close($this->process);
        $this->process = null;
    }
}
