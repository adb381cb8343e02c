<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Database;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\Support\WpConfig;

/**
 * A WordPress with the plugin, made by WP-CLI.
 */
final class WordPress
{
    public const HOST = 'site.example.test';
    public const PLUGIN = 'webhooks-for-encharge';
    public const ADMINISTRATOR = ['id' => 1, 'login' => 'administrator', 'password' => 'the-password-of-the-administrator', 'email' => 'administrator@example.test'];

    /** Options of which something stands in the guard file. */
    private const GUARDED = ['encharge_webhooks_settings', 'encharge_webhooks_api_key', 'active_plugins'];

    /** What the guard knows the site from. */
    public readonly string $guard_file;
    /** @var list<string> */
    private readonly array $command;

    /**
     * @param string $root the web root, which is made
     * @param string $url the home URL
     * @param array<string, string|bool> $constants of wp-config.php, beside those of every WordPress
     * @param list<string> $php what the command line's PHP is called with
     * @param bool $multisite whether it is a network of sites
     */
    public function __construct(public readonly string $root, public readonly string $url, private readonly Database $database, array $constants, array $php, bool $multisite = false)
    {
        $this->command = [...Shell::without_power(), PHP_BINARY, ...$php, Shell::environment('WP_CLI'), "--path=$root", ...(Shell::is_root() ? ['--allow-root'] : [])];
        $this->guard_file = "$root/wp-content/encharge-guard.php";
        Shell::run(['cp', '-r', Shell::environment('WORDPRESS_FILES'), $root]);
        Shell::run(['cp', '-r', dirname(__DIR__, 3) . '/wp-plugin-shim', "$root/wp-content/plugins/" . self::PLUGIN]);
        Shell::run(['cp', '-r', dirname(__DIR__) . '/plugins/.', "$root/wp-content/plugins"]);
        mkdir("$root/wp-content/mu-plugins");
        WpConfig::write($root, $database, $constants);
        file_put_contents("$root/phpinfo.php", '<?php phpinfo();');
        $administrator = self::ADMINISTRATOR;
        $this->cli(
            'core',
            $multisite ? 'multisite-install' : 'install',
            "--url=$url",
            '--title=Example',
            '--skip-email',
            "--admin_user={$administrator['login']}",
            "--admin_password={$administrator['password']}",
            "--admin_email={$administrator['email']}"
        );
        // As after a first page: the pools run as who runs the tests.
        $this->cli('eval', 'update_network_option(null, "encharge_webhooks_guard", ["file" => "", "user" => posix_geteuid()]);');
        $this->cli('plugin', 'activate', self::PLUGIN, ...($multisite ? ['--network'] : []));
    }

    /** @return string what a WP-CLI command printed */
    public function cli(string ...$arguments): string
    {
        return Shell::run([...$this->command, ...array_values($arguments)]);
    }

    /** @return string what a WP-CLI command printed that ran as another user than the web server's PHP, to whom nothing is closed but what is that user's own */
    public function cli_as_another(string ...$arguments): string
    {
        return Shell::run($this->command_of_another('+dac_override,+dac_read_search', array_values($arguments)));
    }

    /** @return string what such a command printed and warned of, to whom all is open but nothing is theirs to write */
    public function cli_as_a_reader(string ...$arguments): string
    {
        return Shell::run(['sh', '-c', '"$@" 2>&1', 'sh', ...$this->command_of_another('+dac_read_search', array_values($arguments))]);
    }

    /**
     * @param list<string> $arguments
     * @return non-empty-list<string>
     */
    private function command_of_another(string $power, array $arguments): array
    {
        $command = array_values(array_diff(array_slice($this->command, count(Shell::without_power())), ['--allow-root']));
        if (Shell::is_root()) {
            array_unshift($command, Shell::find('setpriv'), '--securebits=+no_setuid_fixup', '--reuid=65534', '--clear-groups', "--inh-caps=$power", "--ambient-caps=$power", '--');
        } else {
            $this->set_option('encharge_webhooks_guard', ['file' => '', 'user' => 65534]);
        }
        return [...$command, ...$arguments];
    }

    /** @return string what a WP-CLI command printed, whether or not it found something wrong */
    public function cli_whatever(string ...$arguments): string
    {
        return Shell::run(['sh', '-c', '"$@" || test $? -eq 1', 'sh', ...$this->command, ...array_values($arguments)]);
    }

    /** @return string what a WP-CLI command printed that reads stdin */
    public function cli_with(string $input, string ...$arguments): string
    {
        return Shell::run([...$this->command, ...array_values($arguments)], $input);
    }

    /**
     * Changes settings as they are stored, which takes no second as WP-CLI does.
     *
     * @param array<string, mixed> $settings by the names of Settings
     */
    public function set(array $settings): void
    {
        $stored = unserialize((string) $this->database->value("SELECT option_value FROM wp_options WHERE option_name = 'encharge_webhooks_settings'"));
        $this->set_option('encharge_webhooks_settings', $settings + $stored);
    }

    /** @param string|array<array-key, mixed> $value */
    public function set_option(string $name, string|array $value): void
    {
        $this->database->execute(
            "REPLACE INTO wp_options (option_name, option_value, autoload) VALUES (?, ?, 'on')",
            $name,
            is_array($value) ? serialize($value) : $value
        );
        if (in_array($name, self::GUARDED, true)) {
            $this->keep_guard_file();
        }
    }

    /** Lets the plugin bring the guard file up to date with the database, as after a change that came by another server. */
    public function keep_guard_file(): void
    {
        $this->set_option('encharge_webhooks_guard_revision', bin2hex(random_bytes(16)));
        $reply = Http::send(['method' => 'GET', 'url' => "$this->url/?robots=1"]);
        if ($reply->status !== 200) {
            throw new \RuntimeException("The guard file was not kept up to date: $reply");
        }
    }

    /** Replaces the guard file by one with that content. */
    public function put_guard_file(string $content): void
    {
        $this->remove_guard_file();
        file_put_contents("$this->guard_file.new", $content);
        chmod("$this->guard_file.new", 0600);
        rename("$this->guard_file.new", $this->guard_file);
    }

    /** Removes the guard file, or what stands in its place. */
    public function remove_guard_file(): void
    {
        Shell::run(['rm', '-rf', $this->guard_file]);
    }

    /** As `wp encharge guard remove` does: every webhook goes into WordPress. */
    public function go_without_guard(): void
    {
        $this->set_option('encharge_webhooks_guard', ['wanted' => false]);
        $this->remove_guard_file();
    }

    /** @param string ...$plugins further plugins' main files, beside this one */
    public function activate(string ...$plugins): void
    {
        $this->set_option('active_plugins', [self::PLUGIN . '/' . self::PLUGIN . '.php', ...array_values($plugins)]);
    }

    /** @param string $name a file of php-tests/e2e/mu-plugins, without its ending, to load with every request from now on */
    public function load(string $name): void
    {
        copy(dirname(__DIR__) . "/mu-plugins/$name.php", "$this->root/wp-content/mu-plugins/$name.php");
    }

    /** As WordPress does for an update. @param int $age how many seconds ago */
    public function begin_maintenance(int $age = 0): void
    {
        file_put_contents("$this->root/.maintenance", '<?php $upgrading = ' . (time() - $age) . ';');
        touch("$this->root/.maintenance", time() - $age);
    }

    /** Removes what load() brought, and ends a maintenance. */
    public function unload(): void
    {
        array_map(unlink(...), glob("$this->root/{wp-content/mu-plugins/*.php,.maintenance}", GLOB_BRACE) ?: []);
    }
}
