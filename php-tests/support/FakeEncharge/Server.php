<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\FakeEncharge;

/**
 * Listens on free ports of the loopback address and serves all connections from one loop.
 */
final class Server
{
    /** @var array<string, resource> */
    private array $listeners = [];
    /** @var array<string, bool> */
    private array $tls = [];
    /** @var array<int, Connection> */
    private array $connections = [];
    private int $number = 0;

    public function __construct(private readonly Api $api, private readonly Control $control)
    {
    }

    /**
     * @param array<string, mixed>|null $ssl options of the ssl stream context for TLS; null for plain HTTP
     * @return int the port
     */
    public function listen(string $name, ?array $ssl = null): int
    {
        $context = stream_context_create(['socket' => ['backlog' => 512, 'tcp_nodelay' => true]] + ($ssl ? ['ssl' => $ssl] : []));
        $listener = stream_socket_server('tcp://127.0.0.1:0', $errno, $message, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, $context);
        if (!$listener) {
            throw new \RuntimeException($message);
        }
        $this->listeners[$name] = $listener;
        $this->tls[$name] = $ssl !== null;
        return (int) substr(strrchr((string) stream_socket_get_name($listener, false), ':'), 1);
    }

    /** @param resource $lifeline the server ends when this one does */
    public function run(mixed $lifeline): void
    {
        while (true) {
            $this->connections = array_filter($this->connections, fn(Connection $connection) => !$connection->closed);
            $read = ['lifeline' => $lifeline] + $this->listeners;
            $write = [];
            $wait = 3600.0;
            foreach ($this->connections as $key => $connection) {
                $read[$key] = $connection->stream;
                if ($connection->wantsToWrite()) {
                    $write[$key] = $connection->stream;
                } else {
                    $wait = min($wait, $connection->wait());
                }
            }
            $except = null;
            stream_select($read, $write, $except, (int) $wait, (int) (fmod($wait, 1) * 1e6));
            foreach ($read as $key => $stream) {
                if ($key === 'lifeline') {
                    if (fread($stream, 1024) === '' && feof($stream)) {
                        return;
                    }
                } elseif (isset($this->listeners[$key])) {
                    $this->accept($key);
                } else {
                    $this->serve($this->connections[$key]);
                }
            }
            foreach ($this->connections as $connection) {
                if ($connection->wantsToWrite()) {
                    $connection->write();
                }
            }
        }
    }

    private function accept(string $name): void
    {
        $stream = @stream_socket_accept($this->listeners[$name], 0);
        if (!$stream) {
            return;
        }
        stream_set_blocking($stream, false);
        $this->number++;
        $this->connections[$this->number] = new Connection($stream, $name, $this->number, $this->tls[$name]);
        if ($name !== 'control') {
            $this->control->connected($name);
        }
    }

    private function serve(Connection $connection): void
    {
        $request = $connection->read();
        if (!$request) {
            return;
        }
        if ($connection->listener === 'control') {
            $connection->send($this->control->answer($request, $this->open()));
            return;
        }
        $this->control->requested($request);
        $connection->send($this->api->answer($request));
    }

    private function open(): int
    {
        return count(array_filter($this->connections, fn(Connection $connection) => $connection->listener !== 'control'));
    }
}
