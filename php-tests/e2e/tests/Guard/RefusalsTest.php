<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Guard;

use Encharge\Webhooks\Tests\EndToEnd\WebhookTestCase;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\Server\Reply;

/**
 * What the guard keeps in mind of what it refused.
 */
final class RefusalsTest extends WebhookTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $this->stack->pool->fpm->reload();
        $this->stack->site->load('reaches-itself');
    }

    public function test_the_last_are_listed_by_the_command_and_are_in_no_table(): void
    {
        $agent = ["User-Agent: Prober/1.0 \"\t\x01<b>" . str_repeat('x', 100)];
        $this->post('add', ['id' => 'c1'], ['access_key' => 'a wrong key'], $agent);
        $this->post('add', '{', [], $agent);
        Http::send(['method' => 'GET', 'url' => $this->url(['wpf_action' => 'add']), 'headers' => $agent]);

        $output = $this->stack->site->cli('encharge', 'log', 'list', '--refused', '--format=json');
        $rows = json_decode($output, true, 512, JSON_THROW_ON_ERROR);

        self::assertEqualsCanonicalizing(['invalid_access_key', 'invalid_json', 'method_not_allowed'], array_column($rows, 'code'));
        self::assertSame(['127.0.0.0/24'], array_values(array_unique(array_column($rows, 'address'))));
        foreach ($rows as $row) {
            self::assertStringStartsWith('Prober/1.0', $row['user_agent']);
            self::assertMatchesRegularExpression('/^[ -~]{10,64}$/', $row['user_agent']);
            self::assertLessThan(60, abs(strtotime($row['time'] . ' UTC') - time()));
            self::assertNotSame('', $row['message']);
        }
        $keys = array_column($rows, 'key', 'code');
        self::assertSame(substr(hash('sha256', 'a wrong key'), 0, 4), $keys['invalid_access_key']);
        self::assertSame(['', substr(hash('sha256', $this->stack->key), 0, 4)], [$keys['method_not_allowed'], $keys['invalid_json']]);
        self::assertStringNotContainsString('a wrong key', $output);
        self::assertSame([], $this->log());
        self::assertStringStartsWith('3: ', $this->guard_status()['refused']);
    }

    public function test_a_flood_is_counted_whole_and_the_last_hundred_are_kept(): void
    {
        $wrong = $this->request('add', ['id' => 'c1'], ['access_key' => 'wrong']);
        $malformed = $this->request('add', '{');

        for ($round = 0; $round < 5; $round++) {
            $replies = Http::send_all(array_merge(array_fill(0, 80, $wrong), array_fill(0, 20, $malformed)));
            self::assertSame([403 => 80, 400 => 20], array_count_values(array_map(static fn(Reply $reply): int => $reply->status, $replies)));
        }
        self::assertSame('500: invalid_access_key 400, invalid_json 100', $this->guard_status()['refused']);
        self::assertCount(100, json_decode($this->stack->site->cli('encharge', 'log', 'list', '--refused', '--limit=1000', '--format=json'), true, 512, JSON_THROW_ON_ERROR));
        self::assertSame([], $this->log());
    }

    public function test_they_are_gone_with_a_restart_and_that_is_said(): void
    {
        $this->post('add', '{');
        $before = $this->guard_status();
        $this->stack->pool->fpm->reload();
        $after = $this->guard_status();

        self::assertSame(['1: invalid_json 1', '0'], [$before['refused'], $after['refused']]);
        self::assertGreaterThanOrEqual(strtotime($before['refused_since']), strtotime($after['refused_since']));
        self::assertLessThan(60, abs(strtotime($after['refused_since']) - time()));
    }

    /** A guard file comes and goes; who guesses gains nothing by it. */
    public function test_the_guard_and_wordpress_count_wrong_keys_together(): void
    {
        $this->stack->site->cli_with("0a1b2c3d\n", 'encharge', 'key', 'add');
        $guess = fn(int $times): array => Http::send_all(array_fill(0, $times, $this->request('test', '', ['access_key' => 'wrong'])));
        $guess(31);
        $this->stack->site->go_without_guard();
        self::assertSame('wordpress', self::assert_handled($this->post('test', '', ['access_key' => '0a1b2c3d']))['answered_by']);
        $guess(30);
        self::assert_failed(429, 'too_many_attempts', $this->post('test', '', ['access_key' => '0a1b2c3d']));

        $this->stack->site->cli('encharge', 'guard', 'install');

        self::assertSame('guard', self::assert_handled($this->post('test'))['answered_by']);
        self::assert_failed(429, 'too_many_attempts', $this->post('test', '', ['access_key' => '0a1b2c3d']));
        self::assertSame('32: invalid_access_key 31, too_many_attempts 1', $this->guard_status()['refused']);
    }

    /** @return array<string, string> */
    private function guard_status(): array
    {
        $status = json_decode($this->stack->site->cli('encharge', 'status', '--format=json', '--fields=refused,refused_since'), true, 512, JSON_THROW_ON_ERROR);
        return array_is_list($status) ? array_column($status, 'Value', 'Field') : $status;
    }
}
