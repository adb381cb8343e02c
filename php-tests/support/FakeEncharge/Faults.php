<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\FakeEncharge;

/**
 * Faults waiting for the requests that they spoil, in order.
 *
 * A fault is an array with the key `mode`:
 *  - answer  answers with `status` (200), `headers`, and `body` (base64) or `json`; the rest as in the true answer;
 *            blanks up to `pad` bytes, and with `gzip` compressed
 *  - error   answers in Encharge's error shape: `status` (500), `message`, `code`, `headers`
 *  - redirect  `status` (302) to `location`
 *  - close   closes without a byte; hang: never answers
 *  - cut     announces 1,000 bytes, sends 10 and closes; cut_chunked: closes within a chunk
 *  - stale   gives the true answer and closes the connection unannounced, `idle` (0) ms later
 *  - unasked gives the true answer and, `idle` (20) ms later, the bytes of `extra`; `at_once`: in one piece with it
 *  - drip    sends the true answer a byte each `interval` (100) ms
 *  - endless sends JSON that never ends, endless_headers headers; gzip_bomb: `size` (64) MiB of blanks in gzip
 *  - garbage sends what is not HTTP
 * and optionally `times` (1; 0 is for ever), `delay` (ms before anything is sent), `path` (the request's path, exactly)
 * and `contact` (an id that the request asks for).
 */
final class Faults
{
    private const MEBIBYTE = 1048576;

    /** @var list<array<string, mixed>> */
    private array $queue = [];

    /** @param array<string, mixed> $fault */
    public function add(array $fault): void
    {
        if (!method_exists($this, 'play' . self::studly((string) ($fault['mode'] ?? '')))) {
            throw new \InvalidArgumentException('unknown mode');
        }
        $this->queue[] = $fault + ['times' => 1, 'delay' => 0];
    }

    public function reset(): void
    {
        $this->queue = [];
    }

    /**
     * @param callable(): string $answer makes the true answer
     * @return \Generator yields bytes to send and, as a float, seconds to wait; returns whether the connection stays open
     */
    public function play(Request $request, callable $answer): \Generator
    {
        $fault = $this->shift($request);
        if (!$fault) {
            yield $answer();
            return true;
        }
        if ($fault['delay'] > 0) {
            yield $fault['delay'] / 1e3;
        }
        return yield from $this->{'play' . self::studly($fault['mode'])}($fault, $answer);
    }

    /** @return array<string, mixed>|null */
    private function shift(Request $request): ?array
    {
        foreach ($this->queue as $position => $fault) {
            if ((!isset($fault['path']) || $fault['path'] === $request->path) && (!isset($fault['contact']) || in_array($fault['contact'], self::contacts($request), true))) {
                if ($fault['times'] === 1) {
                    array_splice($this->queue, $position, 1);
                } elseif ($fault['times'] > 1) {
                    $this->queue[$position]['times']--;
                }
                return $fault;
            }
        }
        return null;
    }

    /** @return list<string> the ids that a request asks for */
    private static function contacts(Request $request): array
    {
        $people = $request->query['people'] ?? [];

        return is_array($people) ? array_column($people, 'id') : [];
    }

    private static function studly(string $mode): string
    {
        return str_replace('_', '', ucwords($mode, '_'));
    }

    private function playAnswer(array $fault, callable $answer): \Generator
    {
        [$head, $body] = explode("\r\n\r\n", $answer(), 2);
        if (array_key_exists('json', $fault)) {
            $body = json_encode($fault['json'], JSON_THROW_ON_ERROR);
        }
        if (isset($fault['body'])) {
            $body = base64_decode($fault['body'], true);
        }
        $headers = $fault['headers'] ?? [];
        $body = str_pad($body, $fault['pad'] ?? 0);
        if (isset($fault['gzip'])) {
            $body = gzencode($body);
            $headers['Content-Encoding'] = 'gzip';
        }
        yield Answer::raw($fault['status'] ?? (int) substr($head, 9, 3), $body, $headers);
        return ($headers['Connection'] ?? '') !== 'close';
    }

    private function playError(array $fault): \Generator
    {
        yield Answer::error($fault['status'] ?? 500, $fault['message'] ?? 'Something went wrong', $fault['code'] ?? null, $fault['headers'] ?? []);
        return true;
    }

    private function playRedirect(array $fault): \Generator
    {
        yield Answer::raw($fault['status'] ?? 302, '', ['Location' => $fault['location']]);
        return true;
    }

    private function playClose(): \Generator
    {
        yield from [];
        return false;
    }

    private function playHang(): \Generator
    {
        yield INF;
        return false;
    }

    private function playCut(): \Generator
    {
        yield Answer::head(200, ['Content-Type' => 'application/json', 'Content-Length' => 1000]) . '{"users":[';
        return false;
    }

    private function playCutChunked(): \Generator
    {
        yield Answer::head(200, ['Content-Type' => 'application/json', 'Transfer-Encoding' => 'chunked']) . "20\r\n{\"users\":[";
        return false;
    }

    private function playStale(array $fault, callable $answer): \Generator
    {
        yield $answer();
        yield ($fault['idle'] ?? 0) / 1e3;
        return false;
    }

    private function playUnasked(array $fault, callable $answer): \Generator
    {
        if ($fault['at_once'] ?? false) {
            yield $answer() . $fault['extra'];
            return true;
        }
        yield $answer();
        yield ($fault['idle'] ?? 20) / 1e3;
        yield $fault['extra'];
        return true;
    }

    private function playDrip(array $fault, callable $answer): \Generator
    {
        foreach (str_split($answer()) as $byte) {
            yield $byte;
            yield ($fault['interval'] ?? 100) / 1e3;
        }
        return true;
    }

    private function playEndless(): \Generator
    {
        yield Answer::head(200, ['Content-Type' => 'application/json', 'Transfer-Encoding' => 'chunked']);
        $chunk = str_repeat(' ', 65536);
        while (true) {
            yield dechex(strlen($chunk)) . "\r\n$chunk\r\n";
        }
    }

    private function playEndlessHeaders(): \Generator
    {
        yield "HTTP/1.1 200 Status\r\n";
        while (true) {
            yield 'X-Filler: ' . str_repeat('x', 1000) . "\r\n";
        }
    }

    private function playGzipBomb(array $fault): \Generator
    {
        $deflate = deflate_init(ZLIB_ENCODING_GZIP, ['level' => 9]);
        $body = '';
        for ($i = $fault['size'] ?? 64; $i > 0; $i--) {
            $body .= deflate_add($deflate, str_repeat(' ', self::MEBIBYTE), ZLIB_NO_FLUSH);
        }
        $body .= deflate_add($deflate, '{"users":[]}', ZLIB_FINISH);
        yield Answer::raw(200, $body, ['Content-Encoding' => 'gzip']);
        return true;
    }

    private function playGarbage(): \Generator
    {
        yield "\x16\x03\x01\x00\x05garbage\r\n\r\n";
        return false;
    }
}
