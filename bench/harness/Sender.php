<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * Sends one request after the other on a kept connection, and says how long each took.
 *
 * @phpstan-import-type Request from Server
 */
final class Sender
{
    private readonly \CurlHandle $handle;

    public function __construct()
    {
        $this->handle = Curl::handle();
    }

    /**
     * @param Request $request
     * @param int $expected its status
     * @return float milliseconds until the whole answer was there
     * @throws \RuntimeException if it has another status
     */
    public function time(array $request, int $expected = 200): float
    {
        Curl::prepare($this->handle, $request);
        $began = hrtime(true);
        $body = curl_exec($this->handle);
        $took = (hrtime(true) - $began) / 1e6;
        $status = curl_getinfo($this->handle, CURLINFO_RESPONSE_CODE);
        if ($status !== $expected) {
            throw new \RuntimeException("{$request['url']} was answered $status: $body");
        }
        return $took;
    }
}
