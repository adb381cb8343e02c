<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Guard;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\ModPhp;
use Encharge\Webhooks\Tests\Support\Server\Pool;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use Encharge\Webhooks\Tests\Support\Shell;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/**
 * However a request ends, the sender of its webhook gets the one answer that was meant, and nothing of what the request
 * printed or set. The other servers have the same in php-tests/ext/guard.
 */
final class DoorTest extends TestCase
{
    private const SUPPORT = __DIR__ . '/../../../support';
    private const KEY = 'the+key';

    private static string $directory;
    /** @var array<string, Pool|ModPhp> */
    private static array $servers = [];

    public static function setUpBeforeClass(): void
    {
        self::$directory = sys_get_temp_dir() . '/encharge-door-' . bin2hex(random_bytes(6));
        $root = self::$directory . '/root';
        mkdir("$root/wp-content", 0755, true);
        chmod(self::$directory, 0755);
        copy(self::SUPPORT . '/webhook_that_ends.php', "$root/index.php");
        copy(self::SUPPORT . '/ends_of_requests.inc', "$root/ends_of_requests.inc");
        file_put_contents("$root/noise.txt", 'noise');
        mkdir("$root/sessions");
        chmod("$root/sessions", 0777);
        $key = ['digest' => hash('sha256', urldecode(self::KEY)), 'expires' => null, 'weak' => false, 'diagnostic' => false];
        $site = ['id' => 1, 'host' => 'example.com', 'path' => '/', 'wp_fusion' => false, 'trust_payload' => false, 'keys' => [$key], 'api' => null];
        $guard = ['version' => 1, 'plugin' => "$root/index.php", 'root' => "$root/", 'multisite' => false, 'sites' => [$site]];
        file_put_contents("$root/wp-content/encharge-guard.php", "<?php __halt_compiler();\n" . json_encode($guard));
        $ini = ['display_errors' => '1', 'session.save_path' => "$root/sessions"];
        self::$servers = [
            'PHP-FPM' => new Pool(self::$directory . '/fpm', $root, Shell::environment('ENCHARGE_EXTENSION'), $ini),
            'mod_php' => new ModPhp(self::$directory . '/apache', $root, $ini + ['extension' => Shell::environment('ENCHARGE_EXTENSION')]),
        ];
    }

    public static function tearDownAfterClass(): void
    {
        foreach (self::$servers as $server) {
            $server->stop();
        }
        Shell::run(['rm', '-rf', self::$directory]);
    }

    /** @return iterable<string, array{string, string}> server, way */
    public static function ways(): iterable
    {
        $ways = array_keys(require self::SUPPORT . '/ends_of_requests.inc');
        foreach (['PHP-FPM', 'mod_php'] as $server) {
            foreach ($ways as $way) {
                yield "$server, $way" => [$server, $way];
            }
        }
    }

    #[DataProvider('ways')]
    public function test_the_answer_that_was_meant(string $server, string $way): void
    {
        $given = self::post($server, ['wpf_action' => 'add', 'answer' => 'given', 'way' => $way]);
        $none = self::post($server, ['wpf_action' => 'add', 'answer' => 'none', 'way' => $way]);
        $shut = self::post($server, ['p' => '1', 'answer' => 'shut', 'way' => $way]);

        self::assert_answer(200, '{"success":true,"data":{"user_id":7}}', ['server-timing'], $given);
        self::assertSame('own;dur=1.0', $given->header('server-timing'));
        $error = '{"success":false,"data":{"code":"internal_error","message":"The site could not finish the webhook."}}';
        self::assert_answer(500, $error, ['server-timing'], $none);
        self::assert_answer(500, $error, [], $shut);
    }

    /** @return iterable<string, array{string}> */
    public static function servers(): iterable
    {
        yield 'PHP-FPM' => ['PHP-FPM'];
        yield 'mod_php' => ['mod_php'];
    }

    #[DataProvider('servers')]
    public function test_the_sender_is_let_go_and_the_request_goes_on(string $server): void
    {
        $began = microtime(true);
        $reply = self::post($server, ['wpf_action' => 'add', 'answer' => 'given', 'way' => 'goes on']);

        self::assertLessThan(1.5, microtime(true) - $began);
        self::assert_answer(200, '{"success":true,"data":{"user_id":7}}', ['server-timing'], $reply);
        $file = self::$directory . '/root/sessions/went-on';
        self::assertFileDoesNotExist($file);
        for ($i = 0; $i < 500 && (!is_file($file) || filesize($file) === 0); $i++) {
            usleep(10000);
            clearstatcache();
        }
        self::assertSame('true', file_get_contents($file));
        unlink($file);
    }

    #[DataProvider('servers')]
    public function test_a_page_goes_out_whole_once_the_door_is_open(string $server): void
    {
        $reply = self::post($server, ['wpf_action' => 'add', 'answer' => 'opened', 'way' => 'page']);

        self::assertSame([404, 'a page', '1', 'text/plain;charset=UTF-8'], [$reply->status, $reply->body, $reply->header('x-page'), $reply->header('content-type')]);
    }

    /** @param array<string, string> $query */
    private static function post(string $server, array $query): Reply
    {
        return Http::send([
            'url' => self::$servers[$server]->url . '/?access_key=' . self::KEY . '&' . http_build_query($query),
            'headers' => ['Host: example.com', 'Content-Type: application/json', 'Accept-Encoding: gzip'],
            'body' => '{"id":"c1"}',
        ]);
    }

    /** @param list<string> $more names of headers that it has beside those of every answer */
    private static function assert_answer(int $status, string $body, array $more, Reply $reply): void
    {
        $of_server = ['server', 'date', 'connection'];
        $own = ['content-type', 'cache-control', 'expires', 'x-litespeed-cache-control', 'x-content-type-options', 'content-length', ...$more];
        self::assertSame([$status, $body], [$reply->status, $reply->body], (string) $reply);
        self::assertEqualsCanonicalizing($own, array_values(array_diff(array_keys($reply->headers), $of_server)), (string) $reply);
        self::assertSame(['application/json; charset=UTF-8', (string) strlen($body)], [$reply->header('content-type'), $reply->header('content-length')]);
        self::assertNotSame('upgrade', $reply->header('connection'));
    }
}
