<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * How all that sends requests here uses curl.
 *
 * @phpstan-import-type Request from Server
 */
final class Curl
{
    /** @return \CurlHandle for any server on this machine, whatever its name */
    public static function handle(): \CurlHandle
    {
        $handle = curl_init();
        curl_setopt_array($handle, [CURLOPT_CONNECT_TO => ['::127.0.0.1:'], CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT => 60]);
        return $handle;
    }

    /** @param Request $request that the handle is to send next */
    public static function prepare(\CurlHandle $handle, array $request): void
    {
        curl_setopt_array($handle, [CURLOPT_URL => $request['url'], CURLOPT_HTTPHEADER => $request['headers'], CURLOPT_POSTFIELDS => $request['body']]);
    }
}
