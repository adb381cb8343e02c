<?php

/**
 * Passes connections on as if they came from far away. Ends with the process that started it.
 *
 * Usage: php delay-proxy.php LISTEN TARGET ROUND_TRIP_MILLISECONDS
 *   LISTEN, TARGET  tcp://127.0.0.1:PORT or unix://PATH
 *
 * What is sent arrives half a round trip later. A connection is there at once, because the kernel makes it: so the
 * first bytes of a client wait for one round trip more, as they would for TCP's handshake, and those of a server that
 * speaks first for another half.
 */

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

require __DIR__ . '/harness/DelayedStream.php';

/** Seconds before something is due in which it does not sleep: to wake up takes a good part of a short round trip. */
const AWAKE = 0.001;

[, $listen, $target, $milliseconds] = $argv;
$round_trip = (float) $milliseconds / 1e3;
$context = stream_context_create(['socket' => ['backlog' => 128, 'tcp_nodelay' => true]]);
$listener = stream_socket_server($listen, $errno, $message, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, $context);
if (!$listener) {
    fwrite(STDERR, "$message\n");
    exit(1);
}

/** @var array<int, DelayedStream> $streams by the number of the stream that they read */
$streams = [];
for (;;) {
    $read = [$listener, ...array_map(static fn(DelayedStream $stream): mixed => $stream->from, array_filter($streams, static fn(DelayedStream $stream): bool => !$stream->is_at_end()))];
    $wait = max(0.0, min([3600.0, ...array_map(static fn(DelayedStream $stream): float => $stream->due() - AWAKE - microtime(true), $streams)]));
    $write = $except = null;
    stream_select($read, $write, $except, (int) $wait, (int) (fmod($wait, 1) * 1e6));
    foreach ($read as $stream) {
        if ($stream !== $listener) {
            $streams[(int) $stream]->take();
            continue;
        }
        $client = stream_socket_accept($listener, 0);
        $server = stream_socket_client($target, $errno, $message, 1.0, STREAM_CLIENT_CONNECT, $context);
        if ($client && $server) {
            $now = microtime(true);
            $streams[(int) $client] = new DelayedStream($client, $server, $round_trip / 2, $now + $round_trip);
            $streams[(int) $server] = new DelayedStream($server, $client, $round_trip / 2, $now + $round_trip * 1.5);
        }
    }
    foreach ($streams as $number => $stream) {
        $stream->give();
        if ($stream->is_done()) {
            unset($streams[$number]);
        }
    }
}
