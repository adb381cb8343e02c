<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Health;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogQuery;

/** Who looks into the log finds the rows that were asked for, and no others. */
final class LogQueryTest extends TestCase
{
    /** @var array<string, int> name → id */
    private array $ids;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ids = [
            'old' => self::log_at('2026-01-01 10:00:00', new LogEntry('created', action: 'add', contact_id: 'c1', user_id: 7, key_id: 'k1', origin: 'webhook', receipt: 'r1')),
            'pull' => self::log_at('2026-01-02 10:00:00', new LogEntry('failed', action: 'pull', contact_id: 'c1', user_id: 7, code: 'person_not_found', origin: 'pull')),
            'masked' => self::log_at('2026-01-03 10:00:00', new LogEntry('failed', action: 'update', contact_id: 'ann@example.com', user_id: 8, key_id: 'k2', code: 'encharge_error')),
            'refused' => self::log_at('2026-01-04 10:00:00', new LogEntry('refused', code: 'invalid_access_key')),
        ];
    }

    public function test_each_filter_leaves_the_others_out(): void
    {
        $at = static fn(string $time): \DateTimeImmutable => new \DateTimeImmutable($time, new \DateTimeZone('UTC'));

        $this->assertFinds(['refused', 'masked', 'pull', 'old'], new LogQuery());
        $this->assertFinds(['masked', 'pull'], new LogQuery(outcome: 'failed'));
        $this->assertFinds(['masked'], new LogQuery(code: 'encharge_error'));
        $this->assertFinds(['pull'], new LogQuery(action: 'pull'));
        $this->assertFinds(['old'], new LogQuery(key_id: 'k1'));
        $this->assertFinds(['pull', 'old'], new LogQuery(contact_id: 'c1'));
        $this->assertFinds(['masked'], new LogQuery(contact_id: 'ann@example.com'));
        $this->assertFinds(['pull', 'old'], new LogQuery(user_id: 7));
        $this->assertFinds(['old'], new LogQuery(receipt: 'r1'));
        $this->assertFinds(['refused', 'masked', 'old'], new LogQuery(of_webhooks: true));
        $this->assertFinds(['masked', 'pull'], new LogQuery(since: $at('2026-01-02 10:00:00'), until: $at('2026-01-04 10:00:00')));
        $this->assertFinds(['refused'], new LogQuery(since: new \DateTimeImmutable('2026-01-04T11:30:00+02:00')));
        $this->assertFinds([], new LogQuery(since: $at('2026-01-05')));
        $this->assertFinds(['pull'], new LogQuery(outcome: 'failed', contact_id: 'c1', user_id: 7, until: $at('2026-01-03')));
        $this->assertFinds([], new LogQuery(outcome: 'created', contact_id: 'ann@example.com'));
    }

    public function test_a_page_begins_below_the_last_row_of_the_one_before_even_if_that_is_gone(): void
    {
        global $wpdb;
        $query = new LogQuery();
        $first = $query->rows(2);
        $wpdb->delete(Schema::log_table(), ['id' => $first[1]['id']]);
        self::log_at('2026-01-05 10:00:00', new LogEntry('updated'));

        self::assertSame([$this->ids['pull'], $this->ids['old']], array_column($query->rows(2, $first[1]['id']), 'id'));
        self::assertSame([], $query->rows(2, $this->ids['old']));
    }

    public function test_one_row_is_found_by_its_id(): void
    {
        self::assertSame('person_not_found', LogQuery::row($this->ids['pull'])['code'] ?? null);
        self::assertNull(LogQuery::row($this->ids['refused'] + 1));
        self::assertNull(LogQuery::row(0));
    }

    public function test_a_row_says_what_was_asked_for(): void
    {
        $id = self::log_at('2026-01-05 10:00:00', new LogEntry('created', role: str_repeat('é', 40), notify: true, origin: 'webhook', receipt: 'r2'));
        $row = LogQuery::row($id);

        self::assertSame([str_repeat('é', 30), true, 'webhook', 'r2'], [$row['role'], $row['notify'], $row['origin'], $row['receipt']]);
    }

    /** @param list<string> $names */
    private function assertFinds(array $names, LogQuery $query): void
    {
        self::assertSame($names, array_map(fn(array $row): string => (string) array_search($row['id'], $this->ids, true), $query->rows()));
        self::assertSame(count($names), $query->count());
    }
}
