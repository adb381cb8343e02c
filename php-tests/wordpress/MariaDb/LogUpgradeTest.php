<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\MariaDb;

use Encharge\Webhooks\Tests\WordPress\Database\FirstLog;
use Encharge\Webhooks\Tests\WordPress\Harness\Installation;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogQuery;

/** The log gains columns and indexes while webhooks write it. */
final class LogUpgradeTest extends TestCase
{
    private const ROWS = 1_000_000;

    private \mysqli $other;

    protected function setUp(): void
    {
        parent::setUp();
        FirstLog::install();
        $this->other = Installation::get()->database->connect();
    }

    protected function tearDown(): void
    {
        global $wpdb;
        $this->other->close();
        $wpdb->query('DROP TABLE ' . Schema::log_table());
        delete_option(Schema::OPTION);
        Schema::install();
    }

    public function test_a_million_rows_take_no_webhook_long(): void
    {
        global $wpdb;
        $this->fill();

        Schema::upgrade();

        $writer = $this->writer();
        $started = microtime(true);
        Schema::add_indexes();
        $seconds = microtime(true) - $started;
        fclose($writer[1][0]);
        [$written, $longest] = json_decode((string) stream_get_contents($writer[1][1]), true);
        proc_close($writer[0]);

        self::assertSame(Schema::VERSION, (int) get_option(Schema::OPTION));
        self::assertGreaterThan(10, $written, "rows that were written meanwhile, in $seconds seconds");
        self::assertLessThan($seconds / 2, $longest, 'nobody waited for the indexes');
        self::assertSame(self::ROWS + $written, (int) $wpdb->get_var('SELECT COUNT(*) FROM ' . Schema::log_table()));
    }

    public function test_another_transaction_in_the_way_keeps_no_webhook_waiting_and_out_of_the_log(): void
    {
        global $wpdb;
        $this->other->query('BEGIN');
        $this->other->query('SELECT 1 FROM ' . Schema::log_table() . ' LIMIT 1');

        $started = microtime(true);
        Schema::upgrade();
        Schema::upgrade();
        self::assertLessThan(3.5, microtime(true) - $started, 'it gives up, and does not try again at once');
        self::assertSame(1, (int) get_option(Schema::OPTION));
        self::assertNotSame(0, (new Log(Settings::load()))->write(new LogEntry('created', contact_id: 'c2', role: 'subscriber')));
        self::assertSame('c2', (new LogQuery())->rows(1)[0]['contact_id']);
        self::assertGreaterThan(2, (int) $wpdb->get_var('SELECT @@lock_wait_timeout'));

        $this->other->query('COMMIT');
        Schema::install();
        self::assertTrue(Schema::lacks_indexes());
    }

    private function fill(): void
    {
        $log = Schema::log_table();
        $columns = 'time, action, contact_id, user_id, key_id, outcome, code, message, durations, fields, changed, notes';
        for ($rows = 1; $rows < self::ROWS; $rows += $added) {
            $added = min($rows, self::ROWS - $rows);
            $this->other->query("INSERT INTO $log ($columns) SELECT time + INTERVAL 1 MINUTE, action, CONCAT('c', id), id, key_id, outcome, code, message, durations, fields, changed, notes FROM $log LIMIT $added");
        }
    }

    /** @return array{resource, array<int, resource>} a process that writes rows until its input is closed, and then says how many, and how long the slowest took in seconds */
    private function writer(): array
    {
        $code = sprintf(
            '$d = new mysqli(null, %s, %s, %s, null, %s); $n = 0; $longest = 0; stream_set_blocking(STDIN, false);
            for (; !feof(STDIN); fread(STDIN, 1), usleep(5000), $n++) {
                $t = microtime(true); $d->query(%s); $longest = max($longest, microtime(true) - $t);
            }
            echo json_encode([$n, $longest]);',
            ...array_map(static fn(string $value): string => var_export($value, true), [
                $this->database()::USER, $this->database()::PASSWORD, $this->database()::NAME, $this->database()->socket,
                'INSERT INTO ' . Schema::log_table() . " (time, message, durations, fields, changed, notes, role) VALUES (UTC_TIMESTAMP(6), '', '{}', '[]', '[]', '[]', 'subscriber')",
            ])
        );
        $pipes = [];
        return [proc_open([PHP_BINARY, '-r', $code], [['pipe', 'r'], ['pipe', 'w'], STDERR], $pipes), $pipes];
    }

    private function database(): \Encharge\Webhooks\Tests\Support\Database
    {
        return Installation::get()->database;
    }
}
