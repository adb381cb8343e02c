<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Support\Server;

use Encharge\Webhooks\Tests\Support\Process;
use Encharge\Webhooks\Tests\Support\Shell;

/**
 * PHP-FPM with a pool of its own.
 */
final class PhpFpm
{
    public const WORKERS = 4;

    public readonly string $socket;
    private readonly Process $process;
    private readonly string $log;

    /**
     * @param string $name tells its files from another pool's
     * @param string|null $extension encharge.so; null: without it
     * @param array<string, string> $ini settings of the pool
     */
    public function __construct(private readonly string $directory, private readonly string $name, ?string $extension, private readonly array $ini)
    {
        $this->socket = "$directory/$name.sock";
        $this->configure(self::WORKERS);
        $this->log = "$directory/$name.log";
        $command = [...Shell::without_power(), Shell::find('php-fpm8.2'), '--fpm-config', "$directory/$name.conf", ...($extension === null ? [] : ['-d', "extension=$extension"])];
        $this->process = new Process([...$command, ...(Shell::is_root() ? ['--allow-to-run-as-root'] : [])], "$directory/$name.out", fn(): bool => file_exists($this->socket));
    }

    /** As `service php-fpm reload`: workers finish what they do, and all that they shared is forgotten. */
    public function reload(): void
    {
        $starts = $this->starts();
        $this->process->signal(SIGUSR2);
        $this->process->await(fn(): bool => $this->starts() > $starts);
    }

    /** Reloads with so many workers. */
    public function resize(int $workers): void
    {
        $this->configure($workers);
        $this->reload();
    }

    /** @return list<int> the process ids of its workers */
    public function workers(): array
    {
        return $this->process->children();
    }

    public function stop(): void
    {
        $this->process->stop();
    }

    private function configure(int $workers): void
    {
        $settings = '';
        foreach ($this->ini as $setting => $value) {
            $settings .= "php_admin_value[$setting] = \"$value\"\n";
        }
        $user = Shell::is_root() ? "user = root\ngroup = root" : '';
        file_put_contents("$this->directory/$this->name.conf", <<<CONF
            [global]
            error_log = $this->directory/$this->name.log
            daemonize = no
            process_control_timeout = 30s
            [$this->name]
            $user
            listen = $this->socket
            pm = static
            pm.max_children = $workers
            catch_workers_output = yes
            $settings
            CONF);
    }

    private function starts(): int
    {
        return substr_count((string) @file_get_contents($this->log), 'ready to handle connections');
    }
}
