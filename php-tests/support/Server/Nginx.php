<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Support\Server;

use Encharge\Webhooks\Tests\Support\Process;
use Encharge\Webhooks\Tests\Support\Shell;

/**
 * nginx with one port for each PHP-FPM.
 */
final class Nginx
{
    private readonly Process $process;

    /**
     * @param string $root the web root
     * @param array<int, PhpFpm> $servers port → what answers there
     * @param string $directives more of what is said of PHP's location
     */
    public function __construct(string $directory, string $root, array $servers, string $directives = '')
    {
        $user = Shell::is_root() ? 'user root;' : '';
        $blocks = '';
        foreach ($servers as $port => $fpm) {
            $blocks .= self::server($port, $root, $fpm->socket, $directives);
        }
        mkdir("$directory/nginx");
        file_put_contents("$directory/nginx.conf", <<<CONF
            $user
            daemon off;
            worker_processes 1;
            pid $directory/nginx.pid;
            error_log $directory/nginx-error.log info;
            events { worker_connections 1024; }
            http {
                types { text/css css; text/javascript js; image/svg+xml svg; image/png png; }
                access_log $directory/nginx-access.log;
                client_body_temp_path $directory/nginx/body;
                fastcgi_temp_path $directory/nginx/fastcgi;
                proxy_temp_path $directory/nginx/proxy;
                scgi_temp_path $directory/nginx/scgi;
                uwsgi_temp_path $directory/nginx/uwsgi;
                client_max_body_size 64m;
                types {
                    text/css css;
                    text/javascript js;
                    image/svg+xml svg;
                    image/png png;
                }
                $blocks
            }
            CONF);
        $command = [Shell::find('nginx'), '-c', "$directory/nginx.conf", '-e', "$directory/nginx-error.log"];
        $this->process = new Process($command, "$directory/nginx.out", static fn(): bool => self::listens(array_key_first($servers)));
    }

    public function stop(): void
    {
        $this->process->stop();
    }

    /** @return int a port that nothing listened on a moment ago */
    public static function free_port(): int
    {
        $socket = stream_socket_server('tcp://127.0.0.1:0');
        $port = (int) substr(strrchr((string) stream_socket_get_name($socket, false), ':'), 1);
        fclose($socket);
        return $port;
    }

    /** @return bool whether something takes connections on that port of this machine */
    public static function listens(int $port): bool
    {
        $socket = @stream_socket_client("tcp://127.0.0.1:$port", $errno, $message, 1.0);
        return $socket !== false && fclose($socket);
    }

    private static function server(int $port, string $root, string $socket, string $directives): string
    {
        return <<<CONF
            server {
                listen 127.0.0.1:$port backlog=511;
                root $root;
                index index.php;
                location / { try_files \$uri \$uri/ /index.php?\$args; }
                location ~ \.php\$ {
                    $directives
                    fastcgi_pass unix:$socket;
                    fastcgi_read_timeout 120s;
                    fastcgi_param SCRIPT_FILENAME \$document_root\$fastcgi_script_name;
                    fastcgi_param SCRIPT_NAME \$fastcgi_script_name;
                    fastcgi_param QUERY_STRING \$query_string;
                    fastcgi_param REQUEST_METHOD \$request_method;
                    fastcgi_param REQUEST_URI \$request_uri;
                    fastcgi_param CONTENT_TYPE \$content_type;
                    fastcgi_param CONTENT_LENGTH \$content_length;
                    fastcgi_param DOCUMENT_ROOT \$document_root;
                    fastcgi_param SERVER_PROTOCOL \$server_protocol;
                    fastcgi_param REMOTE_ADDR \$remote_addr;
                    fastcgi_param SERVER_ADDR \$server_addr;
                    fastcgi_param SERVER_PORT \$server_port;
                    fastcgi_param SERVER_NAME \$server_name;
                    fastcgi_param HTTP_HOST \$http_host;
                }
            }

            CONF;
    }
}
