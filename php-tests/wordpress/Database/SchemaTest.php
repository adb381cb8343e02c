<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Database;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Sync\ContactLinks;
use Encharge\Webhooks\WordPress\Sync\ContactTable;

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

    private static function user(string $name): int
    {
        return (int) wp_insert_user(['user_login' => $name . bin2hex(random_bytes(4)), 'user_pass' => 'x']);
    }
}
