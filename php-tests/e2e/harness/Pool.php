<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

/**
 * A PHP-FPM with nginx before it.
 */
final class Pool
{
    /** Of its web root. */
    public readonly string $url;
    public readonly PhpFpm $fpm;
    private readonly Nginx $nginx;

    /**
     * @param string $directory one of its own, which is made
     * @param string $root the web root
     * @param string|null $extension encharge.so; null: without it
     * @param array<string, string> $ini settings of PHP
     */
    public function __construct(string $directory, string $root, ?string $extension, array $ini)
    {
        mkdir($directory, 0700);
        $port = Nginx::free_port();
        $this->url = 'http://' . WordPress::HOST . ":$port";
        $this->fpm = new PhpFpm($directory, 'fpm', $extension, $ini);
        $this->nginx = new Nginx($directory, $root, [$port => $this->fpm]);
    }

    public function stop(): void
    {
        $this->nginx->stop();
        $this->fpm->stop();
    }
}
