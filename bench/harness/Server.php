<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

use Encharge\Webhooks\Tests\Support\Server\Nginx;
use Encharge\Webhooks\Tests\Support\Server\PhpFpm;
use Encharge\Webhooks\Tests\Support\WordPress;

/**
 * A column's own nginx and PHP-FPM, and the webhooks for it.
 *
 * @phpstan-type Request array{url: non-empty-string, headers: list<string>, body: string}
 */
final class Server
{
    public readonly Workers $workers;
    public readonly string $url;
    private readonly PhpFpm $fpm;
    private readonly Nginx $nginx;

    /**
     * @param string $directory an existing one of its own
     * @param string $root the web root
     * @param array<string, string> $ini
     * @param string $key an access key
     */
    public function __construct(string $directory, public readonly string $root, public readonly int $port, ?string $extension, array $ini, public readonly string $key)
    {
        $this->url = 'http://' . WordPress::HOST . ":$port";
        $this->fpm = new PhpFpm($directory, 'fpm', $extension, $ini);
        $this->nginx = new Nginx($directory, $root, [$port => $this->fpm]);
        $this->workers = new Workers("$directory/fpm.conf");
    }

    /** Lets it have so many workers, all of them new. */
    public function resize(int $workers): void
    {
        $this->fpm->resize($workers);
    }

    public function stop(): void
    {
        $this->nginx->stop();
        $this->fpm->stop();
    }

    /**
     * @param string|null $key another key than its own
     * @return Request
     */
    public function webhook(string $action, string $body, ?string $key = null): array
    {
        return ['url' => "$this->url/?wpf_action=$action&access_key=" . ($key ?? $this->key), 'headers' => ['Content-Type: application/json'], 'body' => $body];
    }

    /**
     * @param array<string, string> $query
     * @return Request that names a contact and nothing else of them
     */
    public function webhook_for(string $contact, string $action, array $query): array
    {
        $request = $this->webhook($action, json_encode(['id' => $contact], JSON_THROW_ON_ERROR));
        return ['url' => "{$request['url']}&" . http_build_query($query)] + $request;
    }
}
