<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Support\Server;

use Encharge\Webhooks\Tests\Support\Process;
use Encharge\Webhooks\Tests\Support\Shell;

/**
 * Apache with PHP inside its workers. Its user is www-data where root starts it.
 */
final class ModPhp
{
    /** Of its web root. */
    public readonly string $url;
    private readonly Process $process;

    /**
     * @param string $directory one of its own, which is made
     * @param string $root the web root
     * @param array<string, string> $ini settings of PHP
     */
    public function __construct(string $directory, string $root, array $ini)
    {
        mkdir($directory, 0755);
        self::let_through(sys_get_temp_dir());
        $settings = '';
        foreach ($ini as $setting => $value) {
            $settings .= "$setting = \"$value\"\n";
        }
        file_put_contents("$directory/php.ini", $settings);
        $port = Nginx::free_port();
        $user = Shell::is_root() ? "User www-data\nGroup www-data" : '';
        file_put_contents("$directory/apache.conf", <<<CONF
            ServerRoot $directory
            ServerName localhost
            Listen 127.0.0.1:$port
            PidFile $directory/apache.pid
            DefaultRuntimeDir $directory
            ErrorLog $directory/apache-error.log
            LoadModule mpm_prefork_module /usr/lib/apache2/modules/mod_mpm_prefork.so
            LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
            LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
            LoadModule php_module /usr/lib/apache2/modules/libphp8.2.so
            $user
            StartServers 2
            PHPIniDir $directory
            DocumentRoot $root
            DirectoryIndex index.php
            <FilesMatch "\\.php\$">
                SetHandler application/x-httpd-php
            </FilesMatch>
            CONF);
        $this->url = "http://127.0.0.1:$port";
        // When it ends, Apache ends its process group, which is not to be that of the tests.
        $this->process = new Process(
            ['setsid', 'env', 'PHP_INI_SCAN_DIR=', Shell::find('apache2'), '-f', "$directory/apache.conf", '-D', 'FOREGROUND'],
            "$directory/apache.out",
            static fn(): bool => Nginx::listens($port)
        );
    }

    /** A folder that root has made for one run keeps out Apache's user, who has to get at what lies below it. */
    private static function let_through(string $folder): void
    {
        $mode = (int) fileperms($folder);
        if (Shell::is_root() && ($mode & 0001) === 0) {
            chmod($folder, $mode & 07777 | 0001);
        }
    }

    public function stop(): void
    {
        $this->process->stop();
    }
}
