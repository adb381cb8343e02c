<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Support;

/**
 * A WordPress with the plugin, installed and commanded by WP-CLI.
 *
 * From the environment it takes WORDPRESS_FILES, WP_CLI and, where there is no MariaDB, SQLITE_INTEGRATION.
 */
class WordPress
{
    public const HOST = 'site.example.test';
    public const PLUGIN = 'webhooks-for-encharge';
    public const ADMINISTRATOR = ['id' => 1, 'login' => 'administrator', 'password' => 'the-password-of-the-administrator', 'email' => 'administrator@example.test'];

    /** @var list<string> */
    protected readonly array $command;

    /**
     * @param string $root the web root, which is made
     * @param string $url the home URL
     * @param Database|null $database null: SQLite
     * @param array<string, string|bool> $constants of wp-config.php, beside those of every WordPress
     * @param list<string> $php what the command line's PHP is called with
     * @param bool $multisite whether it is a network of sites
     */
    public function __construct(public readonly string $root, public readonly string $url, ?Database $database, array $constants, array $php, private readonly bool $multisite = false)
    {
        $this->command = [...Shell::without_power(), PHP_BINARY, ...$php, Shell::environment('WP_CLI'), "--path=$root", ...(Shell::is_root() ? ['--allow-root'] : [])];
        Shell::run(['cp', '-r', Shell::environment('WORDPRESS_FILES'), $root]);
        $this->put_plugins("$root/wp-content/plugins");
        if ($database === null) {
            Shell::run(['cp', '-r', Shell::environment('SQLITE_INTEGRATION'), "$root/wp-content/plugins/sqlite-database-integration"]);
            copy("$root/wp-content/plugins/sqlite-database-integration/db.copy", "$root/wp-content/db.php");
        }
        mkdir("$root/wp-content/mu-plugins");
        WpConfig::write($root, $database, $constants);
        $this->install();
    }

    /** @return string what a WP-CLI command printed */
    public function cli(string ...$arguments): string
    {
        return Shell::run([...$this->command, ...array_values($arguments)]);
    }

    /** @return string what a WP-CLI command printed that reads stdin */
    public function cli_with(string $input, string ...$arguments): string
    {
        return Shell::run([...$this->command, ...array_values($arguments)], $input);
    }

    protected function put_plugins(string $folder): void
    {
        Shell::run(['cp', '-r', dirname(__DIR__, 2) . '/wp-plugin-shim', "$folder/" . self::PLUGIN]);
    }

    private function install(): void
    {
        $administrator = self::ADMINISTRATOR;
        $this->cli(
            'core',
            $this->multisite ? 'multisite-install' : 'install',
            "--url=$this->url",
            '--title=Example',
            '--skip-email',
            "--admin_user={$administrator['login']}",
            "--admin_password={$administrator['password']}",
            "--admin_email={$administrator['email']}"
        );
        // As after a first page: the web server's PHP runs as who installs this.
        $this->cli('eval', 'update_network_option(null, "encharge_webhooks_guard", ["file" => "", "user" => posix_geteuid()]);');
        $this->activate_plugin();
    }

    protected function activate_plugin(): void
    {
        $this->cli('plugin', 'activate', self::PLUGIN, ...($this->multisite ? ['--network'] : []));
    }
}
