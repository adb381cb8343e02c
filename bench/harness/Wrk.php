<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

use Encharge\Webhooks\Tests\Support\Shell;

/**
 * The load generator wrk.
 *
 * @phpstan-import-type Request from Server
 * @phpstan-type Result array{requests: int, seconds: float, failed: int, lost: int}
 */
final class Wrk
{
    /**
     * @param Request $request sent again and again
     * @param int $seconds for how long
     * @return Result
     */
    public static function run(Server $server, array $request, int $connections, int $seconds): array
    {
        $file = (string) tempnam(sys_get_temp_dir(), 'wrk');
        file_put_contents($file, substr($request['url'], strlen($server->url)) . "\n{$request['body']}");
        $output = Shell::run([
            Shell::find('wrk'), '-t1', "-c$connections", "-d{$seconds}s", '--timeout', '60s', '-H', 'Host: ' . substr($server->url, strlen('http://')),
            '-s', dirname(__DIR__) . '/request.lua', "http://127.0.0.1:$server->port/", '--', $file,
        ]);
        unlink($file);
        $lines = explode("\n", trim($output));
        /** @var Result */
        return json_decode((string) end($lines), true, 512, JSON_THROW_ON_ERROR);
    }
}
