<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Support\Server;

use Encharge\Webhooks\Tests\Support\WordPress;

/**
 * A PHP-FPM with nginx before it.
 */
final class Pool
{
    /** Of its web root. */
    public readonly string $url;
    public readonly PhpFpm $fpm;
    /** @var list<Nginx> */
    private array $servers = [];

    /**
     * @param string $directory one of its own, which is made
     * @param string $root the web root
     * @param string|null $extension encharge.so; null: without it
     * @param array<string, string> $ini settings of PHP
     */
    public function __construct(private readonly string $directory, string $root, ?string $extension, array $ini)
    {
        mkdir($directory, 0700);
        $this->fpm = new PhpFpm($directory, 'fpm', $extension, $ini);
        $this->url = $this->add($root);
    }

    /**
     * @param string $root another web root, or the same behind another nginx
     * @param string $directives more of what nginx is told of PHP's location
     * @return string the URL of that one, which the same workers serve
     */
    public function add(string $root, string $directives = ''): string
    {
        $directory = "$this->directory/" . count($this->servers);
        mkdir($directory);
        $port = Nginx::free_port();
        $this->servers[] = new Nginx($directory, $root, [$port => $this->fpm], $directives);
        return 'http://' . WordPress::HOST . ":$port";
    }

    public function stop(): void
    {
        foreach ($this->servers as $server) {
            $server->stop();
        }
        $this->fpm->stop();
    }
}
