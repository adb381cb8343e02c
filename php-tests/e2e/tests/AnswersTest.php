<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Reply;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Every row of ext/core/codes.def, as a sender gets it.
 */
final class AnswersTest extends WebhookTestCase
{
    protected const ASYNC = 'false';
    protected const EXPECTED_ERRORS = '/Lock wait timeout exceeded/';

    /** @return array<string, array{int, \Closure(self): Reply}> code → status, and what provokes it */
    public static function codes(): array
    {
        return [
            'invalid_action' => [400, fn(self $test): Reply => $test->post('delete', ['id' => 'c1'])],
            'invalid_json' => [400, fn(self $test): Reply => $test->post('add', '{"id":')],
            'missing_contact' => [400, fn(self $test): Reply => $test->post('add', ['name' => 'Ann'])],
            'invalid_contact' => [400, fn(self $test): Reply => $test->post('add', ['id' => 'c 1'])],
            'missing_access_key' => [401, fn(self $test): Reply => Http::send(['url' => $test->url(['wpf_action' => 'add'])])],
            'invalid_access_key' => [403, fn(self $test): Reply => $test->post('add', ['id' => 'c1'], ['access_key' => 'wrong'])],
            'person_not_found' => [404, fn(self $test): Reply => $test->post('add', ['id' => 'unknown'])],
            'user_not_found' => [404, fn(self $test): Reply => $test->post('update', ['id' => 'c1'])],
            'method_not_allowed' => [405, fn(self $test): Reply => Http::send(['method' => 'GET'] + $test->request('add'))],
            'payload_too_large' => [413, fn(self $test): Reply => $test->post('add', ['id' => 'c1', 'filler' => str_repeat('x', 1 << 20)])],
            'unsupported_media_type' => [415, fn(self $test): Reply => $test->post('add', 'id: c1', [], ['Content-Type: text/yaml'])],
            'person_without_email' => [422, fn(self $test): Reply => $test->post('add', ['id' => 'anonymous'])],
            'user_rejected' => [422, fn(self $test): Reply => $test->with('rejects', 'add')],
            'too_many_attempts' => [429, self::after_guesses(...)],
            'internal_error' => [500, fn(self $test): Reply => $test->with('throws', 'add')],
            'encharge_error' => [502, fn(self $test): Reply => $test->with_fault(['mode' => 'error', 'status' => 500, 'message' => 'Out of coffee'])],
            'not_configured' => [503, self::without_token(...)],
            'maintenance' => [503, self::in_maintenance(...)],
            'inbox_unavailable' => [503, self::without_inbox(...)],
            'site_busy' => [503, self::without_room(...)],
            'encharge_busy' => [503, fn(self $test): Reply => $test->with_fault(['mode' => 'error', 'status' => 429, 'headers' => ['Retry-After' => '17']])],
            'database_unavailable' => [503, self::with_locked_rows(...)],
            // Twice: on a kept connection it is soon asked for again.
            'encharge_timeout' => [504, fn(self $test): Reply => $test->with_fault(['mode' => 'hang', 'times' => 2])],
        ];
    }

    /** @return iterable<string, array{int, string, \Closure(self): Reply}> */
    public static function answers(): iterable
    {
        foreach (self::codes() as $code => [$status, $provoke]) {
            yield $code => [$status, $code, $provoke];
        }
    }

    /** @param \Closure(self): Reply $provoke */
    #[DataProvider('answers')]
    public function test_each_code_comes_with_its_status_and_a_message(int $status, string $code, \Closure $provoke): void
    {
        $this->people(self::person('c1'), ['id' => 'anonymous', 'firstName' => 'Ann']);

        $data = self::assert_failed($status, $code, $provoke($this));

        $this->assert_no_user_came();
        self::assertSame($code === 'internal_error' ? ['code', 'message', 'log_id'] : ['code', 'message'], array_keys($data));
        if ($status < 402 || in_array($status, [403, 405, 413, 415, 429], true) || in_array($code, ['maintenance', 'inbox_unavailable'], true)) {
            $this->assert_refusal_was_kept($code);
        } elseif ($code === 'site_busy') {
            self::assertNotContains($code, array_column($this->log(), 'code'), 'only those that had a place are in the log');
        } else {
            $row = $this->log()[0] ?? self::fail('no log row');
            self::assertSame(['failed', $code], [$row['outcome'], $row['code']]);
        }
    }

