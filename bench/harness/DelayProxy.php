<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

use Encharge\Webhooks\Tests\Support\Process;

/**
 * A server that is a round trip away from whoever reaches it by this.
 */
final class DelayProxy
{
    private readonly Process $process;

    /**
     * @param string $address where it is reached, tcp://127.0.0.1:PORT or unix://PATH
     * @param string $target where the server is
     * @param float $round_trip seconds
     * @param string $log the file that takes its output
     */
    public function __construct(string $address, string $target, float $round_trip, string $log)
    {
        $this->process = new Process(
            [PHP_BINARY, '-n', dirname(__DIR__) . '/delay-proxy.php', $address, $target, (string) ($round_trip * 1e3)],
            $log,
            static fn(): bool => (bool) @stream_socket_client($address)
        );
    }

    public function stop(): void
    {
        $this->process->stop();
    }
}
