<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * Somebody who reads a site's home page over and over, in a process of their own.
 */
final class Visitor
{
    /** @var resource */
    private $process;
    /** @var array{resource, resource} their input, which they leave at the end of, and what they say then */
    private array $pipes;

    public function __construct(Server $server)
    {
        $pipes = [];
        $process = proc_open([PHP_BINARY, dirname(__DIR__) . '/visit.php', "$server->url/"], [['pipe', 'r'], ['pipe', 'w'], STDERR], $pipes);
        if (!$process) {
            throw new \RuntimeException('There is no visitor.');
        }
        $this->process = $process;
        $this->pipes = [$pipes[0], $pipes[1]];
    }

    /** @return non-empty-list<float> milliseconds of each page, the shortest first */
    public function leave(): array
    {
        fclose($this->pipes[0]);
        $said = (string) stream_get_contents($this->pipes[1]);
        if (proc_close($this->process) !== 0) {
            throw new \RuntimeException('A visitor saw no page.');
        }
        /** @var non-empty-list<float> $times */
        $times = json_decode($said, true, 512, JSON_THROW_ON_ERROR);
        sort($times);
        return $times;
    }
}
