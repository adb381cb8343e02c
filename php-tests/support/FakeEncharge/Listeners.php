<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\FakeEncharge;

/**
 * Ports of the loopback address that connections are taken on, which can be closed for a while as where a server is down.
 */
final class Listeners
{
    /** What stays open whatever happens. */
    public const CONTROL = 'control';

    /** @var array<string, resource> */
    private array $open = [];
    /** @var array<string, array<string, mixed>|null> */
    private array $ssl = [];
    /** @var array<string, int> */
    private array $ports = [];

    /**
     * @param array<string, mixed>|null $ssl options of the ssl stream context for TLS; null for plain HTTP
     * @return int the port, a free one
     */
    public function add(string $name, ?array $ssl = null): int
    {
        $this->ssl[$name] = $ssl;
        $this->ports[$name] = 0;
        $this->listen($name);
        return $this->ports[$name] = (int) substr(strrchr((string) stream_socket_get_name($this->open[$name], false), ':'), 1);
    }

    /** @return array<string, resource> those that take connections now */
    public function open(): array
    {
        return $this->open;
    }

    public function is_open(string $name): bool
    {
        return isset($this->open[$name]);
    }

    public function is_tls(string $name): bool
    {
        return $this->ssl[$name] !== null;
    }

    public function close_all(): void
    {
        foreach ($this->open as $name => $listener) {
            if ($name !== self::CONTROL) {
                unset($this->open[$name]);
                fclose($listener);
            }
        }
    }

    /** Takes connections again, on the same ports. */
    public function open_all(): void
    {
        array_map($this->listen(...), array_keys(array_diff_key($this->ports, $this->open)));
    }

    private function listen(string $name): void
    {
        $ssl = $this->ssl[$name];
        $context = stream_context_create(['socket' => ['backlog' => 512, 'tcp_nodelay' => true]] + ($ssl ? ['ssl' => $ssl] : []));
        $listener = stream_socket_server("tcp://127.0.0.1:{$this->ports[$name]}", $errno, $message, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, $context);
        if (!$listener) {
            throw new \RuntimeException($message);
        }
        $this->open[$name] = $listener;
    }
}
