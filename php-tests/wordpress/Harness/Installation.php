<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Harness;

use Encharge\Webhooks\Tests\Support\Database;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\Support\WordPress;

/**
 * The WordPress that the tests run in: its files, its database, and the Encharge that it is connected to.
 */
final class Installation
{
    public const URL = 'http://' . WordPress::HOST;

    private static self $made;

    /** The web root. */
    public readonly string $root;
    public readonly \FakeEncharge $encharge;
    /** Null on SQLite. */
    public readonly ?Database $database;
    private readonly string $directory;
    private Snapshot $snapshot;

    private function __construct(string $database, bool $multisite)
    {
        $this->directory = sys_get_temp_dir() . '/encharge-wordpress-' . bin2hex(random_bytes(6));
        $this->root = "$this->directory/wordpress";
        mkdir($this->directory, 0700);
        // The last of all: WordPress has work of its own to do at the end.
        register_shutdown_function(fn() => register_shutdown_function($this->stop(...)));
        $this->encharge = new \FakeEncharge();
        $this->database = $database === 'mariadb' ? new Database($this->directory) : null;
        $constants = ['ENCHARGE_API_URL' => $this->encharge->url()];
        new LinkedWordPress($this->root, self::URL, $this->database, $constants, ['-d', 'extension=' . Shell::environment('ENCHARGE_EXTENSION')], $multisite);
    }

    /** @param string $database sqlite or mariadb */
    public static function make(string $database, bool $multisite): void
    {
        self::$made = new self($database, $multisite);
    }

    public static function get(): self
    {
        return self::$made;
    }

    /** @return array<string, string> of $_SERVER, as WordPress looks for them when it is loaded */
    public static function server_variables(): array
    {
        return ['HTTP_HOST' => WordPress::HOST, 'SERVER_NAME' => WordPress::HOST, 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1'];
    }

    /** To be called when WordPress is loaded: keeps what reset() goes back to. */
    public function loaded(): void
    {
        require_once ABSPATH . 'wp-admin/includes/user.php';
        $this->snapshot = new Snapshot();
    }

    /** As it was after the installation. */
    public function reset(): void
    {
        $this->encharge->reset();
        $this->snapshot->restore();
    }

    private function stop(): void
    {
        $this->encharge->stop();
        $this->database?->stop();
        Shell::run(['rm', '-rf', $this->directory]);
    }
}
