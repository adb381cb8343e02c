<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * Sends requests at a steady rate, whether or not those before are answered, on as many connections as it takes.
 *
 * A request's time counts from when it was due: one that had to wait for its turn is as late for its sender.
 *
 * @phpstan-import-type Request from Server
 */
final class OpenLoop
{
    /**
     * @param non-empty-list<Request> $requests one for each answer
     * @param int $status that every answer has to have
     * @return non-empty-list<float> milliseconds, the shortest first; INF: there was no answer, as when nginx has as many connections as it takes
     */
    public static function send(array $requests, int $rate, int $status): array
    {
        $multi = curl_multi_init();
        $idle = [];
        $due = [];
        $times = [];
        $sent = 0;
        $began = hrtime(true);
        while (count($times) < count($requests)) {
            for (; $sent < count($requests) && hrtime(true) >= $began + (int) ($sent * 1e9 / $rate); $sent++) {
                $handle = array_pop($idle) ?? Curl::handle();
                $due[spl_object_id($handle)] = $began + (int) ($sent * 1e9 / $rate);
                Curl::prepare($handle, $requests[$sent]);
                curl_multi_add_handle($multi, $handle);
            }
            curl_multi_exec($multi, $running);
            while ($message = curl_multi_info_read($multi)) {
                /** @var \CurlHandle $handle */
                $handle = $message['handle'];
                $answered = curl_getinfo($handle, CURLINFO_RESPONSE_CODE);
                if ($answered !== $status && $answered !== 0) {
                    throw new \RuntimeException("$answered: " . curl_multi_getcontent($handle));
                }
                $times[] = $answered === 0 ? INF : (hrtime(true) - $due[spl_object_id($handle)]) / 1e6;
                curl_multi_remove_handle($multi, $handle);
                $idle[] = $handle;
            }
            curl_multi_select($multi, 0.0005);
        }
        sort($times);
        return $times ?: throw new \LogicException('Nothing was sent.');
    }

    /** @param non-empty-list<float> $times the shortest first */
    public static function percentile(array $times, int $percent): float
    {
        return $times[min(count($times) - 1, (int) ceil(count($times) * $percent / 100) - 1)];
    }
}
