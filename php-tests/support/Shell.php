<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Support;

/**
 * Commands that come to an end, and what their programs and this process are given by the system.
 */
final class Shell
{
    /**
     * @param non-empty-list<string> $command without a shell
     * @return string what it printed to stdout
     * @throws \RuntimeException if it fails
     */
    public static function run(array $command, string $input = ''): string
    {
        $errors = tmpfile();
        $stdin = tmpfile();
        fwrite($stdin, $input);
        rewind($stdin);
        $pipes = [];
        $process = proc_open($command, [$stdin, ['pipe', 'w'], $errors], $pipes);
        $output = (string) stream_get_contents($pipes[1]);
        $status = proc_close($process);
        if ($status !== 0) {
            rewind($errors);
            throw new \RuntimeException(implode(' ', $command) . " failed ($status):\n$output" . stream_get_contents($errors));
        }
        return $output;
    }

    /** @return string the path of a program, which need not be in PATH where it is a server */
    public static function find(string $program): string
    {
        foreach ([...explode(':', (string) getenv('PATH')), '/usr/sbin', '/usr/local/sbin'] as $directory) {
            if (is_executable("$directory/$program")) {
                return "$directory/$program";
            }
        }
        throw new \RuntimeException("There is no $program.");
    }

    /** @return string the value of an environment variable that has to be there */
    public static function environment(string $name): string
    {
        return getenv($name) ?: throw new \RuntimeException("The environment variable $name is missing.");
    }

    public static function is_root(): bool
    {
        return posix_geteuid() === 0;
    }

    /** @return list<string> what makes root's programs respect the permissions of files, as everybody's do; to stand before a command */
    public static function without_power(): array
    {
        return self::is_root() ? [self::find('setpriv'), '--bounding-set', '-dac_override,-dac_read_search', '--'] : [];
    }
}
