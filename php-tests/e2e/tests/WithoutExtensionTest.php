<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * The plugin where PHP does not load the extension.
 */
final class WithoutExtensionTest extends WebhookTestCase
{
    /** @return iterable<string, array{string, string, string}> method, query, body */
    public static function webhooks(): iterable
    {
        yield 'valid' => ['POST', 'wpf_action=add&access_key=KEY', '{"id":"c1"}'];
        yield 'test' => ['POST', 'wpf_action=test&access_key=KEY', ''];
        yield 'no key' => ['POST', 'wpf_action=add', '{"id":"c1"}'];
        yield 'wrong key' => ['POST', 'wpf_action=add&access_key=wrong', '{"id":"c1"}'];
        yield 'unknown action' => ['POST', 'wpf_action=no', ''];
        yield 'array' => ['POST', 'wpf_action[]=add', ''];
        yield 'GET' => ['GET', 'wpf_action=add&access_key=KEY', ''];
    }

    #[DataProvider('webhooks')]
    public function test_no_webhook_is_half_answered(string $method, string $query, string $body): void
    {
        $this->people(self::person('c1'));

        $reply = Http::send([
            'method' => $method,
            'url' => "{$this->stack->url_without_extension}/?" . str_replace('KEY', $this->stack->key, $query),
            'headers' => ['Content-Type: application/json'],
            'body' => $body,
        ]);

        self::assertSame(['code', 'message'], array_keys(self::assert_failed(503, 'not_configured', $reply)));
        self::assertSame([], $this->stack->encharge->requests());
        $this->assert_no_user_came();
    }

    public function test_the_rest_of_the_site_goes_on(): void
    {
        $reply = Http::send(['method' => 'GET', 'url' => "{$this->stack->url_without_extension}/wp-login.php"]);

        self::assertSame(200, $reply->status);
        self::assertStringContainsString('loginform', $reply->body);
    }

    public function test_the_full_wp_fusion_gets_all_of_them(): void
    {
        $this->stack->site->activate('wp-fusion/wp-fusion.php');

        $reply = Http::send(['url' => "{$this->stack->url_without_extension}/?wpf_action=add&access_key=0a1b2c3d"]);

        self::assertSame(200, $reply->status);
        self::assertStringContainsString('wp_fusion', $reply->body);
    }

    public function test_lite_ends_none_of_them(): void
    {
        $this->stack->site->activate('wp-fusion-lite/wp-fusion-lite.php');

        self::assert_failed(503, 'not_configured', Http::send(['url' => "{$this->stack->url_without_extension}/?wpf_action=add"]));
    }
}
