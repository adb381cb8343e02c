<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Browser;

/**
 * Lets a PHP without the extension answer at the site's URL, by the socket that nginx knows.
 */
final class ExtensionSwitch
{
    /**
     * @param string $socket of the PHP with the extension, which nginx asks
     * @param string $other of the PHP without it
     */
    public function __construct(private readonly string $socket, private readonly string $other)
    {
    }

    public function off(): void
    {
        if (!is_link($this->socket)) {
            rename($this->socket, "$this->socket.kept");
            symlink($this->other, $this->socket);
        }
    }

    public function on(): void
    {
        if (is_link($this->socket)) {
            rename("$this->socket.kept", $this->socket);
        }
    }
}
