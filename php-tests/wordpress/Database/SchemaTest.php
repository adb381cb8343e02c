<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Database;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Lifecycle;
use Encharge\Webhooks\WordPress\Privacy\ErasedAddresses;
use Encharge\Webhooks\WordPress\Sync\ContactLinks;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;

final class SchemaTest extends TestCase
{
    public function test_installs_twice_without_an_error_or_a_change(): void
    {
        global $wpdb;

        Schema::install();
        $before = $wpdb->get_results('DESCRIBE ' . Schema::contacts_table());
        $wpdb->last_error = '';
        Schema::install();

        self::assertSame('', $wpdb->last_error);
        self::assertEquals($before, $wpdb->get_results('DESCRIBE ' . Schema::contacts_table()));
        self::assertSame(1024, (int) $wpdb->get_var('SELECT COUNT(*) FROM ' . Schema::locks_table()));
    }

    public function test_an_upgrade_brings_back_what_is_missing(): void
    {
        global $wpdb;

        $wpdb->query('DROP TABLE ' . Schema::log_table());
        update_option(Schema::OPTION, 0);

        self::assertFalse(Schema::is_complete());

        Schema::upgrade();

        self::assertTrue(Schema::is_complete());
        self::assertSame(Schema::VERSION, (int) get_option(Schema::OPTION));
    }

    /** Whatever indexes of the log were there: they come with WP-Cron. */
    #[TestWith([3, false])]
    #[TestWith([2, true])]
    public function test_an_upgrade_of_tables_without_that_of_erased_people_makes_it_and_keeps_the_rest(int $version, bool $lacks_indexes): void
    {
        global $wpdb;
        $user = self::user('linked');
        update_user_meta($user, ContactTable::meta_key(), 'Contact-1');
        $log = (new Log(Settings::load()))->write(new LogEntry('created', contact_id: 'Contact-1', role: 'subscriber'));
        $wpdb->query('DROP TABLE ' . Schema::erased_table());
        if ($lacks_indexes) {
            $wpdb->query('ALTER TABLE ' . Schema::log_table() . ' DROP INDEX receipt');
        }
        delete_option(ErasedAddresses::KEY_OPTION);
        update_option(Schema::OPTION, $version);

        Lifecycle::upgrade();

        self::assertSame([true, true, $lacks_indexes], [Schema::is_complete(), Schema::is_writable(), Schema::lacks_indexes()]);
        self::assertSame('', get_option(ErasedAddresses::KEY_OPTION));
        ErasedAddresses::add('ann@example.com');
        self::assertTrue(ErasedAddresses::has('ANN@example.com'));
        self::assertSame([$user, 'subscriber'], [(new ContactTable())->by_contact('Contact-1')?->user_id, LogQuery::row($log)['role'] ?? '']);
        Schema::add_indexes();
        self::assertSame(Schema::VERSION, (int) get_option(Schema::OPTION));
    }

    /** @return iterable<string, array{string, string}> table and column */
    public static function columns(): iterable
    {
        foreach (['contacts' => ['tags_pulled_at', 'fields_pulled_at', 'result', 'owed'], 'log' => ['code', 'notes', 'receipt'], 'locks' => ['n']] as $table => $columns) {
            foreach ($columns as $column) {
                yield "$table $column" => ["encharge_webhooks_$table", $column];
            }
        }
    }

    #[DataProvider('columns')]
    public function test_activation_brings_back_a_column_of_a_table_that_is_there(string $table, string $column): void
    {
        global $wpdb;
        $user = self::user('linked');
        update_user_meta($user, ContactTable::meta_key(), 'Contact-1');
        $before = self::columns_of($table);
        $indexes = FirstLog::indexes();
        $suppressed = $wpdb->suppress_errors();
        foreach (array_filter(['outcome', 'code', 'receipt'], static fn (string $index): bool => $index === $column) as $index) {
            $wpdb->query("ALTER TABLE $wpdb->prefix$table DROP INDEX $index");
        }
        $wpdb->suppress_errors($suppressed);
        $wpdb->query("ALTER TABLE $wpdb->prefix$table DROP COLUMN $column");
        self::assertSame([[$column], false], [array_values(array_diff($before, self::columns_of($table))), Schema::is_complete()]);

        Lifecycle::activate(false);

        self::assertEqualsCanonicalizing($before, self::columns_of($table));
        self::assertTrue(Schema::is_complete());
        self::assertSame($user, (new ContactTable())->by_contact('Contact-1')?->user_id);
        self::assertSame(FirstLog::indexes() !== $indexes, Schema::lacks_indexes());
        Schema::add_indexes();
        self::assertSame([$indexes, false], [FirstLog::indexes(), Schema::lacks_indexes()]);
    }

    public function test_activation_makes_an_index_anew_and_leaves_one_row_for_each_user(): void
    {
        global $wpdb;
        $contacts = Schema::contacts_table();
        [$one, $other] = [self::user('one'), self::user('other')];
        update_user_meta($one, ContactTable::meta_key(), 'Contact-1');
        update_user_meta($other, ContactTable::meta_key(), 'Contact-2');
        $wpdb->query("ALTER TABLE $contacts DROP INDEX user_id");
        $wpdb->query("INSERT INTO $contacts (contact_id, user_id) VALUES ('Contact-3', $one)");
        self::assertFalse(Schema::is_complete());

        Lifecycle::activate(false);

        self::assertTrue(Schema::is_complete());
        self::assertSame(['Contact-1' => $one, 'Contact-2' => $other], array_map(intval(...), array_column($wpdb->get_results("SELECT * FROM $contacts ORDER BY contact_id", ARRAY_A), 'user_id', 'contact_id')));
    }

    public function test_an_upgrade_of_the_same_version_asks_nothing(): void
    {
        global $wpdb;

        Schema::upgrade();
        $queries = $wpdb->num_queries;
        Schema::upgrade();

        self::assertSame($queries, $wpdb->num_queries);
    }

    public function test_takes_over_links_from_user_meta_and_tolerates_duplicates(): void
    {
        global $wpdb;

        $older = self::user('older');
        $newer = self::user('newer');
        $wrong = self::user('wrong');
        $wpdb->query('DELETE FROM ' . Schema::contacts_table());
        foreach ([[$older, 'Contact-1'], [$newer, 'Contact-1'], [$wrong, 'no contact'], [$wrong, 'kontäkt'], [$wrong, str_repeat('a', 129)], [$wrong, "x\n"]] as [$user, $value]) {
            $wpdb->insert($wpdb->usermeta, ['user_id' => $user, 'meta_key' => 'encharge_contact_id', 'meta_value' => $value]);
        }

        self::assertSame(2, ContactLinks::unlinked_count());

        ContactLinks::take_over();

        self::assertSame(
            [['contact_id' => 'Contact-1', 'user_id' => (string) $older]],
            $wpdb->get_results('SELECT contact_id, user_id FROM ' . Schema::contacts_table(), ARRAY_A)
        );
        self::assertSame(0, ContactLinks::unlinked_count());
    }

    public function test_the_meta_key_is_the_one_that_is_taken_over(): void
    {
        self::assertSame('encharge_contact_id', ContactTable::meta_key());
    }

    /** @return list<string> */
    private static function columns_of(string $table): array
    {
        global $wpdb;
        return $wpdb->get_col("SHOW COLUMNS FROM $wpdb->prefix$table");
    }

    private static function user(string $name): int
    {
        return (int) wp_insert_user(['user_login' => $name . bin2hex(random_bytes(4)), 'user_pass' => 'x']);
    }
}