    public function test_every_code_of_the_extension_is_among_them(): void
    {
        preg_match_all('/^ENCHARGE_CODE\(\w+, \w+, (\d+), "(\w+)"/m', (string) file_get_contents(dirname(__DIR__, 3) . '/ext/core/codes.def'), $rows, PREG_SET_ORDER);
        $codes = array_map(static fn(array $row): array => [$row[2], (int) $row[1]], $rows);

        self::assertNotEmpty($codes);
        self::assertEqualsCanonicalizing($codes, array_map(static fn(string $code, array $row): array => [$code, $row[0]], array_keys(self::codes()), self::codes()));
    }

    public function test_messages_say_what_is_behind_them(): void
    {
        $this->people(self::person('c1'));

        self::assertStringContainsString('Not on Sundays', $this->with('rejects', 'add')->data()['message']);
        $this->stack->site->unload();
        $error = $this->with_fault(['mode' => 'error', 'status' => 500, 'message' => 'Out of coffee'])->data()['message'];
        self::assertStringContainsString('Out of coffee', $error);
        self::assertStringContainsString('trace-1', $error);
        self::assertStringContainsString('redirect', Http::send(['method' => 'GET'] + $this->request('add'))->data()['message']);
        $internal = $this->with('throws', 'add')->data();
        self::assertSame((int) $this->stack->database->value('SELECT MAX(id) FROM wp_encharge_webhooks_log'), $internal['log_id']);
        self::assertStringContainsString((string) $internal['log_id'], $internal['message']);
        self::assertStringNotContainsString('Out of cheese', $internal['message']);
    }

    public function test_busy_and_database_answers_say_when_to_come_back(): void
    {
        $this->people(self::person('c1'));

        self::assertSame('17', $this->with_fault(['mode' => 'error', 'status' => 429, 'headers' => ['Retry-After' => '17']])->header('retry-after'));
        self::assertMatchesRegularExpression('/^[1-9]\d*$/', (string) $this->with_fault(['mode' => 'error', 'status' => 429])->header('retry-after'));
        self::assertMatchesRegularExpression('/^[1-9]\d*$/', (string) self::with_locked_rows($this)->header('retry-after'));
        self::assertMatchesRegularExpression('/^[1-9]\d*$/', (string) self::in_maintenance($this)->header('retry-after'));
        $this->stack->site->unload();
        self::assertMatchesRegularExpression('/^[1-9]\d*$/', (string) self::without_room($this)->header('retry-after'));
    }

    #[DataProvider('methods')]
    public function test_only_post_is_allowed(string $method): void
    {
        $this->people(self::person('c1'));

        $reply = Http::send(['method' => $method] + $this->to_index_php($this->request('add', '', ['contact_id' => 'c1'])));

        self::assertSame([405, 'POST'], [$reply->status, $reply->header('allow')]);
        self::assertSame('no-store', $reply->header('cache-control'));
        self::assertArrayNotHasKey('location', $reply->headers);
        if ($method !== 'HEAD') {
            self::assert_failed(405, 'method_not_allowed', $reply);
        }
        $this->assert_no_user_came();
    }

