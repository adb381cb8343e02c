<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\FakeEncharge;

/**
 * One HTTP request as it came in.
 */
final class Request implements \JsonSerializable
{
    public readonly string $path;
    /** @var array<int|string, mixed> in the shape of $_GET */
    public readonly array $query;

    /**
     * @param string $listener name of the listener that took the connection
     * @param int $connection number of the connection, from 1
     * @param array<string, string> $headers by lower-case name
     */
    private function __construct(
        public readonly string $listener,
        public readonly int $connection,
        public readonly string $method,
        public readonly string $target,
        public readonly array $headers,
        public readonly string $body
    ) {
        [$this->path, $query] = explode('?', $target, 2) + [1 => ''];
        parse_str($query, $parameters);
        $this->query = $parameters;
    }

    /** Takes a whole request off the front of the buffer; null while there is none. */
    public static function shift(string &$buffer, string $listener, int $connection): ?self
    {
        $end = strpos($buffer, "\r\n\r\n");
        if ($end === false) {
            return null;
        }
        $lines = explode("\r\n", substr($buffer, 0, $end));
        [$method, $target] = explode(' ', array_shift($lines)) + [1 => '/'];
        $headers = [];
        foreach ($lines as $line) {
            [$name, $value] = explode(':', $line, 2) + [1 => ''];
            $headers[strtolower($name)] = trim($value);
        }
        $length = (int) ($headers['content-length'] ?? 0);
        if (strlen($buffer) < $end + 4 + $length) {
            return null;
        }
        $body = substr($buffer, $end + 4, $length);
        $buffer = substr($buffer, $end + 4 + $length);
        return new self($listener, $connection, $method, $target, $headers, $body);
    }

    /** @return array<string, mixed> bytes that are no UTF-8 replaced */
    public function jsonSerialize(): array
    {
        return get_object_vars($this);
    }
}
