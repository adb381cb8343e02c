<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Database;
use Encharge\Webhooks\Tests\Support\KeptTables;
use Encharge\Webhooks\Tests\Support\Server\Pool;
use Encharge\Webhooks\Tests\Support\Shell;

/**
 * Everything that a webhook meets, in one temporary directory: nginx, PHP-FPM, MariaDB, WordPress, the fake Encharge.
 */
final class Stack
{
    private static ?self $stack = null;

    public readonly \FakeEncharge $encharge;
    public readonly Database $database;
    public readonly Site $site;
    /** What answers at the site's URL. */
    public readonly Pool $pool;
    /** An access key of the site. */
    public readonly string $key;
    /** The same site on a PHP without the extension. */
    public readonly Pool $pool_without_extension;
    /** The home URL as a server without the extension has it. */
    public readonly string $url_without_extension;
    /** Of all that this makes. */
    public readonly string $directory;
    /** @var list<Database|Pool> */
    private array $servers = [];
    private int $pools = 0;
    private KeptTables $tables;
    private string $guard_file;

    private function __construct()
    {
        $this->directory = sys_get_temp_dir() . '/encharge-e2e-' . bin2hex(random_bytes(6));
        mkdir($this->directory, 0700);
        mkdir("$this->directory/mail");
        // Servers die with this process whatever happens; the directory only goes here.
        register_shutdown_function($this->stop(...));
        $this->start();
    }

    /** @return self started with the first test that needs it, stopped with the process */
    public static function get(): self
    {
        return self::$stack ??= new self();
    }

    /** From now on, reset() leads back to what the site is now. */
    public function keep(): void
    {
        $this->tables = $this->database->keep();
        $this->guard_file = (string) file_get_contents($this->site->guard_file);
    }

    /** As after the installation, but for what the servers' logs and their memory hold. */
    public function reset(): void
    {
        $this->site->unload();
        $this->site->empty_inboxes();
        $this->encharge->reset();
        $this->tables->restore();
        $this->site->put_guard_file($this->guard_file);
        array_map(unlink(...), glob("$this->directory/mail/*") ?: []);
        file_put_contents("$this->directory/php.log", '');
    }

    /**
     * @param array<string, string> $ini beside what the site's own pool has
     * @param string|null $root another web root than the site's
     * @return Pool another one, which whoever asks for it has to stop
     */
    public function make_pool(array $ini = [], ?string $root = null): Pool
    {
        return $this->new_pool(Shell::environment('ENCHARGE_EXTENSION'), $ini + ['encharge.cainfo' => (string) $this->encharge->cainfo], $root);
    }

    /**
     * @param string $name of its folder
     * @param string $url its home URL
     * @param array<string, string|bool> $constants of its wp-config.php, its database's name among them
     * @return WordPress another one, with the plugin
     */
    public function make_site(string $name, string $url, array $constants, bool $multisite = false): Site
    {
        return new Site("$this->directory/$name", $url, $this->database, ['ENCHARGE_API_URL' => $this->encharge->url('tls')] + $constants, [
            '-d', 'extension=' . Shell::environment('ENCHARGE_EXTENSION'), '-d', "encharge.cainfo={$this->encharge->cainfo}",
            '-d', "sendmail_path=$this->directory/sendmail",
        ], $multisite);
    }

    /** @return list<string> the mails since the last reset() */
    public function mails(): array
    {
        return array_map(static fn(string $file): string => (string) file_get_contents($file), glob("$this->directory/mail/*") ?: []);
    }

    /** @return string what PHP wrote into its log since the last reset() */
    public function php_log(): string
    {
        return (string) file_get_contents("$this->directory/php.log");
    }

    /** @return array<string, string> what the servers wrote into their logs, by file name; nginx's access logs are not among them */
    public function logs(): array
    {
        $logs = array_filter(glob("$this->directory/{,pool-*/}*.{log,out}", GLOB_BRACE) ?: [], static fn(string $log): bool => basename($log) !== 'nginx-access.log');
        $names = array_map(fn(string $log): string => substr($log, strlen($this->directory) + 1), $logs);
        return array_combine($names, array_map(static fn(string $log): string => (string) file_get_contents($log), $logs));
    }

    private function start(): void
    {
        $this->encharge = new \FakeEncharge(true);
        $this->servers[] = $this->database = new Database($this->directory);
        // As sendmail does: a mail is one once all of it has come, and nothing is none, as of a process that was killed.
        file_put_contents("$this->directory/sendmail", <<<SH
            #!/bin/sh
            mail=$(mktemp $this->directory/mail-XXXXXX)
            cat >"\$mail"
            if [ -s "\$mail" ]; then mv "\$mail" $this->directory/mail/; else rm "\$mail"; fi

            SH);
        chmod("$this->directory/sendmail", 0700);
        $this->pool = $this->make_pool();
        $this->pool_without_extension = $this->new_pool(null);
        array_unshift($this->servers, $this->pool, $this->pool_without_extension);
        $this->url_without_extension = $this->pool_without_extension->url;
        $this->site = $this->make_site('wordpress', $this->pool->url, []);
        $this->site->cli_with(\FakeEncharge::TOKEN . "\n", 'encharge', 'connect');
        $this->key = trim($this->site->cli('encharge', 'key', 'generate', '--porcelain'));
        $this->keep();
    }

    /** @param array<string, string> $ini */
    private function new_pool(?string $extension, array $ini = [], ?string $root = null): Pool
    {
        $this->pools++;
        return new Pool("$this->directory/pool-$this->pools", $root ?? "$this->directory/wordpress", $extension, $ini + [
            'error_log' => "$this->directory/php.log",
            'log_errors' => 'on',
            'sendmail_path' => "$this->directory/sendmail",
            'opcache.revalidate_freq' => '0',
            // Traces with arguments are the harder case for secrets.
            'zend.exception_ignore_args' => '0',
        ]);
    }

    private function stop(): void
    {
        foreach ($this->servers as $server) {
            $server->stop();
        }
        if (isset($this->encharge)) {
            $this->encharge->stop();
        }
        Shell::run(['rm', '-rf', $this->directory]);
    }
}
