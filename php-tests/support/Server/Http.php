<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Support\Server;

/**
 * Sends requests to this machine, whatever host their URL names, and follows no redirect.
 *
 * @phpstan-type Request array{url: string, method?: string, headers?: list<string>, body?: string, from?: string} from: the
 *               sender's address, one of 127.0.0.0/8
 */
final class Http
{
    /** Seconds in which a request certainly reaches nginx. */
    private const SENDING = 0.1;

    /** @param Request $request */
    public static function send(array $request): Reply
    {
        return self::send_all([$request])[0];
    }

    /**
     * @param list<Request> $requests all of them at once, each on a connection of its own
     * @return list<Reply> in that order
     */
    public static function send_all(array $requests): array
    {
        return self::begin($requests)();
    }

    /**
     * Sends requests and does not wait for their answers.
     *
     * @param list<Request> $requests as send_all() takes them
     * @return \Closure(): list<Reply> waits for them
     */
    public static function begin(array $requests): \Closure
    {
        $multi = curl_multi_init();
        $headers = [];
        $handles = [];
        foreach ($requests as $number => $request) {
            $headers[$number] = [];
            $handles[$number] = self::handle($request, $headers[$number]);
            curl_multi_add_handle($multi, $handles[$number]);
        }
        self::advance($multi, self::SENDING);
        return static function () use ($multi, $handles, &$headers): array {
            self::advance($multi, INF);
            $replies = [];
            foreach ($handles as $number => $handle) {
                $replies[] = new Reply(curl_getinfo($handle, CURLINFO_RESPONSE_CODE), $headers[$number], (string) curl_multi_getcontent($handle));
            }
            return $replies;
        };
    }

    /** Until all is done, or those seconds are over. */
    private static function advance(\CurlMultiHandle $multi, float $seconds): void
    {
        $end = microtime(true) + $seconds;
        do {
            curl_multi_exec($multi, $running);
            curl_multi_select($multi, min(0.1, $seconds / 10));
        } while ($running > 0 && microtime(true) < $end);
    }

    /**
     * @param Request $request
     * @param array<string, list<string>> $headers takes those of the response
     */
    private static function handle(array $request, array &$headers): \CurlHandle
    {
        $handle = curl_init($request['url']);
        $method = $request['method'] ?? 'POST';
        curl_setopt_array($handle, [
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_NOBODY => $method === 'HEAD',
            CURLOPT_HTTPHEADER => ['Expect:', ...$request['headers'] ?? []],
            CURLOPT_CONNECT_TO => ['::127.0.0.1:'],
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_FORBID_REUSE => true,
            CURLOPT_TIMEOUT => 120,
            CURLOPT_HEADERFUNCTION => static function (\CurlHandle $handle, string $line) use (&$headers): int {
                if (str_contains($line, ':')) {
                    [$name, $value] = explode(':', $line, 2);
                    $headers[strtolower($name)][] = trim($value);
                }
                return strlen($line);
            },
        ]);
        if (isset($request['from'])) {
            curl_setopt($handle, CURLOPT_INTERFACE, $request['from']);
        }
        if (isset($request['body']) || $method === 'POST') {
            curl_setopt($handle, CURLOPT_POSTFIELDS, $request['body'] ?? '');
            // libcurl would say that it is a form.
            curl_setopt($handle, CURLOPT_HTTPHEADER, ['Expect:', ...self::typed($request['headers'] ?? [])]);
        }
        return $handle;
    }

    /**
     * @param list<string> $headers
     * @return list<string>
     */
    private static function typed(array $headers): array
    {
        return preg_grep('/^content-type:/i', $headers) === [] ? ['Content-Type:', ...$headers] : $headers;
    }
}
