<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Database;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogFilter;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Health\LogSearch;
use Encharge\Webhooks\WordPress\Lifecycle;

/** A log of the first version becomes one of today's, in two steps. */
final class LogUpgradeTest extends TestCase
{
    protected function tearDown(): void
    {
        global $wpdb;
        $wpdb->query('DROP TABLE ' . Schema::log_table());
        delete_option(Schema::OPTION);
        Schema::install();
    }

    public function test_what_is_written_is_there_at_once_and_indexes_come_with_cron(): void
    {
        $today = FirstLog::indexes();
        FirstLog::install();
        self::assertNotSame($today, FirstLog::indexes());
        $row = (new LogQuery())->rows()[0];
        self::assertCount(1, (new LogSearch([new LogQuery(outcome: $row['outcome'], action: $row['action'])]))->rows(2), 'found before the upgrade');

        Lifecycle::upgrade();

        $old = (new LogQuery())->rows()[0];
        self::assertSame(['c1', 7, ['first_name'], '', false, ''], [$old['contact_id'], $old['user_id'], $old['changed'], $old['role'], $old['notify'], $old['receipt']]);
        (new Log(Settings::load()))->write(new LogEntry('created', action: 'add', role: 'subscriber', notify: true, origin: 'webhook', receipt: 'r1'));
        $new = (new LogQuery())->rows(1)[0];
        self::assertSame(['subscriber', true, 'webhook', 'r1'], [$new['role'], $new['notify'], $new['origin'], $new['receipt']]);
        self::assertTrue(Schema::lacks_indexes());
        self::assertSame([$new['id']], array_column(LogFilter::read(['view' => 'done', 'action' => 'add'])->search()->rows(1), 'id'), 'found without the index');
        self::assertNotFalse(wp_next_scheduled(Schema::CRON_HOOK));

        do_action(Schema::CRON_HOOK);

        self::assertSame($today, FirstLog::indexes());
        self::assertSame([false, Schema::VERSION], [Schema::lacks_indexes(), (int) get_option(Schema::OPTION)]);
    }

    public function test_an_upgrade_that_was_ended_half_way_goes_on_where_it_was(): void
    {
        global $wpdb;
        $today = FirstLog::indexes();
        FirstLog::install();
        $log = Schema::log_table();
        $wpdb->query("ALTER TABLE $log ADD COLUMN role varchar(60) NOT NULL DEFAULT ''");
        $wpdb->query("ALTER TABLE $log ADD KEY outcome (outcome)");

        Schema::upgrade();
        Schema::add_indexes();

        self::assertSame([$today, Schema::VERSION], [FirstLog::indexes(), (int) get_option(Schema::OPTION)]);
    }

    public function test_a_later_version_that_another_server_has_installed_stays(): void
    {
        update_option(Schema::OPTION, Schema::VERSION + 1);

        self::assertFalse(Schema::upgrade());
        Schema::install();
        Schema::add_indexes();

        self::assertSame([Schema::VERSION + 1, false], [(int) get_option(Schema::OPTION), Schema::lacks_indexes()]);
    }

    public function test_deactivation_leaves_no_indexes_to_be_made(): void
    {
        FirstLog::install();
        Lifecycle::upgrade();
        Lifecycle::deactivate(false);

        self::assertFalse(wp_next_scheduled(Schema::CRON_HOOK));
    }
}
