<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * Sends so many requests on several kept connections at once. It measures nothing.
 *
 * @phpstan-import-type Request from Server
 */
final class Crowd
{
    /**
     * @param non-empty-list<Request> $requests sent in turn
     * @return array<int, int> how often each status came; 0: no answer
     */
    public static function send(array $requests, int $connections, int $count): array
    {
        $multi = curl_multi_init();
        $sent = 0;
        for (; $sent < min($connections, $count); $sent++) {
            self::add($multi, Curl::handle(), $requests[$sent % count($requests)]);
        }
        $statuses = [];
        while (array_sum($statuses) < $count) {
            curl_multi_exec($multi, $running);
            while ($message = curl_multi_info_read($multi)) {
                /** @var \CurlHandle $handle */
                $handle = $message['handle'];
                $status = curl_getinfo($handle, CURLINFO_RESPONSE_CODE);
                $statuses[$status] = ($statuses[$status] ?? 0) + 1;
                curl_multi_remove_handle($multi, $handle);
                if ($sent < $count) {
                    self::add($multi, $handle, $requests[$sent++ % count($requests)]);
                }
            }
            curl_multi_select($multi, 0.1);
        }
        return $statuses;
    }

    /** @param Request $request */
    private static function add(\CurlMultiHandle $multi, \CurlHandle $handle, array $request): void
    {
        Curl::prepare($handle, $request);
        curl_multi_add_handle($multi, $handle);
    }
}
