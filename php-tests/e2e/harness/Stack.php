<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Database;
use Encharge\Webhooks\Tests\Support\Shell;

/**
 * Everything that a webhook meets, in one temporary directory: nginx, PHP-FPM, MariaDB, WordPress, the fake Encharge.
 */
final class Stack
{
    private static ?self $stack = null;

    public readonly \FakeEncharge $encharge;
    public readonly Database $database;
    public readonly WordPress $site;
    /** An access key of the site. */
    public readonly string $key;
    /** The home URL as a server without the extension has it. */
    public readonly string $url_without_extension;
    private readonly string $directory;
    /** @var list<Database|Nginx|PhpFpm> */
    private array $servers = [];

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

    /** As after the installation, but for what the servers' logs hold. */
    public function reset(): void
    {
        $this->site->unload();
        $this->encharge->reset();
        $this->database->reset();
        array_map(unlink(...), glob("$this->directory/mail/*") ?: []);
        file_put_contents("$this->directory/php.log", '');
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

    /** @return array<string, string> what the servers wrote into their logs, by file name; nginx's access log is not among them */
    public function logs(): array
    {
        $logs = array_diff(glob("$this->directory/*.{log,out}", GLOB_BRACE) ?: [], ["$this->directory/nginx-access.log"]);
        return array_combine(array_map(basename(...), $logs), array_map(static fn(string $log): string => (string) file_get_contents($log), $logs));
    }

    private function start(): void
    {
        $extension = Shell::environment('ENCHARGE_EXTENSION');
        $this->encharge = new \FakeEncharge(true);
        $this->servers[] = $this->database = new Database($this->directory);
        file_put_contents("$this->directory/sendmail", "#!/bin/sh\nexec cat >\"\$(mktemp $this->directory/mail/XXXXXX)\"\n");
        chmod("$this->directory/sendmail", 0700);
        $ini = [
            'error_log' => "$this->directory/php.log",
            'log_errors' => 'on',
            'sendmail_path' => "$this->directory/sendmail",
            'opcache.revalidate_freq' => '0',
            // Traces with arguments are the harder case for secrets.
            'zend.exception_ignore_args' => '0',
        ];
        $cainfo = ['encharge.cainfo' => (string) $this->encharge->cainfo];
        $this->servers[] = $fpm = new PhpFpm($this->directory, 'fpm', $extension, $ini + $cainfo);
        $this->servers[] = $plain = new PhpFpm($this->directory, 'fpm-without-extension', null, $ini);
        $port = Nginx::free_port();
        $plain_port = Nginx::free_port();
        $this->url_without_extension = 'http://' . WordPress::HOST . ":$plain_port";
        $this->site = new WordPress(
            "$this->directory/wordpress",
            'http://' . WordPress::HOST . ":$port",
            $this->database,
            ['ENCHARGE_API_URL' => $this->encharge->url('tls')],
            ['-d', "extension=$extension", '-d', "encharge.cainfo={$this->encharge->cainfo}"]
        );
        $this->site->cli_with(\FakeEncharge::TOKEN . "\n", 'encharge', 'connect');
        $this->key = trim($this->site->cli('encharge', 'key', 'generate', '--porcelain'));
        $this->database->remember();
        array_unshift($this->servers, new Nginx($this->directory, $this->site->root, [$port => $fpm, $plain_port => $plain]));
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
