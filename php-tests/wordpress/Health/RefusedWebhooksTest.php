<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Health;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Health\RefusedWebhooks;

/** What the guard refused stands beside what the log has. */
final class RefusedWebhooksTest extends TestCase
{
    public function test_what_the_guard_refused_stands_among_the_rows_of_the_log(): void
    {
        $id = self::log_at('2026-09-21 14:14:00', new LogEntry('refused', code: 'invalid_json'));
        self::answer(['answered_by' => 'guard', 'refusals' => [
            'since' => 1790000000,
            'hours' => [['hour' => 1790002800, 'code' => 'invalid_access_key', 'count' => 1]],
            'last' => [
                ['time' => 1790000100, 'code' => 'invalid_access_key', 'address' => '192.0.2.0/24', 'user_agent' => 'curl/8', 'key' => '0a1b'],
                ['time' => 1790000000, 'code' => 'invalid_json', 'address' => '', 'user_agent' => '', 'key' => ''],
            ],
        ]]);
        $refused = RefusedWebhooks::ask(Settings::load());
        $rows = $refused->beside((new LogQuery(outcome: 'refused'))->rows());

        self::assertSame([['', '192.0.2.0/24'], [$id, ''], ['', '']], array_map(static fn(array $row): array => [$row['id'], $row['address']], $rows));
        self::assertEqualsCanonicalizing(array_keys($rows[1]), array_keys($rows[0]));
        self::assertStringStartsWith('The guard refused 1 webhook in the last 24 hours, as far as it remembers: since 2026-09-21 14:13:20 UTC', (string) $refused->remembered());
        self::assertNull($refused->missing());
    }

    public function test_where_wordpress_answers_what_the_guard_refused_is_missing(): void
    {
        self::answer(['answered_by' => 'wordpress']);
        $refused = RefusedWebhooks::ask(Settings::load());

        self::assertNull($refused->remembered());
        self::assertStringStartsWith('Only what WordPress itself refused. ', (string) $refused->missing());
        self::assertSame([], $refused->beside([]));
    }

    /** @param array<string, mixed> $data what the site answers to a test */
    private static function answer(array $data): void
    {
        $body = json_encode(['success' => true, 'data' => ['method' => 'test'] + $data]);
        add_filter('pre_http_request', static fn(): array => ['response' => ['code' => 200, 'message' => 'OK'], 'headers' => [], 'body' => $body]);
    }
}
