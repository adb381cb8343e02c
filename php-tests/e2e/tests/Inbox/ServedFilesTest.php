<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Inbox;

use Encharge\Webhooks\Tests\EndToEnd\InboxTestCase;
use Encharge\Webhooks\Tests\Support\Process;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\ModPhp;
use Encharge\Webhooks\Tests\Support\Server\Nginx;
use Encharge\Webhooks\Tests\Support\Shell;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Files of an inbox asked for by visitors, on servers that may read every one of them.
 */
final class ServedFilesTest extends InboxTestCase
{
    /** @return iterable<string, array{string}> */
    public static function servers(): iterable
    {
        foreach (['nginx', 'php -S', 'Apache'] as $server) {
            yield $server => [$server];
        }
    }

    #[DataProvider('servers')]
    public function test_no_file_is_handed_out(string $server): void
    {
        $root = sys_get_temp_dir() . '/encharge-served-' . bin2hex(random_bytes(6));
        $files = $this->put_files($root);
        [$url, $stop] = $this->start($server, $root);
        try {
            $noise = Http::send(['method' => 'GET', 'url' => "$url/noise.txt"]);
            $script = Http::send(['method' => 'GET', 'url' => "$url/script.php"]);
            foreach ($files as $file) {
                foreach (['GET', 'HEAD', 'POST'] as $method) {
                    $replies["$method $file"] = Http::send(['method' => $method, 'url' => "$url/$file"]);
                }
            }
        } finally {
            $stop();
            Shell::run(['rm', '-rf', $root, "$root.server"]);
        }

        self::assertSame(['noise', 'a script'], [$noise->body, $script->body]);
        self::assertCount(3 * 19, $replies);
        foreach ($replies as $request => $reply) {
            self::assertContains($reply->status, [200, 301, 403, 404, 405], "$request: $reply");
            self::assertStringNotContainsString('secret', $reply->body, $request);
            if (str_ends_with($request, '.php') || str_ends_with($request, '.lock')) {
                self::assertTrue($reply->status !== 200 || $reply->body === '', "$request: $reply");
            }
        }
    }

    /** @return list<string> what of the inbox and around it may be asked for, below the root */
    private function put_files(string $root): array
    {
        ['folder' => $folder, 'installation' => $installation] = self::inbox_of($this->stack->site);
        Shell::run([PHP_BINARY, '-d', 'extension=' . Shell::environment('ENCHARGE_EXTENSION'), dirname(__DIR__, 3) . '/support/fill_inbox.php', $folder, $installation]);
        mkdir("$root/wp-content", 0755, true);
        Shell::run(['cp', '-r', $this->stack->site->guard_file, dirname($folder), "$root/wp-content"]);
        Shell::run(['chmod', '-R', 'a+rX', $root]);
        file_put_contents("$root/noise.txt", 'noise');
        file_put_contents("$root/script.php", "<?= 'a script';");

        $found = explode("\n", trim(Shell::run(['find', "$root/wp-content", '-printf', '%P\n'])));
        foreach (['tmp', 'new', 'cur', 'later', 'dead', 'aside'] as $state) {
            $in_state = preg_grep("#/$state/.+\.php$#", $found);
            self::assertCount(1, $in_state, $state);
            self::assertStringContainsString('secret', (string) file_get_contents("$root/wp-content/" . current($in_state)), $state);
        }
        return array_map(static fn(string $file): string => "wp-content/$file", array_values(array_filter($found, strlen(...))));
    }

    /** @return array{string, \Closure(): void} the root's URL, and what stops the server */
    private function start(string $server, string $root): array
    {
        switch ($server) {
            case 'nginx':
                return [$this->make_pool([], $root)->url, static fn() => null];
            case 'Apache':
                $apache = new ModPhp("$root.server", $root, []);
                return [$apache->url, $apache->stop(...)];
            default:
                $port = Nginx::free_port();
                $process = new Process([PHP_BINARY, '-S', "127.0.0.1:$port", '-t', $root], "$root.server", static fn(): bool => Nginx::listens($port));
                return ["http://127.0.0.1:$port", $process->stop(...)];
        }
    }
}
