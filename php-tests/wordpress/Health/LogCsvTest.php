<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Health;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Health\LogCsv;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogFilter;
use PHPUnit\Framework\Attributes\TestWith;

/** The log as a file for a spreadsheet. */
final class LogCsvTest extends TestCase
{
    public function test_it_holds_what_the_filter_finds_in_utc_and_the_sites_time(): void
    {
        update_option('timezone_string', 'Europe/Zurich');
        self::log_at('2026-07-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: 'cé', key_id: 'k1', message: "a \"quoted\",\nword", notify: true, durations: ['api' => 700.4, 'connect' => 5.0]));
        self::log_at('2026-07-01 11:00:00', new LogEntry('created', action: 'add'));
        $lines = iterator_to_array((new LogCsv(LogFilter::read(['view' => 'failed'])->search(), ['k1' => 'Buyers']))->lines(), false);

        self::assertCount(2, $lines);
        self::assertStringStartsWith("\u{FEFF}\"id\",\"time_utc\",\"time_site\"", $lines[0]);
        self::assertStringContainsString('"2026-07-01 10:00:00","2026-07-01 12:00:00","add","cé","0","k1","Buyers","failed","","a ""quoted"", word","","1"', $lines[1]);
        self::assertStringEndsWith(",\"700\"\r\n", $lines[1]);
    }

    public function test_every_row_is_there_once_however_many_they_are(): void
    {
        $ids = array_map(static fn(): int => self::log_at('2026-07-01 10:00:00', new LogEntry('updated')), range(1, 1003));
        $lines = iterator_to_array((new LogCsv(LogFilter::read([])->search(), []))->lines(), false);

        self::assertSame(array_reverse($ids), array_map(static fn(string $line): int => (int) trim(strtok($line, ','), '"'), array_slice($lines, 1)));
    }

    #[TestWith(['=1+1', "'=1+1"])]
    #[TestWith(['+gold', "'+gold"])]
    #[TestWith(['-1', "'-1"])]
    #[TestWith(['@SUM(A1)', "'@SUM(A1)"])]
    #[TestWith(["\t=1", "' =1"])]
    #[TestWith(["\r=1", "' =1"])]
    #[TestWith(["\n=1", "' =1"])]
    #[TestWith([" =1", "' =1"])]
    #[TestWith(["\u{FEFF}=1", "' =1"])]
    #[TestWith(["a\u{202E}b", 'a b'])]
    #[TestWith(["a\xFFb", 'a?b'])]
    #[TestWith(['<svg onload=x>', '<svg onload=x>'])]
    #[TestWith(['a=b', 'a=b'])]
    #[TestWith(['', ''])]
    public function test_a_spreadsheet_takes_no_cell_for_a_formula(string $text, string $expected): void
    {
        self::assertSame($expected, LogCsv::cell($text));
    }
}
