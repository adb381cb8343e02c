<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * One direction of a connection: what is taken now is given later.
 */
final class DelayedStream
{
    /** @var list<array{float, string|null}> when it is due, and the bytes; null: the end */
    private array $pieces = [];
    private bool $at_end = false;
    private bool $done = false;

    /**
     * @param resource $from
     * @param resource $to
     * @param float $delay seconds
     * @param float $open Unix time before which nothing sets out
     */
    public function __construct(public readonly mixed $from, private readonly mixed $to, private readonly float $delay, private readonly float $open)
    {
        stream_set_blocking($from, false);
    }

    /** Reads what is there. */
    public function take(): void
    {
        $bytes = @fread($this->from, 65536);
        if ($bytes === '' && !feof($this->from)) {
            return;
        }
        $piece = $bytes === false || $bytes === '' ? null : $bytes;
        $this->at_end = $piece === null;
        $this->pieces[] = [max(microtime(true), $this->open) + $this->delay, $piece];
    }

    /** Writes what is due. */
    public function give(): void
    {
        while ($this->pieces !== [] && $this->pieces[0][0] <= microtime(true)) {
            [$due, $bytes] = array_shift($this->pieces);
            $sent = $bytes === null ? false : @fwrite($this->to, $bytes);
            if ($sent === false) {
                @stream_socket_shutdown($this->to, STREAM_SHUT_WR);
                $this->at_end = $this->done = true;
                $this->pieces = [];
            } elseif ($sent < strlen((string) $bytes)) {
                array_unshift($this->pieces, [$due, substr((string) $bytes, $sent)]);
                return;
            }
        }
    }

    /** @return float Unix time at which there is something to give; INF if there is nothing */
    public function due(): float
    {
        return $this->pieces[0][0] ?? INF;
    }

    public function is_at_end(): bool
    {
        return $this->at_end;
    }

    public function is_done(): bool
    {
        return $this->done;
    }
}
