<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Harness;

use Encharge\Webhooks\Tests\Support\Database;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\Support\WpConfig;

/**
 * The WordPress that the tests run in: its files, its database, and the Encharge that it is connected to.
 */
final class Installation
{
    public const URL = 'http://site.example.test';
    private const PLUGIN = 'webhooks-for-encharge';

    private static self $made;

    /** The web root. */
    public readonly string $root;
    public readonly \FakeEncharge $encharge;
    /** Null on SQLite. */
    public readonly ?Database $database;
    private readonly string $directory;
    private Snapshot $snapshot;

    private function __construct(string $database, private readonly bool $multisite)
    {
        $this->directory = sys_get_temp_dir() . '/encharge-wordpress-' . bin2hex(random_bytes(6));
        $this->root = "$this->directory/wordpress";
        mkdir($this->directory, 0700);
        // The last of all: WordPress has work of its own to do at the end.
        register_shutdown_function(fn() => register_shutdown_function($this->stop(...)));
        $this->encharge = new \FakeEncharge();
        $this->database = $database === 'mariadb' ? new Database($this->directory) : null;
        $this->copy_files();
        $this->install();
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
        return ['HTTP_HOST' => 'site.example.test', 'SERVER_NAME' => 'site.example.test', 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1'];
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

    private function copy_files(): void
    {
        $plugins = "$this->root/wp-content/plugins";
        Shell::run(['cp', '-r', Shell::environment('WORDPRESS_FILES'), $this->root]);
        // A link, so that PHPUnit sees the plugin's own errors at their true place.
        symlink(dirname(__DIR__, 3) . '/wp-plugin-shim', "$plugins/" . self::PLUGIN);
        if (!$this->database) {
            Shell::run(['cp', '-r', Shell::environment('SQLITE_INTEGRATION'), "$plugins/sqlite-database-integration"]);
            copy("$plugins/sqlite-database-integration/db.copy", "$this->root/wp-content/db.php");
        }
        WpConfig::write($this->root, $this->database, ['ENCHARGE_API_URL' => $this->encharge->url()]);
    }

    private function install(): void
    {
        $this->cli(
            'core',
            $this->multisite ? 'multisite-install' : 'install',
            '--url=' . self::URL,
            '--title=Example',
            '--skip-email',
            '--admin_user=administrator',
            '--admin_email=administrator@example.test'
        );
        // As after a first page: the web server's PHP is who runs the tests.
        $this->cli('eval', 'update_network_option(null, "encharge_webhooks_guard", ["file" => "", "user" => posix_geteuid()]);');
        $this->cli('plugin', 'activate', self::PLUGIN, ...($this->multisite ? ['--network'] : []));
    }

    private function cli(string ...$arguments): void
    {
        $php = [PHP_BINARY, '-d', 'extension=' . Shell::environment('ENCHARGE_EXTENSION')];
        $root = Shell::is_root() ? ['--allow-root'] : [];
        Shell::run([...$php, Shell::environment('WP_CLI'), "--path=$this->root", ...$root, ...array_values($arguments)]);
    }

    private function stop(): void
    {
        $this->encharge->stop();
        $this->database?->stop();
        Shell::run(['rm', '-rf', $this->directory]);
    }
}
