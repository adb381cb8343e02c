<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

use Encharge\Webhooks\Tests\Support\Database;
use Encharge\Webhooks\Tests\Support\Shell;

/**
 * Where and with what is measured.
 */
final class Machine
{
    /** Per cent of the processors that others may use without being mentioned. */
    private const NOISE = 3.0;

    /** @return string short hash of the commit, and whether there is more than it holds */
    public static function commit(): string
    {
        $git = ['git', '-C', dirname(__DIR__, 2)];
        $is_clean = Shell::run([...$git, 'status', '--porcelain', '--untracked-files=no']) === '';
        return trim(Shell::run([...$git, 'rev-parse', '--short=10', 'HEAD'])) . ($is_clean ? '' : '-changed');
    }

    /** @return list<string> */
    public static function lines(Stage $stage): array
    {
        preg_match('/^model name\s*: (.*)$/m', (string) file_get_contents('/proc/cpuinfo'), $processor);
        preg_match('/^MemTotal:\s+(\d+) kB$/m', (string) file_get_contents('/proc/meminfo'), $memory);
        preg_match('/PRETTY_NAME="(.*)"/', (string) file_get_contents('/etc/os-release'), $system);
        require Shell::environment('WORDPRESS_FILES') . '/wp-includes/version.php';
        /** @var string $wp_version */
        /** @var array{version: string, ssl_version: string} $curl */
        $curl = curl_version();
        return [
            sprintf('%s × %s, %.1f GiB; %s, Linux %s', trim(Shell::run(['nproc'])), $processor[1] ?? 'unknown processor', ($memory[1] ?? 0) / 1048576, $system[1] ?? '', php_uname('r')),
            'PHP ' . PHP_VERSION . " (FPM, 4 workers, opcache as by default), WordPress $wp_version, MariaDB " . $stage->database->value('SELECT VERSION()'),
            sprintf('a statement takes %.2f ms, and %.2f ms where the database is %s ms away', self::statement($stage->database->socket), self::statement($stage->distant_socket), Effort::DATABASE_ROUND_TRIP * 1e3),
            "libcurl {$curl['version']}, {$curl['ssl_version']}" . ', nginx ' . self::version('nginx-light') . ', wrk ' . self::version('wrk'),
        ];
    }

    /** @return string|null a warning, if others use the processors; takes two seconds in which nothing of one's own may run */
    public static function noise(string $when): ?string
    {
        [$idle, $all] = self::ticks();
        sleep(2);
        [$idle_then, $all_then] = self::ticks();
        $busy = 100.0 * (1 - ($idle_then - $idle) / ($all_then - $all));
        return $busy < self::NOISE ? null : sprintf('%s, others used %.0f%% of the processors', $when, $busy);
    }

    /** @return float median of the milliseconds that the cheapest statement takes */
    private static function statement(string $socket): float
    {
        $connection = new \mysqli(null, Database::USER, Database::PASSWORD, Database::NAME, null, $socket);
        $times = new Series();
        for ($statement = 0; $statement < Effort::STATEMENTS; $statement++) {
            $began = hrtime(true);
            $connection->query('DO 1');
            $times->add([(hrtime(true) - $began) / 1e6]);
        }
        return $times->median();
    }

    /** @return array{int, int} idle and all */
    private static function ticks(): array
    {
        $ticks = array_map(intval(...), preg_split('/\s+/', trim((string) strtok((string) file_get_contents('/proc/stat'), "\n"))) ?: []);
        return [$ticks[4] + $ticks[5], array_sum(array_slice($ticks, 1, 8))];
    }

    private static function version(string $package): string
    {
        return trim(Shell::run(['dpkg-query', '-W', '-f', '${Version}', $package]));
    }
}
