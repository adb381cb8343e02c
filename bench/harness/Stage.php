<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

use Encharge\Webhooks\Tests\Support\Database;
use Encharge\Webhooks\Tests\Support\Server\Nginx;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\Support\WordPress;

/**
 * All that runs: one MariaDB, one fake Encharge, and for each column a WordPress, an nginx and a PHP-FPM of its own.
 */
final class Stage
{
    /** What the plugins write beside name, address and tags: Encharge field → meta key. */
    private const FIELDS = ['phone' => 'billing_phone', 'company' => 'billing_company'];

    public readonly \FakeEncharge $encharge;
    public readonly Database $database;
    /** The database's, a round trip away. */
    public readonly string $distant_socket;
    private readonly string $distant_api;
    /** @var list<DelayProxy> */
    private readonly array $proxies;
    /** @var array<string, Server> by the column's value */
    private array $servers = [];
    /** @var array<string, Site> by the column's value */
    private array $sites = [];

    /** @param string $directory an existing one for everything */
    public function __construct(private readonly string $directory)
    {
        $this->encharge = new \FakeEncharge(true);
        $this->encharge->fields(array_map(self::field(...), ['email', 'firstName', 'lastName', ...array_keys(self::FIELDS)]));
        $api = $this->encharge->url('tls');
        $proxy_port = Nginx::free_port();
        $encharge_port = (string) parse_url($api, PHP_URL_PORT);
        $this->distant_api = str_replace($encharge_port, (string) $proxy_port, $api);
        $this->database = new Database($directory);
        $this->distant_socket = "$directory/distant.sock";
        $this->proxies = [
            new DelayProxy("tcp://127.0.0.1:$proxy_port", "tcp://127.0.0.1:$encharge_port", Effort::ROUND_TRIP, "$directory/encharge-proxy.log"),
            new DelayProxy("unix://$this->distant_socket", "unix://{$this->database->socket}", Effort::DATABASE_ROUND_TRIP, "$directory/database-proxy.log"),
        ];
        // Every commit reaches the disk, as by MariaDB's own default.
        $this->database->execute('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
        foreach (Column::cases() as $column) {
            mkdir("$directory/$column->name");
            $this->add($column, $api);
        }
    }

    public function server(Column $column): Server
    {
        return $this->servers[$column->value];
    }

    public function site(Column $column): Site
    {
        return $this->sites[$column->value];
    }

    /** Puts Encharge a round trip away for all, or back. */
    public function move_encharge(bool $away): void
    {
        foreach ($this->sites as $site) {
            $site->call($away ? $this->distant_api : $this->encharge->url('tls'));
        }
        sleep(3);
    }

    /** Puts the database a round trip away from all sites, or back. */
    public function move_database(bool $away): void
    {
        foreach ($this->sites as $site) {
            $site->ask($away ? $this->distant_socket : $this->database->socket);
        }
        sleep(3);
    }

    public function populate(Column $column, int $users): void
    {
        $this->site($column)->populate($users, $column === Column::Ours);
    }

    public function stop(): void
    {
        foreach ($this->servers as $server) {
            $server->stop();
        }
        foreach ($this->proxies as $proxy) {
            $proxy->stop();
        }
        $this->database->stop();
        $this->encharge->stop();
    }

    private function add(Column $column, string $api): void
    {
        $directory = "$this->directory/$column->name";
        $root = "$directory/www";
        $port = Nginx::free_port();
        $key = bin2hex(random_bytes(16));
        $ini = ['error_log' => "$directory/php.log", 'log_errors' => 'on', 'sendmail_path' => '/bin/true'];
        $extension = null;
        if ($column === Column::Empty) {
            mkdir($root);
            file_put_contents("$root/index.php", "<?php\n");
        } else {
            $url = 'http://' . WordPress::HOST . ":$port";
            $site = $this->sites[$column->value] = new Site($root, $url, $this->database, "bench_$column->name", $api, (string) $this->encharge->cainfo);
            $this->populate($column, Effort::USERS);
            if ($column === Column::Ours) {
                $extension = Shell::environment('ENCHARGE_EXTENSION');
                $ini['encharge.cainfo'] = Site::authorities($root);
                $key = $this->connect($site->wordpress);
            } else {
                $site->remove_plugin();
                $ini += $this->install($column, $site, $key);
            }
        }
        $this->servers[$column->value] = new Server($directory, $root, $port, $extension, $ini, $key);
    }

    /** @return array<string, mixed> as Encharge tells of a field: what it does not have, no field map takes */
    private static function field(string $name): array
    {
        return ['name' => $name, 'title' => $name, 'type' => 'string', 'readOnly' => false, 'array' => false];
    }

    /** @return string an access key of this project's plugin, which is connected now */
    private function connect(WordPress $wordpress): string
    {
        $wordpress->cli_with(\FakeEncharge::TOKEN . "\n", 'encharge', 'connect');
        foreach (self::FIELDS as $field => $meta_key) {
            $wordpress->cli('encharge', 'map', 'set', $field, $meta_key);
        }
        // The others let every webhook into WordPress at once.
        $wordpress->cli('encharge', 'config', 'set', 'sync_limit', '0');
        return trim($wordpress->cli('encharge', 'key', 'generate', '--porcelain'));
    }

    /**
     * Installs what stands in bench/baseline for a column.
     *
     * @return array<string, string> settings of PHP for it
     */
    private function install(Column $column, Site $site, string $key): array
    {
        $baseline = dirname(__DIR__) . '/baseline';
        if ($column === Column::Bare) {
            $site->load("$baseline/bare-bootstrap.php");
            return [];
        }
        $content = "{$site->wordpress->root}/wp-content";
        foreach ($column === Column::Guard ? ['plain-webhooks', 'plain-guard'] : ['plain-webhooks'] as $plugin) {
            mkdir("$content/plugins/$plugin");
            foreach (glob("$baseline/$plugin/*.php") ?: [] as $file) {
                copy($file, "$content/plugins/$plugin/" . basename($file));
            }
            $site->wordpress->cli('plugin', 'activate', $plugin);
        }
        $digests = [hash('sha256', $key)];
        $settings = ['digests' => $digests, 'token' => \FakeEncharge::TOKEN, 'fields' => self::FIELDS];
        $site->wordpress->cli('option', 'add', 'plain_webhooks', json_encode($settings, JSON_THROW_ON_ERROR), '--format=json');
        file_put_contents("$content/plain-guard-keys.php", '<?php return ' . var_export($digests, true) . ';');
        copy((string) $this->encharge->cainfo, "$content/encharge-ca.pem");
        return $column === Column::Guard ? ['auto_prepend_file' => "$content/plugins/plain-guard/prepend.php"] : [];
    }
}
