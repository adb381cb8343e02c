<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Browser;

/**
 * Takes the calls of the tests, one after another, on a socket.
 */
final class Calls
{
    private readonly string $path;
    /** @var resource */
    private mixed $socket;

    public function __construct(private readonly Control $control)
    {
        $this->path = "{$control->directory()}/calls.sock";
        $this->socket = stream_socket_server("unix://$this->path") ?: throw new \RuntimeException("$this->path takes no calls.");
    }

    /** @param resource $lifeline calls are taken until it ends */
    public function take(mixed $lifeline): void
    {
        echo json_encode(['socket' => $this->path, 'methods' => self::methods()] + $this->control->site(), JSON_THROW_ON_ERROR), "\n";
        $callers = [];
        while (true) {
            $read = [$lifeline, $this->socket, ...$callers];
            $write = $except = null;
            stream_select($read, $write, $except, null);
            foreach ($read as $stream) {
                if ($stream === $lifeline) {
                    if (fread($lifeline, 1024) === '' && feof($lifeline)) {
                        return;
                    }
                } elseif ($stream === $this->socket) {
                    $caller = stream_socket_accept($this->socket);
                    $callers[(int) $caller] = $caller;
                } else {
                    $line = fgets($stream);
                    if ($line === false) {
                        unset($callers[(int) $stream]);
                        fclose($stream);
                        continue;
                    }
                    fwrite($stream, $this->answer($line) . "\n");
                }
            }
        }
    }

    private function answer(string $line): string
    {
        try {
            ['method' => $method, 'arguments' => $arguments] = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
            if (!in_array($method, self::methods(), true)) {
                throw new \BadMethodCallException("There is no $method().");
            }
            $answer = ['result' => $this->control->$method(...$arguments)];
        } catch (\Throwable $exception) {
            $answer = ['error' => (string) $exception];
        }
        return json_encode($answer, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE);
    }

    /** @return list<string> */
    private static function methods(): array
    {
        return array_values(array_diff(get_class_methods(Control::class), ['__construct', 'site', 'directory']));
    }
}
