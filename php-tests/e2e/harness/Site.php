<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Database;
use Encharge\Webhooks\Tests\Support\Process;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\Support\WordPress;

/**
 * The WordPress that is posted to: beside what every one has, plugins to load, settings to change without WP-CLI's
 * second, and a guard file to spoil.
 */
final class Site extends WordPress
{
    /** Options of which something stands in the guard file. */
    private const GUARDED = ['encharge_webhooks_settings', 'encharge_webhooks_api_key', 'active_plugins'];

    /** What the guard knows the site from. */
    public readonly string $guard_file;

    /**
     * @param string $root the web root, which is made
     * @param string $url the home URL
     * @param array<string, string|bool> $constants of wp-config.php, beside those of every WordPress
     * @param list<string> $php what the command line's PHP is called with
     * @param bool $multisite whether it is a network of sites
     */
    public function __construct(string $root, string $url, private readonly Database $database, array $constants, array $php, bool $multisite = false)
    {
        parent::__construct($root, $url, $database, $constants, $php, $multisite);
        $this->guard_file = "$root/wp-content/encharge-guard.php";
        file_put_contents("$root/phpinfo.php", '<?php phpinfo();');
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

    /** @return Process a WP-CLI command that stays */
    public function begin(string ...$arguments): Process
    {
        return new Process([...$this->command, ...array_values($arguments)], "$this->root.out", static fn(): bool => true);
    }

    /** @return string what a WP-CLI command printed, whether or not it found something wrong */
    public function cli_whatever(string ...$arguments): string
    {
        return Shell::run(['sh', '-c', '"$@" || test $? -eq 1', 'sh', ...$this->command, ...array_values($arguments)]);
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

    /** Removes what lies in the inboxes beside the guard file, once nobody drains them any more. */
    public function empty_inboxes(): void
    {
        foreach (glob("$this->root/wp-content/encharge-inbox/*/drain.lock") ?: [] as $file) {
            $lock = fopen($file, 'r+') ?: throw new \RuntimeException("$file cannot be opened.");
            flock($lock, LOCK_EX);
            Shell::run(['find', dirname($file), '-type', 'f', '!', '-name', 'drain.lock', '-delete']);
            fclose($lock);
        }
    }

    protected function put_plugins(string $folder): void
    {
        parent::put_plugins($folder);
        Shell::run(['cp', '-r', dirname(__DIR__) . '/plugins/.', $folder]);
    }
}
