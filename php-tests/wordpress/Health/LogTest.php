<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Health;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Sync\Note;
use PHPUnit\Framework\Attributes\TestWith;

/** The log keeps what is needed, within its bounds. */
final class LogTest extends TestCase
{
    #[TestWith(['john.doe@example.com is taken', 'j***@e***.com is taken'])]
    #[TestWith(['(a@b.co.uk)', '(a***@b***.uk)'])]
    #[TestWith(['no address', 'no address'])]
    #[TestWith(["jos\u{e9}@example.com", 'j***@e***.com'])]
    public function test_addresses_are_masked(string $text, string $masked): void
    {
        self::assertSame($masked, Log::masked($text));
        $log = new Log(Settings::load());
        $log->write(new LogEntry('failed', message: $text, notes: [new Note('c', 'f', $text)]));
        $row = (new LogQuery())->rows(1)[0];
        self::assertSame([$masked, $masked], [$row['message'], $row['notes'][0]['message']]);
    }

    #[TestWith(['ann@example.com', 'a***@e***.com'])]
    #[TestWith(['crm:ann@example.com', 'crm:a***@e***.com'])]
    #[TestWith(['6558a3b5-0000', '6558a3b5-0000'])]
    public function test_a_contact_id_that_is_an_address_is_masked(string $id, string $kept): void
    {
        $log = new Log(Settings::load());
        $log->write(new LogEntry('failed', contact_id: $id));
        self::assertSame($kept, (new LogQuery())->rows(1)[0]['contact_id']);
    }

    public function test_lists_stay_readable_however_long_they_are(): void
    {
        $tags = array_map(static fn (int $n): string => "+tag $n 🎉", range(1, 6000));
        $note = new Note('value_cut', 'f', 'Cut.');
        $log = new Log(Settings::load());
        $log->write(new LogEntry(
            'updated',
            fields: array_map(strval(...), range(1, 60000)),
            changed: [...array_fill(0, 50, 'plan'), ...$tags, '+' . str_repeat('x', 100_000), 'role', 'user_login', 'user_email'],
            notes: [...array_fill(0, 3000, $note), new Note('role_refused', 'role', 'Refused.'), new Note('address_taken', 'email', 'Taken.')],
        ));
        $row = (new LogQuery())->rows(1)[0];
        self::assertSame(['user_email', 'role', 'user_login', 'plan', '+tag 1 🎉'], array_slice($row['changed'], 0, 5));
        self::assertSame(['role_refused', 'address_taken', 'value_cut'], array_column(array_slice($row['notes'], 0, 3), 'code'));
        self::assertSame(['1', '2'], array_slice($row['fields'], 0, 2));
        foreach ([[end($row['changed']), count($row['changed']), 6005], [end($row['notes'])['message'], count($row['notes']), 3002], [end($row['fields']), count($row['fields']), 60000]] as [$last, $shown, $all]) {
            self::assertSame('and ' . ($all - $shown + 1) . ' more', $last);
        }
    }

    public function test_a_long_name_is_cut(): void
    {
        $log = new Log(Settings::load());
        $log->write(new LogEntry('updated', changed: ['+' . str_repeat('é', 100_000), '+b']));
        $changed = (new LogQuery())->rows(1)[0]['changed'];
        self::assertSame('+' . str_repeat('é', 299) . '…', $changed[0]);
        self::assertSame('+b', $changed[1]);
    }

    public function test_it_holds_no_more_rows_than_asked_for(): void
    {
        $settings = Settings::load();
        $settings->set('log_rows', 100);
        $log = new Log($settings);
        for ($row = 0; $row < 250; $row++) {
            $log->prune_after($log->write(new LogEntry('unchanged')));
        }
        self::assertLessThan(200, count((new LogQuery())->rows(1000)));
        $log->prune();
        self::assertCount(100, (new LogQuery())->rows(1000));
    }

    public function test_a_flood_of_refusals_pushes_out_nothing_else(): void
    {
        $settings = Settings::load();
        $settings->set('log_rows', 2000);
        $log = new Log($settings);
        $log->write(new LogEntry('created', contact_id: 'c1'));
        $log->write(new LogEntry('failed', contact_id: 'c2'));

        $most = 0;
        for ($row = 0; $row < 2500; $row++) {
            $id = $log->write(new LogEntry('refused'));
            $log->prune_after($id);
            $most = $row % 97 === 0 ? max($most, count((new LogQuery('refused'))->rows(5000))) : $most;
        }

        self::assertLessThan(1100, $most);
        self::assertSame(['c2', 'c1'], array_column(array_filter((new LogQuery())->rows(5000), static fn(array $row): bool => $row['outcome'] !== 'refused'), 'contact_id'));
        $log->prune();
        self::assertCount(1000, (new LogQuery('refused'))->rows(5000));
        self::assertSame($id, (new LogQuery('refused'))->rows(1)[0]['id']);
    }

    public function test_refusals_take_no_room_from_the_others(): void
    {
        $settings = Settings::load();
        $settings->set('log_rows', 5);
        $log = new Log($settings);
        for ($row = 0; $row < 8; $row++) {
            $log->write(new LogEntry('updated'));
            $log->write(new LogEntry('refused'));
        }
        $log->prune();

        self::assertSame(['refused' => 5, 'updated' => 5], array_count_values(array_column((new LogQuery())->rows(), 'outcome')));
    }

    #[TestWith([2])]
    #[TestWith([10])]
    public function test_it_is_pruned_also_where_ids_go_in_steps(int $step): void
    {
        $log = new Log(Settings::load());
        self::log_at('2020-01-01 00:00:00', new LogEntry('refused'));
        array_map($log->prune_after(...), range(1, 100 * $step, $step));
        self::assertSame([], (new LogQuery())->rows());
    }

    public function test_rows_older_than_log_days_are_removed(): void
    {
        $log = new Log(Settings::load());
        self::log_at(gmdate('Y-m-d H:i:s', time() - 31 * DAY_IN_SECONDS), new LogEntry('refused'));
        $kept = self::log_at(gmdate('Y-m-d H:i:s', time() - 29 * DAY_IN_SECONDS), new LogEntry('refused'));
        $log->prune();
        self::assertSame([$kept], array_column((new LogQuery())->rows(), 'id'));
    }
}
