<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\WordPress;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * A web server whose PHP was not left all functions.
 */
final class DisabledFunctionsTest extends WebhookTestCase
{
    /** @return iterable<string, array{string}> */
    public static function needed(): iterable
    {
        foreach (['ctype_xdigit', 'fstat', 'hrtime', 'lstat', 'mb_strtolower'] as $function) {
            yield $function => [$function];
        }
    }

    #[DataProvider('needed')]
    public function test_without_a_needed_one_a_webhook_is_answered_all_the_same(string $function): void
    {
        $this->people(self::person('c1'));
        $pool = $this->make_pool(['disable_functions' => $function]);

        $reply = Http::send(['url' => "$pool->url/?wpf_action=add&access_key={$this->stack->key}", 'headers' => ['Content-Type: application/json'], 'body' => '{"id":"c1"}']);

        $data = self::assert_failed(503, 'not_configured', $reply);
        self::assertStringContainsString('lacks functions', $data['message']);
        self::assertStringNotContainsString($function, $reply->body, 'whoever sends it need not know');
        $this->assert_no_user_came();
    }

    public function test_the_doctor_and_the_notice_name_them(): void
    {
        $pool = $this->make_pool(['disable_functions' => 'hrtime,flush,lstat']);
        $this->stack->site->load('reaches-itself');
        $this->stack->site->load('notices-as-text');
        $port = parse_url($this->stack->site->url, PHP_URL_PORT);
        $mu_plugin = "{$this->stack->site->root}/wp-content/mu-plugins/reaches-itself.php";
        file_put_contents($mu_plugin, str_replace("'::127.0.0.1:'", "'::127.0.0.1:" . parse_url($pool->url, PHP_URL_PORT) . "'", (string) file_get_contents($mu_plugin)));

        $checks = array_column(json_decode($this->stack->site->cli_whatever('encharge', 'doctor', '--format=json'), true, 512, JSON_THROW_ON_ERROR), null, 'check');

        self::assertSame('fail', $checks['wordpress']['status']);
        self::assertStringContainsString('functions that the plugin needs: hrtime, lstat. Take them out of disable_functions', $checks['wordpress']['message']);
        self::assertStringContainsString('hrtime, lstat', Http::send(['method' => 'GET', 'url' => "$pool->url/?notices", 'headers' => ["Host: " . WordPress::HOST . ":$port"]])->body);
    }

    public function test_what_can_be_done_without_is(): void
    {
        $this->people(self::person('c1', pw: ''));
        $pool = $this->make_pool(['disable_functions' => 'chmod,escapeshellarg,fastcgi_finish_request,fileperms,flock,flush,fsync,getmypid,gethostname,lchown,php_ini_loaded_file,php_uname,posix_geteuid,posix_getpwuid,touch,usleep']);
        $url = "$pool->url/?access_key={$this->stack->key}&wpf_action=";

        self::assertTrue(self::assert_handled(Http::send(['url' => "{$url}add", 'headers' => ['Content-Type: application/json'], 'body' => '{"id":"c1"}']))['created']);

        $this->stack->site->remove_guard_file();
        self::assert_handled(Http::send(['url' => "{$url}test"]));
        $this->await(fn(): bool => is_file($this->stack->site->guard_file));
    }
}
