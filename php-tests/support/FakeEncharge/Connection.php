<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\FakeEncharge;

/**
 * One accepted connection: its TLS handshake, what came in and what goes out.
 */
final class Connection
{
    private string $in = '';
    private string $out = '';
    private ?\Generator $answer = null;
    private float $resume = 0.0;
    private bool $secure;
    public bool $closed = false;

    /** @param resource $stream accepted and not blocking */
    public function __construct(
        public readonly mixed $stream,
        public readonly string $listener,
        public readonly int $number,
        bool $tls
    ) {
        $this->secure = !$tls;
    }

    /** Reads what is there. @return Request|null a request that became whole and is to be answered */
    public function read(): ?Request
    {
        if (!$this->secure) {
            $done = @stream_socket_enable_crypto($this->stream, true);
            $this->secure = $done === true;
            if ($done === false) {
                $this->close();
            }
            return null;
        }
        $bytes = @fread($this->stream, 65536);
        if ($bytes === false || ($bytes === '' && feof($this->stream))) {
            $this->close();
            return null;
        }
        $this->in .= $bytes;
        return $this->answer ? null : Request::shift($this->in, $this->listener, $this->number);
    }

    /** @param \Generator $answer see Faults::play() */
    public function send(\Generator $answer): void
    {
        $this->answer = $answer;
        $this->write();
    }

    /** Sends what can be sent without waiting. */
    public function write(): void
    {
        while ($this->answer && $this->wait() <= 0.0) {
            if ($this->out === '' && !$this->next()) {
                return;
            }
            $sent = @fwrite($this->stream, $this->out);
            if ($sent === false) {
                $this->close();
            }
            if (!$sent) {
                return;
            }
            $this->out = (string) substr($this->out, $sent);
        }
    }

    public function wantsToWrite(): bool
    {
        return $this->answer !== null && $this->wait() <= 0.0;
    }

    /** @return float seconds until there is something to send; INF if never */
    public function wait(): float
    {
        return $this->answer ? $this->resume - microtime(true) : INF;
    }

    /** Takes the next piece of the answer. @return bool whether there are bytes to send now */
    private function next(): bool
    {
        if (!$this->answer->valid()) {
            $keep = $this->answer->getReturn();
            $this->answer = null;
            if (!$keep) {
                $this->close();
            }
            return false;
        }
        $piece = $this->answer->current();
        if (is_float($piece)) {
            $this->resume = microtime(true) + $piece;
        } else {
            $this->out = $piece;
        }
        $this->answer->next();
        return $this->out !== '';
    }

    public function close(): void
    {
        fclose($this->stream);
        $this->answer = null;
        $this->closed = true;
    }
}
