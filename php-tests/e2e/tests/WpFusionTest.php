<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Beside WP Fusion and its Lite edition, or stand-ins that treat wpf_action as they do.
 */
final class WpFusionTest extends WebhookTestCase
{
    public function test_lite_neither_ends_a_webhook_nor_pushes_it_back(): void
    {
        $this->stack->site->activate('wp-fusion-lite/wp-fusion-lite.php');
        $this->people(self::person('c1'));

        self::assertTrue(self::assert_handled($this->post('add', ['id' => 'c1']))['created']);
        self::assert_handled($this->post('test'));
        $this->people(self::person('c1', email: 'new@example.test'));
        self::assert_handled($this->post('update', "wpf_action=update&id=c1&access_key={$this->stack->key}", [], ['Content-Type: application/x-www-form-urlencoded']));

        self::assertSame('new@example.test', $this->users()[0]['user_email']);
        self::assertNull($this->stack->database->value("SELECT option_value FROM wp_options WHERE option_name = 'wpf_pushed'"));
    }

    public function test_lite_gets_no_webhook(): void
    {
        $this->stack->site->activate('wp-fusion-lite/wp-fusion-lite.php');

        self::assert_failed(401, 'missing_access_key', Http::send(['url' => $this->url(['wpf_action' => 'add'])]));
        self::assert_failed(403, 'invalid_access_key', $this->post('add', ['id' => 'c1'], ['access_key' => '0a1b2c3d']));
        self::assert_failed(405, 'method_not_allowed', Http::send(['method' => 'GET', 'url' => $this->url(['wpf_action' => 'add'])]));
    }

    public function test_the_stand_in_for_lite_does_end_other_requests(): void
    {
        $this->stack->site->activate('wp-fusion-lite/wp-fusion-lite.php');

        $reply = Http::send(['url' => $this->stack->site->url . '/', 'body' => 'wpf_action=add', 'headers' => ['Content-Type: application/x-www-form-urlencoded']]);

        self::assertStringContainsString('WP Fusion Lite takes no webhooks.', $reply->body);
    }

    public function test_the_full_one_gets_what_carries_no_key_of_ours_untouched(): void
    {
        $this->stack->site->activate('wp-fusion/wp-fusion.php');

        $reply = Http::send(['url' => $this->url(['wpf_action' => 'add', 'access_key' => '0a1b2c3d']), 'body' => '{"id":"c1"}', 'headers' => ['Content-Type: application/json']]);
        self::assertSame([200, '{"wp_fusion":["add","0a1b2c3d","{\"id\":\"c1\"}","POST"]}'], [$reply->status, $reply->body]);

        $others = [
            ['method' => 'GET', 'url' => $this->url(['wpf_action' => 'add', 'access_key' => '0a1b2c3d', 'contact_id' => 'c1'])],
            ['url' => $this->url(['wpf_action' => 'add'])],
            ['url' => $this->url(['wpf_action' => 'anything', 'access_key' => 'wrong']), 'body' => '<xml/>', 'headers' => ['Content-Type: text/xml']],
            ['url' => $this->url(['wpf_action' => 'add', 'access_key' => '']), 'headers' => ["X-Encharge-Access-Key: {$this->stack->key}"]],
        ];
        foreach ($others as $request) {
            self::assertArrayHasKey('wp_fusion', json_decode(Http::send($request)->body, true));
        }
        self::assertSame([], $this->log());
    }

    /** @return iterable<string, array{bool}> */
    public static function ways(): iterable
    {
        yield 'with the guard' => [true];
        yield 'without it' => [false];
    }

    /** WordPress must not take what the guard has shut, nor tell it from a wrong key. */
    #[DataProvider('ways')]
    public function test_a_shut_key_is_left_to_the_full_one_like_any_wrong_key(bool $has_guard): void
    {
        $this->stack->pool->fpm->reload();
        $this->stack->site->cli_with("0a1b2c3d\n", 'encharge', 'key', 'add');
        $this->stack->site->activate('wp-fusion/wp-fusion.php');
        if (!$has_guard) {
            $this->stack->site->go_without_guard();
        }
        self::assert_handled($this->post('test', '', ['access_key' => '0a1b2c3d']));
        $without_key = Http::send(['url' => $this->url(['wpf_action' => 'test'])]);
        self::assertArrayHasKey('wp_fusion', json_decode($without_key->body, true));

        $wrong = Http::send_all(array_map(fn(int $guess): array => $this->request('test', '', ['access_key' => sprintf('%08x', $guess)]), range(1, 61)));
        $shut = $this->post('test', '', ['access_key' => '0a1b2c3d']);

        self::assertSame('test', json_decode($shut->body, true)['wp_fusion'][0] ?? null, (string) $shut);
        self::assertSame(str_replace('0a1b2c3d', '00000001', $shut->body), $wrong[0]->body);
        self::assertSame(array_keys($wrong[0]->headers), array_keys($shut->headers));
        self::assertSame([], array_filter($this->log(), static fn(array $row): bool => $row['outcome'] === 'refused'));
        self::assert_handled($this->post('test'));
    }

    public function test_beside_the_full_one_our_keys_are_answered_here(): void
    {
        $this->stack->site->activate('wp-fusion/wp-fusion.php');
        $this->people(self::person('c1'));

        self::assert_handled($this->post('test'));
        self::assertTrue(self::assert_handled($this->post('add', ['id' => 'c1']))['created']);
        self::assert_failed(400, 'invalid_json', $this->post('add', '{'));
        self::assert_failed(415, 'unsupported_media_type', $this->post('add', '{}', [], ['Content-Type: text/xml']));
        self::assert_failed(413, 'payload_too_large', $this->post('add', str_repeat(' ', (1 << 20) + 1)));
        self::assert_failed(405, 'method_not_allowed', Http::send(['method' => 'GET'] + $this->request('add')));
    }
}
