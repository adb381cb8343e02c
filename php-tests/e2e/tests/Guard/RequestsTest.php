<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Guard;

use Encharge\Webhooks\Tests\EndToEnd\WebhookTestCase;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Reply;

/**
 * The guard beside what else there is on a server.
 */
final class RequestsTest extends WebhookTestCase
{
    public function test_in_maintenance_a_webhook_is_told_to_come_back(): void
    {
        $this->people(self::person('c1'));
        $this->stack->site->begin_maintenance(9 * 60);

        $reply = $this->post('add', ['id' => 'c1'], ['async' => 'false']);

        self::assert_failed(503, 'maintenance', $reply);
        self::assertMatchesRegularExpression('/^[1-9]\d*$/', (string) $reply->header('retry-after'));
        self::assertStringStartsWith('guard;dur=', (string) $reply->header('server-timing'));
        self::assert_failed(403, 'invalid_access_key', $this->post('add', ['id' => 'c1'], ['access_key' => 'wrong']));
        self::assert_failed(400, 'invalid_json', $this->post('add', '{'));
        self::assert_handled($this->post('test'));
        self::assertSame([], $this->stack->encharge->requests());
        $this->assert_no_user_came();
    }

    public function test_a_maintenance_that_was_left_behind_does_not_count(): void
    {
        $this->people(self::person('c1'));
        $this->stack->site->begin_maintenance(10 * 60 + 5);

        self::assertTrue(self::assert_handled($this->post('add', ['id' => 'c1']))['created']);
    }

    public function test_an_auto_prepend_file_that_was_there_before_still_runs(): void
    {
        $this->people(self::person('c1'));
        $file = "{$this->stack->directory}/prepended.php";
        file_put_contents($file, '<?php $prepended = "local"; file_put_contents(__DIR__ . "/prepended", basename($_SERVER["SCRIPT_NAME"]) . " $_GET[n]\n", FILE_APPEND); header("X-Prepended: yes");');
        $pool = $this->make_pool(['auto_prepend_file' => $file]);

        $page = Http::send(['method' => 'GET', 'url' => "$pool->url/?rest_route=/&n=page"]);
        $webhook = $this->post_to($pool->url, 'add', 'n=webhook');
        $login = Http::send(['method' => 'GET', 'url' => "$pool->url/wp-login.php?wpf_action=add&n=login"]);

        self::assertStringContainsString('namespaces', $page->body);
        self::assertStringContainsString('loginform', $login->body);
        self::assertTrue(self::assert_handled($webhook)['created']);
        self::assertSame("index.php page\nindex.php webhook\nwp-login.php login\n", file_get_contents("{$this->stack->directory}/prepended"));
        self::assert_failed(403, 'invalid_access_key', $this->post_to($pool->url, 'add', 'n=wrong&access_key=wrong'));
        self::assertSame('guard', self::assert_handled($this->post_to($pool->url, 'test', 'n=test'))['answered_by']);
    }

    public function test_with_the_full_wp_fusion_only_what_carries_no_key_of_ours_goes_on(): void
    {
        $this->stack->site->activate('wp-fusion/wp-fusion.php');
        $this->stack->site->load('marks');
        $mark = "{$this->stack->site->root}/wp-content/loaded";
        @unlink($mark);

        self::assert_failed(400, 'invalid_json', $this->post('add', '{'));
        self::assert_handled($this->post('test'));
        self::assertFileDoesNotExist($mark);

        $body = json_encode(['id' => 'c1'], JSON_THROW_ON_ERROR);
        $reply = $this->post('add', $body, ['access_key' => '0a1b2c3d']);
        self::assertSame(['wp_fusion' => ['add', '0a1b2c3d', $body, 'POST']], json_decode($reply->body, true));
        self::assertArrayNotHasKey('server-timing', $reply->headers);
        self::assertFileExists($mark);
    }

    private function post_to(string $url, string $action, string $query): Reply
    {
        return Http::send(['url' => "$url/?wpf_action=$action&access_key={$this->stack->key}&$query"] + $this->request($action, ['id' => 'c1']));
    }
}
