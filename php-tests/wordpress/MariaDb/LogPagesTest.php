<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\MariaDb;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogFilter;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Health\LogSearch;
use Encharge\Webhooks\WordPress\Health\UnseenFailures;
use PHPUnit\Framework\Attributes\TestWith;

/** A page of a long log costs what is on the page, not what is in the log. */
final class LogPagesTest extends TestCase
{
    private const ROWS = 16384;

    /** Far less than all, and as many as lie between 21 rows of a kind of which one in 64 is. */
    private const READ = 2000;

    private int $last;

    protected function setUp(): void
    {
        global $wpdb;
        parent::setUp();
        $log = Schema::log_table();
        self::log_at('2026-01-01 00:00:00', new LogEntry('updated', action: 'update', contact_id: 'c', user_id: 1, key_id: 'k'));
        $columns = 'time, action, contact_id, user_id, key_id, outcome, code, message, durations, fields, changed, notes, role, notify, origin, receipt';
        for ($rows = 1; $rows < self::ROWS; $rows *= 2) {
            $wpdb->query("INSERT INTO $log ($columns) SELECT time + INTERVAL $rows MINUTE, " . substr($columns, 6) . " FROM $log");
        }
        // Two kinds, of each of which half of the rows are, with nothing in common.
        $wpdb->query("UPDATE $log SET outcome = 'created', action = 'test', code = 'other', key_id = 'other' WHERE id % 2 = 1");
        // One in 64 of each kind that is looked for; nothing of another kind is anywhere but at the log's beginning.
        $wpdb->query("UPDATE $log SET outcome = 'failed', code = 'encharge_error', action = 'add', key_id = 'rare', contact_id = CONCAT('c', id), user_id = id WHERE id % 64 = 0");
        $wpdb->query("UPDATE $log SET outcome = 'skipped' ORDER BY id LIMIT 5");
        $wpdb->query("ANALYZE TABLE $log");
        $this->last = (int) $wpdb->get_var("SELECT MAX(id) FROM $log");
    }

    /** @param array<string, string> $filter */
    #[TestWith([[]])]
    #[TestWith([['view' => 'done']])]
    #[TestWith([['view' => 'failed']])]
    #[TestWith([['view' => 'skipped']])]
    #[TestWith([['view' => 'refused']])]
    #[TestWith([['action' => 'add']])]
    #[TestWith([['action' => 'test']])]
    #[TestWith([['code' => 'encharge_error']])]
    #[TestWith([['code' => 'invalid_json']])]
    #[TestWith([['key' => 'rare']])]
    #[TestWith([['search' => 'c64']])]
    #[TestWith([['search' => 'nobody']])]
    #[TestWith([['view' => 'failed', 'action' => 'add']])]
    #[TestWith([['view' => 'done', 'action' => 'add']])]
    #[TestWith([['action' => 'update', 'key' => 'other']])]
    #[TestWith([['action' => 'test', 'key' => 'k']])]
    #[TestWith([['view' => 'failed', 'action' => 'test']])]
    #[TestWith([['view' => 'done', 'action' => 'update']])]
    #[TestWith([['view' => 'done', 'action' => 'test', 'key' => 'other']])]
    public function test_each_page_reads_few_rows(array $filter): void
    {
        $search = LogFilter::read($filter)->search();

        foreach ([null, $this->last - 4000, $this->last - self::ROWS + 100, 1] as $below) {
            self::assertFewAreRead(static fn(): array => $search->rows(21, $below), $filter);
        }
        foreach ([1, $this->last - 4000, $this->last - 100] as $above) {
            self::assertFewAreRead(static fn(): array => $search->newer(21, $above), $filter);
        }
    }

    public function test_the_newest_webhook_below_what_commands_did_is_found_by_few_rows(): void
    {
        global $wpdb;
        $wpdb->query('UPDATE ' . Schema::log_table() . " SET action = 'pull' WHERE id > 8");

        self::assertFewAreRead(static fn(): array => (new LogSearch([new LogQuery(of_webhooks: true)]))->rows(1), []);
    }

    public function test_what_the_menu_counts_reads_no_more_than_it_counts(): void
    {
        self::assertFewAreRead(static fn(): int => UnseenFailures::count(1), []);
    }

    /** @param array<string, string> $filter */
    private static function assertFewAreRead(callable $ask, array $filter): void
    {
        $before = self::read();
        $ask();
        self::assertLessThan(self::READ, self::read() - $before, (string) json_encode($filter));
    }

    /** @return int how many rows this session has read, by whatever way */
    private static function read(): int
    {
        global $wpdb;

        return (int) array_sum(array_column($wpdb->get_results("SHOW SESSION STATUS LIKE 'Handler_read%'", ARRAY_A), 'Value'));
    }
}
