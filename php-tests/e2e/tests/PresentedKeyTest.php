<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * What other plugins' hooks find of a webhook's key: nothing. KEY stands for a valid one.
 */
class PresentedKeyTest extends WebhookTestCase
{
    private const FORM = 'Content-Type: application/x-www-form-urlencoded';

    protected function setUp(): void
    {
        parent::setUp();
        $this->stack->site->load('keeps-the-request');
        @unlink($this->seen_file());
        $this->people(self::person('c1'));
    }

    /** @return iterable<string, array{string, string, list<string>, string}> query, what is left of it, headers, body */
    public static function places(): iterable
    {
        yield 'last' => ['wpf_action=add&contact_id=c1&access_key=KEY', 'wpf_action=add&contact_id=c1', [], ''];
        yield 'first' => ['access_key=KEY&wpf_action=add&contact_id=c1&a=%20b+c%3f&d[]=%C3%A4&e', 'wpf_action=add&contact_id=c1&a=%20b+c%3f&d[]=%C3%A4&e', [], ''];
        yield 'between, and twice' => ['wpf_action=add&access_key=KEY&contact_id=c1&b=?&access_key=KEY&c=/?', 'wpf_action=add&contact_id=c1&b=?&c=/?', [], ''];
        yield 'encoded' => ['wpf_action=add&%61ccess%5Fkey=KEY&contact_id=c1', 'wpf_action=add&contact_id=c1', [], ''];
        yield 'as PHP reads names' => ['wpf_action=add&access.key=KEY&contact_id=c1&access_key_=1', 'wpf_action=add&contact_id=c1&access_key_=1', [], ''];
        yield 'after an ampersand too many' => ['wpf_action=add&&access_key=KEY&&contact_id=c1', 'wpf_action=add&&&contact_id=c1', [], ''];
        yield 'form' => ['wpf_action=add', 'wpf_action=add', [self::FORM], 'id=c1&access_key=KEY'];
        yield 'header' => ['wpf_action=add&contact_id=c1', 'wpf_action=add&contact_id=c1', ['X-Encharge-Access-Key: KEY'], ''];
        yield 'bearer' => ['wpf_action=add&contact_id=c1', 'wpf_action=add&contact_id=c1', ["Authorization: bearer \tKEY"], ''];
        yield 'everywhere' => ['wpf_action=add&access_key=KEY', 'wpf_action=add', [self::FORM, 'X-Encharge-Access-Key: KEY', 'Authorization: Bearer KEY', 'Referer: https://flows.example/?access_key=KEY&x=1'], 'id=c1&access_key=KEY'];
    }

    /** @param list<string> $headers */
    #[DataProvider('places')]
    public function test_no_hook_sees_it(string $query, string $left, array $headers, string $body): void
    {
        $with_key = fn(string $text): string => str_replace('KEY', $this->stack->key, $text);

        $reply = Http::send(['url' => $this->stack->site->url . '/?' . $with_key($query), 'headers' => array_map($with_key, $headers), 'body' => $with_key($body)]);

        self::assertTrue(self::assert_handled($reply)['created']);
        self::assertSame(['plugins_loaded', 'init', 'wp_loaded', 'user_register', 'shutdown'], array_column($this->seen(), 'hook'));
        foreach ($this->seen() as $seen) {
            self::assertStringNotContainsStringIgnoringCase($this->stack->key, json_encode($seen, JSON_THROW_ON_ERROR));
            self::assertSame(["/?$left", $left], [$seen['_SERVER']['REQUEST_URI'], $seen['_SERVER']['QUERY_STRING']]);
        }
    }

    public function test_nor_where_php_keeps_more_of_a_request(): void
    {
        $pool = $this->make_pool(['variables_order' => 'EGPCS', 'register_argc_argv' => '1', 'arg_separator.input' => ';&']);

        $reply = Http::send(['url' => "$pool->url/?wpf_action=add;contact_id=c1&a=1;access_key={$this->stack->key}&b=1+2", 'headers' => ["X-Encharge-Access-Key: {$this->stack->key}"]]);

        self::assert_handled($reply);
        self::assertNotSame([], $this->seen()[0]['_ENV']);
        foreach ($this->seen() as $seen) {
            self::assertStringNotContainsString($this->stack->key, json_encode($seen, JSON_THROW_ON_ERROR));
            self::assertSame('/?wpf_action=add;contact_id=c1&a=1&b=1+2', $seen['_SERVER']['REQUEST_URI']);
        }
    }

    public function test_a_wrong_one_is_taken_out_too(): void
    {
        self::assert_failed(403, 'invalid_access_key', $this->post('add', ['id' => 'c1'], ['access_key' => 'nearly-right'], ['Authorization: Bearer of-a-proxy']));
        if (static::answered_by() === 'guard') {
            self::assertFileDoesNotExist($this->seen_file());
        } else {
            self::assertStringContainsString('of-a-proxy', json_encode($this->seen(), JSON_THROW_ON_ERROR));
            unlink($this->seen_file());
            self::assert_failed(403, 'invalid_access_key', Http::send(['url' => $this->url(['wpf_action' => 'add']), 'headers' => ['Authorization: Bearer nearly-right']]));
            self::assertStringNotContainsString('nearly-right', json_encode($this->seen(), JSON_THROW_ON_ERROR));
        }
    }

    public function test_what_is_not_ours_stays(): void
    {
        self::assert_handled($this->post('add', ['id' => 'c1'], ['pass_key' => 'k'], ['Authorization: Bearer of-a-proxy', 'Cookie: access_key=of-a-shop']));

        foreach ($this->seen() as $seen) {
            self::assertSame(['pass_key' => 'k'], $seen['_GET']);
            self::assertSame(['Bearer of-a-proxy', 'access_key=of-a-shop'], [$seen['_SERVER']['HTTP_AUTHORIZATION'], $seen['_SERVER']['HTTP_COOKIE']]);
        }
        self::assertNotSame([], $this->seen());
    }

    public function test_a_request_that_is_no_webhook_is_left_alone(): void
    {
        Http::send(['url' => $this->url(['access_key' => 'of-a-shop']), 'headers' => ['Authorization: Bearer of-a-shop', 'X-Encharge-Access-Key: k']]);

        $seen = $this->seen()[1];
        self::assertSame(['access_key' => 'of-a-shop'], $seen['_GET']);
        self::assertSame(['/?access_key=of-a-shop', 'Bearer of-a-shop', 'k'], [$seen['_SERVER']['REQUEST_URI'], $seen['_SERVER']['HTTP_AUTHORIZATION'], $seen['_SERVER']['HTTP_X_ENCHARGE_ACCESS_KEY']]);
    }

    /** @return list<array<string, mixed>> what the hooks saw, one after the other */
    private function seen(): array
    {
        $this->await(fn(): bool => str_contains((string) @file_get_contents($this->seen_file()), '"hook":"shutdown"'));
        $lines = explode("\n", trim((string) file_get_contents($this->seen_file())));

        return array_map(static fn(string $line): array => json_decode($line, true, 512, JSON_THROW_ON_ERROR), $lines);
    }

    private function seen_file(): string
    {
        return $this->stack->site->root . '/wp-content/seen';
    }
}
