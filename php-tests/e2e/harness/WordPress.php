<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Database;
use Encharge\Webhooks\Tests\Support\Shell;

/**
 * A WordPress with the plugin, made by WP-CLI.
 */
final class WordPress
{
    public const HOST = 'site.example.test';
    public const PLUGIN = 'webhooks-for-encharge';
    public const ADMINISTRATOR = ['id' => 1, 'login' => 'administrator', 'password' => 'the-password-of-the-administrator', 'email' => 'administrator@example.test'];

    /** @var list<string> */
    private readonly array $command;

    /**
     * @param string $root the web root, which is made
     * @param string $url the home URL
     * @param array<string, string> $constants of wp-config.php, beside those of every WordPress
     * @param list<string> $php what the command line's PHP is called with
     */
    public function __construct(public readonly string $root, public readonly string $url, private readonly Database $database, array $constants, array $php)
    {
        $this->command = [PHP_BINARY, ...$php, Shell::environment('WP_CLI'), "--path=$root", ...(Shell::is_root() ? ['--allow-root'] : [])];
        Shell::run(['cp', '-r', Shell::environment('WORDPRESS_FILES'), $root]);
        Shell::run(['cp', '-r', dirname(__DIR__, 3) . '/wp-plugin-shim', "$root/wp-content/plugins/" . self::PLUGIN]);
        Shell::run(['cp', '-r', dirname(__DIR__) . '/plugins/.', "$root/wp-content/plugins"]);
        mkdir("$root/wp-content/mu-plugins");
        file_put_contents("$root/wp-config.php", $this->configuration($constants));
        file_put_contents("$root/phpinfo.php", '<?php phpinfo();');
        $administrator = self::ADMINISTRATOR;
        $this->cli(
            'core',
            'install',
            "--url=$url",
            '--title=Example',
            '--skip-email',
            "--admin_user={$administrator['login']}",
            "--admin_password={$administrator['password']}",
            "--admin_email={$administrator['email']}"
        );
        $this->cli('plugin', 'activate', self::PLUGIN);
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

    /** Removes what load() brought. */
    public function unload(): void
    {
        array_map(unlink(...), glob("$this->root/wp-content/mu-plugins/*.php") ?: []);
    }

    /** @param array<string, string> $constants */
    private function configuration(array $constants): string
    {
        $salts = ['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'];
        $constants += array_map(static fn(): string => bin2hex(random_bytes(32)), array_flip($salts));
        $constants += [
            'DB_NAME' => Database::NAME,
            'DB_USER' => Database::USER,
            'DB_PASSWORD' => Database::PASSWORD,
            'DB_HOST' => 'localhost:' . $this->database->socket,
            'DB_CHARSET' => 'utf8mb4',
            'DB_COLLATE' => '',
            // Errors on the screen are the harder case for an answer in JSON.
            'WP_DEBUG' => true,
            'DISABLE_WP_CRON' => true,
            'WP_HTTP_BLOCK_EXTERNAL' => true,
            'AUTOMATIC_UPDATER_DISABLED' => true,
        ];
        $lines = "<?php\n";
        foreach ($constants as $name => $value) {
            $lines .= "define( '$name', " . var_export($value, true) . " );\n";
        }
        return $lines . "\$table_prefix = 'wp_';\nif ( ! defined( 'ABSPATH' ) ) {\n\tdefine( 'ABSPATH', __DIR__ . '/' );\n}\nrequire_once ABSPATH . 'wp-settings.php';\n";
    }
}
