<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Guard;

use Encharge\Webhooks\Tests\EndToEnd\WebhookTestCase;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\PhpFpm;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * The call that the guard starts while WordPress is loaded.
 */
final class FetchTest extends WebhookTestCase
{
    protected const ASYNC = 'false';
    /** So many at once come to every worker. */
    private const WARMING = 8 * PhpFpm::WORKERS;

    public function test_the_call_on_a_kept_connection_overlaps_the_bootstrap(): void
    {
        $this->warm_up();

        $this->assert_overlap('load', 'kept');
    }

    public function test_the_call_on_a_new_connection_overlaps_the_bootstrap(): void
    {
        // Closed after each answer.
        $this->stack->encharge->fault(['mode' => 'stale', 'times' => self::WARMING]);
        $this->warm_up();

        $this->assert_overlap('wp_loaded', 'new');
    }

    /** @return iterable<string, array{string}> */
    public static function actions(): iterable
    {
        foreach (['add', 'update', 'update_tags'] as $action) {
            yield $action => [$action];
        }
    }

    #[DataProvider('actions')]
    public function test_the_newest_data_win(string $action): void
    {
        $this->people(self::person('c1'));
        $user_id = self::assert_handled($this->post('add', ['id' => 'c1']))['user_id'];
        $this->stack->site->load('sleeps');
        $this->people(self::person('c1', firstName: 'Old', tags: 'Old'));

        $slow = Http::begin([$this->request($action, ['id' => 'c1'], ['sleep' => 'wp_loaded 1500'])]);
        $this->await(fn(): bool => count($this->stack->encharge->requests()) === 2);
        $this->people(self::person('c1', firstName: 'New', tags: 'New'));
        self::assert_handled($this->post('update', ['id' => 'c1']));
        self::assertSame(3, count($this->stack->encharge->requests()));
        self::assertNotContains('failed', array_column($this->log(), 'outcome'));
        self::assertCount(2, $this->log(), 'the one that began first is not done yet');
        [$reply] = $slow();

        self::assert_handled($reply);
        self::assertCount(3, $this->log());
        self::assertSame(['New', ['New']], [$this->meta($user_id, 'first_name'), $this->tags($user_id)]);
    }

    public function test_what_was_asked_with_another_token_is_asked_again(): void
    {
        $this->people(self::person('c1'));
        $stored = 'UPDATE wp_options SET option_value = ? WHERE option_name = ?';
        $this->stack->database->execute($stored, 'another-token', 'encharge_webhooks_api_key');

        self::assert_failed(502, 'encharge_error', $this->post('add', ['id' => 'c1']));

        $tokens = array_column(array_column($this->stack->encharge->requests(), 'headers'), 'x-encharge-token');
        self::assertSame('another-token', end($tokens));
        $this->assert_no_user_came();
        $this->await(fn(): bool => str_contains((string) file_get_contents($this->stack->site->guard_file), 'another-token'));
        self::assert_failed(502, 'encharge_error', $this->post('add', ['id' => 'c1']));
        $tokens = array_column(array_column($this->stack->encharge->requests(), 'headers'), 'x-encharge-token');
        self::assertSame(['another-token', 'another-token'], array_slice($tokens, -2));
    }

    public function test_who_stands_in_a_payload_that_is_no_longer_trusted_is_asked_about(): void
    {
        $this->people(self::person('c1', firstName: 'Ann'), self::person('c2'));
        $content = (string) file_get_contents($this->stack->site->guard_file);
        $this->stack->site->put_guard_file(str_replace('"trust_payload":false', '"trust_payload":true', $content, $count));
        self::assertSame(1, $count);

        $data = self::assert_handled($this->post('add', ['endUserData' => [self::person('c1', firstName: 'Trudy'), ['id' => 'c2']]]));

        self::assertSame(['c1', 'c2'], array_column(array_filter($data['results'], static fn(array $result): bool => isset($result['user_id'])), 'contact_id'), json_encode($data));
        self::assertSame('Ann', $this->meta($data['results'][0]['user_id'], 'first_name'));
        $this->await(fn(): bool => file_get_contents($this->stack->site->guard_file) === $content);
    }

    private function warm_up(): void
    {
        $this->people(self::person('c1'));
        array_map(self::assert_handled(...), Http::send_all(array_fill(0, self::WARMING, $this->request('add', ['id' => 'c1']))));
    }

    /** 1.5 seconds of bootstrap and 1.5 seconds of Encharge's are not three. */
    private function assert_overlap(string $hook, string $connection): void
    {
        $this->stack->site->load('sleeps');
        $this->stack->encharge->fault(['mode' => 'answer', 'delay' => 1500]);
        $began = microtime(true);

        $reply = $this->post('add', ['id' => 'c1'], ['sleep' => "$hook 1500"]);

        self::assert_handled($reply);
        self::assertLessThan(2.8, microtime(true) - $began, (string) $reply);
        self::assertStringContainsString("connect;desc=$connection", (string) $reply->header('server-timing'));
        self::assertCount(self::WARMING + 1, $this->stack->encharge->requests());
    }
}
