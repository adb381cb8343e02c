<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\FakeEncharge;

/**
 * The bytes of HTTP answers.
 */
final class Answer
{
    /** @param array<string, string|int> $headers */
    public static function raw(int $status, string $body, array $headers = []): string
    {
        if ($status !== 204) {
            $headers += ['Content-Type' => 'application/json; charset=utf-8', 'Content-Length' => strlen($body)];
        }
        return self::head($status, $headers) . $body;
    }

    /** @param array<string, string|int> $headers */
    public static function json(mixed $data, int $status = 200, array $headers = []): string
    {
        return self::raw($status, json_encode($data, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR), $headers);
    }

    /**
     * An error in the shape that Encharge gives it.
     *
     * @param array<string, string|int> $headers
     */
    public static function error(int $status, string $message, ?string $code = null, array $headers = []): string
    {
        $error = array_filter(['message' => $message, 'errorCode' => $code, 'markdown' => $message, 'traceId' => 'trace-1']);
        return self::json(['error' => $error], $status, $headers);
    }

    /** @param array<string, string|int> $headers */
    public static function head(int $status, array $headers): string
    {
        $lines = ["HTTP/1.1 $status Status"];
        foreach ($headers as $name => $value) {
            $lines[] = "$name: $value";
        }
        return implode("\r\n", $lines) . "\r\n\r\n";
    }
}
