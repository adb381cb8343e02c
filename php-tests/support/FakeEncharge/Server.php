<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\FakeEncharge;

/**
 * Listens on free ports of the loopback address and serves all connections from one loop.
 */
final class Server
{
    /** @var array<int, Connection> */
    private array $connections = [];
    private int $number = 0;

    public function __construct(private readonly Api $api, private readonly Control $control, private readonly Listeners $listeners)
    {
    }

    /** @param resource $lifeline the server ends when this one does */
    public function run(mixed $lifeline): void
    {
        while (true) {
            $this->connections = array_filter($this->connections, fn(Connection $connection) => !$connection->closed);
            $listening = $this->listeners->open();
            $read = ['lifeline' => $lifeline] + $listening;
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
                } elseif (isset($listening[$key])) {
                    $this->accept($key, $stream);
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

    /** @param resource $listener */
    private function accept(string $name, mixed $listener): void
    {
        $stream = @stream_socket_accept($listener, 0);
        if (!$stream) {
            return;
        }
        stream_set_blocking($stream, false);
        $this->number++;
        $this->connections[$this->number] = new Connection($stream, $name, $this->number, $this->listeners->is_tls($name));
        if ($name !== Listeners::CONTROL) {
            $this->control->connected($name);
        }
    }

    private function serve(Connection $connection): void
    {
        $request = $connection->read();
        if (!$request) {
            return;
        }
        if ($connection->listener === Listeners::CONTROL) {
            $connection->send($this->control->answer($request, $this->open()));
            return;
        }
        if (!$this->listeners->is_open($connection->listener)) {
            $connection->close();
            return;
        }
        $this->control->requested($request);
        $connection->send($this->api->answer($request));
    }

    private function open(): int
    {
        return count(array_filter($this->connections, fn(Connection $connection) => $connection->listener !== Listeners::CONTROL));
    }
}
