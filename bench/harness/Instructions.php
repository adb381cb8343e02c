<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\Support\WordPress;

/**
 * What the extension costs a request that is no webhook, in instructions counted by callgrind: exact where time is not.
 */
final class Instructions
{
    private const REQUESTS = 500;

    public readonly float $added;
    public readonly float $bootstrap;

    /** @param Stage $stage with a bare WordPress and an empty script */
    public function __construct(Stage $stage)
    {
        Progress::say('instructions');
        $empty = "{$stage->server(Column::Empty)->root}/index.php";
        $bare = "{$stage->server(Column::Bare)->root}/index.php";
        $extension = ['-d', 'extension=' . Shell::environment('ENCHARGE_EXTENSION')];
        $this->added = self::per_request($empty, self::REQUESTS, $extension) - self::per_request($empty, self::REQUESTS, []);
        $this->bootstrap = self::per_request($bare, 1, []);
    }

    /** @return float what the extension adds, of what WordPress's bootstrap takes, in per cent */
    public function percentage(): float
    {
        return $this->added / $this->bootstrap * 100;
    }

    /** @param list<string> $options */
    private static function per_request(string $script, int $requests, array $options): float
    {
        // What is done once, at the start, is the same in both.
        return (self::all($script, $requests + 1, $options) - self::all($script, 1, $options)) / $requests;
    }

    /** @param list<string> $options */
    private static function all(string $script, int $requests, array $options): int
    {
        $file = (string) tempnam(sys_get_temp_dir(), 'callgrind');
        Shell::run([
            'env', 'HTTP_HOST=' . WordPress::HOST, 'REQUEST_URI=/?p=1', Shell::find('valgrind'), '--tool=callgrind', "--callgrind-out-file=$file", '--quiet',
            Shell::find('php-cgi8.2'), '-q', '-d', 'opcache.enable=1', ...$options, '-T', (string) $requests, $script, 'p=1',
        ]);
        $found = preg_match('/^(?:summary|totals): (\d+)/m', (string) file_get_contents($file), $match);
        unlink($file);
        return $found === 1 ? (int) $match[1] : throw new \RuntimeException('callgrind counted nothing.');
    }
}
