<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Support\Server;

/**
 * An HTTP response.
 */
final class Reply
{
    /**
     * @param int $status 0 if none came
     * @param array<string, list<string>> $headers lower-case name → values
     */
    public function __construct(public readonly int $status, public readonly array $headers, public readonly string $body)
    {
    }

    /** @return string|null a header's values, joined as RFC 9110 says; null if there is none */
    public function header(string $name): ?string
    {
        return isset($this->headers[$name]) ? implode(', ', $this->headers[$name]) : null;
    }

    /** @return array<string, mixed> the "data" of the body */
    public function data(): array
    {
        return json_decode($this->body, true, 512, JSON_THROW_ON_ERROR)['data'];
    }

    /** @return string for an assertion's message */
    public function __toString(): string
    {
        return "$this->status " . json_encode($this->headers, JSON_UNESCAPED_SLASHES) . "\n" . substr($this->body, 0, 2000);
    }
}