    /** @return iterable<string, array{string}> */
    public static function methods(): iterable
    {
        foreach (['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as $method) {
            yield $method => [$method];
        }
    }

    public function test_checks_come_in_their_order(): void
    {
        $too_large = str_repeat('x', (1 << 20) + 1);
        $yaml = ['Content-Type: text/yaml'];
        $wrong = ['access_key' => 'wrong'];

        self::assert_failed(405, 'method_not_allowed', Http::send(['method' => 'PUT'] + $this->to_index_php($this->request('no', $too_large, $wrong, $yaml))));
        self::assert_failed(403, 'invalid_access_key', $this->post('no', $too_large, $wrong, $yaml));
        self::assert_failed(413, 'payload_too_large', $this->post('no', $too_large, [], $yaml));
        self::assert_failed(415, 'unsupported_media_type', $this->post('no', '{', [], $yaml));
        self::assert_failed(400, 'invalid_action', $this->post('no', '{'));
        self::assert_failed(400, 'invalid_json', $this->post('add', '{"id":"c 1"'));
    }

    /**
     * nginx itself answers 405 to what is neither GET nor POST and for a directory.
     *
     * @param array{url: string, headers: list<string>, body: string} $request
     * @return array{url: string, headers: list<string>, body: string}
     */
    private function to_index_php(array $request): array
    {
        return ['url' => str_replace('/?', '/index.php?', $request['url'])] + $request;
    }

    private function with(string $plugin, string $action): Reply
    {
        $this->stack->site->load($plugin);
        return $this->post($action, ['id' => 'c1']);
    }

    /** @param array<string, mixed> $fault */
    private function with_fault(array $fault): Reply
    {
        $this->stack->encharge->fault($fault);
        return $this->post('add', ['id' => 'c1']);
    }

    private static function without_token(self $test): Reply
    {
        $test->stack->database->execute("DELETE FROM wp_options WHERE option_name = 'encharge_webhooks_api_key'");
        return $test->post('add', ['id' => 'c1']);
    }

    private static function after_guesses(self $test): Reply
    {
        $test->stack->site->cli_with("0a1b2c3d\n", 'encharge', 'key', 'add');
        Http::send_all(array_fill(0, 61, $test->request('add', ['id' => 'c1'], ['access_key' => 'wrong'])));
        return $test->post('add', ['id' => 'c1'], ['access_key' => '0a1b2c3d']);
    }

    private static function in_maintenance(self $test): Reply
    {
        $test->stack->site->begin_maintenance();
        return $test->post('add', ['id' => 'c1']);
    }

    private static function without_inbox(self $test): Reply
    {
        return $test->with_closed_inbox(static fn(): Reply => $test->post('add', ['id' => 'c1'], ['async' => 'true']));
    }

    /** One is in WordPress, and the other has neither a place there nor in the inbox. */
    private static function without_room(self $test): Reply
    {
        $test->stack->site->set(['sync_limit' => 1]);
        $replies = $test->with_closed_inbox(static fn(): array => Http::send_all(array_map(
            static fn(string $id): array => $test->request('update', ['id' => $id], ['async' => null, 'sleep' => 'init 500']),
            ['unknown', 'unknown', 'unknown'],
        )));
        usort($replies, static fn(Reply $one, Reply $other): int => $other->status <=> $one->status);
        return $replies[0];
    }

    /**
     * @template T
     * @param \Closure(): T $post
     * @return T
     */
    private function with_closed_inbox(\Closure $post): mixed
    {
        $this->stack->site->load('sleeps');
        [$drafts] = glob("{$this->stack->site->root}/wp-content/encharge-inbox/*/tmp") ?: self::fail('no inbox');
        rename($drafts, "$drafts-away");
        try {
            return $post();
        } finally {
            rename("$drafts-away", $drafts);
        }
    }

    private static function with_locked_rows(self $test): Reply
    {
        $test->stack->site->load('waits-one-second');
        $other = $test->stack->database->connect();
        $other->begin_transaction();
        $other->query('UPDATE wp_encharge_webhooks_locks SET n = n + 1');
        $reply = $test->post('add', ['id' => 'c1']);
        $other->rollback();
        return $reply;
    }
}
