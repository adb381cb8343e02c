<?php

/**
 * Passes TCP on as if it came from far away. Ends with the process that started it.
 *
 * Usage: php delay-proxy.php LISTEN_PORT TARGET_PORT ROUND_TRIP_MILLISECONDS
 *
 * What is sent arrives half a round trip later. A connection is there at once, because the kernel makes it: so the
 * first bytes of a client wait for one round trip more, as they would for the handshake.
 */

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

require __DIR__ . '/harness/DelayedStream.php';

[, $listen_port, $target_port, $milliseconds] = $argv;
$round_trip = (float) $milliseconds / 1e3;
$context = stream_context_create(['socket' => ['backlog' => 128, 'tcp_nodelay' => true]]);
$listener = stream_socket_server("tcp://127.0.0.1:$listen_port", $errno, $message, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, $context);
if (!$listener) {
    fwrite(STDERR, "$message\n");
    exit(1);
}

/** @var array<int, DelayedStream> $streams by the number of the stream that they read */
$streams = [];
for (;;) {
    $read = [$listener, ...array_map(static fn(DelayedStream $stream): mixed => $stream->from, array_filter($streams, static fn(DelayedStream $stream): bool => !$stream->is_at_end()))];
    $wait = max(0.0, min([3600.0, ...array_map(static fn(DelayedStream $stream): float => $stream->due() - microtime(true), $streams)]));
    $write = $except = null;
    stream_select($read, $write, $except, (int) $wait, (int) (fmod($wait, 1) * 1e6));
    foreach ($read as $stream) {
        if ($stream !== $listener) {
            $streams[(int) $stream]->take();
            continue;
        }
        $client = stream_socket_accept($listener, 0);
        $server = stream_socket_client("tcp://127.0.0.1:$target_port", $errno, $message, 1.0, STREAM_CLIENT_CONNECT, $context);
        if ($client && $server) {
            $streams[(int) $client] = new DelayedStream($client, $server, $round_trip / 2, microtime(true) + $round_trip);
            $streams[(int) $server] = new DelayedStream($server, $client, $round_trip / 2, 0.0);
        }
    }
    foreach ($streams as $number => $stream) {
        $stream->give();
        if ($stream->is_done()) {
            unset($streams[$number]);
        }
    }
}
