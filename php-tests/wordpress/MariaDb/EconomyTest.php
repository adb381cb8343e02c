<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\MariaDb;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Privacy\ErasedAddresses;
use Encharge\Webhooks\WordPress\Sync\Outcome;

/** What a contact costs the database, from the person's data to the answer. */
final class EconomyTest extends TestCase
{
    use WritesUsers;

    private const MAP = [['firstName', 'first_name'], ['lastName', 'last_name'], ['email', 'user_email'], ['phone', 'phone'], ['plan', 'plan']];

    /** @var array<string, mixed> */
    private array $person;

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings(map: self::MAP);
        $this->person = ['id' => $this->unique('c'), 'email' => $this->unique() . '@example.com', 'firstName' => 'Ann', 'lastName' => 'Lee', 'phone' => '1', 'tags' => 'a,b'];
    }

    public function test_tags_that_do_not_change_write_nothing_of_the_user(): void
    {
        $this->sync($this->person);
        [$outcome, $statements] = $this->statements(['tags' => 'b,a'] + $this->person, Action::UpdateTags);

        self::assertSame('unchanged', $outcome->word());
        $this->assertEconomical($statements, 10);
        self::assertSame([Schema::locks_table(), Schema::contacts_table(), Schema::log_table()], self::written($statements));
    }

    public function test_tags_that_change_write_one_row_of_the_user(): void
    {
        global $wpdb;
        $this->sync($this->person);
        [$outcome, $statements] = $this->statements(['tags' => 'b,c'] + $this->person, Action::UpdateTags);

        self::assertSame(['b', 'c'], $outcome->tags);
        $this->assertEconomical($statements, 12);
        self::assertSame([Schema::locks_table(), $wpdb->usermeta, Schema::contacts_table(), Schema::log_table()], self::written($statements));
    }

    public function test_an_update_with_nothing_new_writes_nothing_of_the_user(): void
    {
        $this->sync($this->person);
        [$outcome, $statements] = $this->statements($this->person, Action::Update);

        self::assertSame('unchanged', $outcome->word());
        $this->assertEconomical($statements, 10);
        self::assertSame([Schema::locks_table(), Schema::contacts_table(), Schema::log_table()], self::written($statements));
    }

    public function test_an_update_writes_one_row_for_each_value_that_changes(): void
    {
        global $wpdb;
        $this->sync($this->person);
        $new = ['email' => $this->unique() . '@example.com', 'firstName' => 'Bea', 'phone' => '2', 'plan' => 'gold', 'tags' => 'c'];
        [$outcome, $statements] = $this->statements($new + $this->person, Action::Update);

        self::assertEqualsCanonicalizing(['user_email', 'first_name', 'phone', 'plan', 'tags'], $outcome->changed);
        $this->assertEconomical($statements, 25, again: 3);
        // One for the user, one for each value that changes.
        $written = array_count_values(self::written($statements));
        self::assertSame([1, 4], [$written[$wpdb->users], $written[$wpdb->usermeta]]);
        self::assertStringNotContainsString('last_name', implode("\n", self::writes($statements)));
    }

    public function test_to_wipe_a_value_takes_no_more_statements_than_to_write_it(): void
    {
        $this->settings(map: [['email', 'user_email'], ['plan', 'plan', 'text', true], ['phone', 'phone'], ['car', 'car']]);
        $this->sync(['plan' => 'gold'] + $this->person);
        [$outcome, $statements] = $this->statements(['plan' => '', 'phone' => '2', 'car' => 'a'] + $this->person, Action::Update);

        self::assertSame(['plan', 'phone', 'car'], $outcome->changed);
        $this->assertEconomical($statements, 17, again: 1);
    }

    public function test_a_new_user_is_written_once_and_each_of_their_values_once(): void
    {
        global $wpdb;
        [$outcome, $statements] = $this->statements($this->person, Action::Add);

        self::assertTrue($outcome->created);
        $this->assertEconomical($statements, 41, again: 3);
        $rows = (int) $wpdb->get_var($wpdb->prepare('SELECT COUNT(*) FROM %i WHERE user_id = %d', $wpdb->usermeta, $outcome->user_id));
        $written = array_count_values(self::written($statements));
        // The locks of contact and address, then that of the login.
        self::assertSame([1, $rows, 2], [$written[$wpdb->users], $written[$wpdb->usermeta], $written[Schema::locks_table()]]);
    }

    /** Where nobody was erased, that is known from the options, which are loaded in any case. */
    public function test_a_new_user_takes_one_more_query_once_somebody_was_erased(): void
    {
        ErasedAddresses::add('somebody@example.com');
        [$outcome, $statements] = $this->statements($this->person, Action::Add);

        self::assertTrue($outcome->created);
        $this->assertEconomical($statements, 41 + 1, again: 3);
        self::assertCount(1, preg_grep('/' . Schema::erased_table() . '/', $statements));
    }

    public function test_an_add_of_a_user_who_is_there_writes_nothing_of_them(): void
    {
        $this->sync($this->person);
        [$outcome, $statements] = $this->statements($this->person, Action::Add);

        self::assertSame('unchanged', $outcome->word());
        $this->assertEconomical($statements, 10);
        self::assertSame([Schema::locks_table(), Schema::contacts_table(), Schema::log_table()], self::written($statements));
    }

    /**
     * @param array<string, mixed> $person
     * @return array{Outcome, list<string>} and what the database was asked as in a request of its own
     */
    private function statements(array $person, Action $action): array
    {
        global $wpdb;
        wp_cache_flush();
        wp_load_alloptions();
        wp_prime_option_caches([Settings::OPTION, ApiConnection::TOKEN_OPTION]);
        // What wpdb knows of columns lasts for a request.
        (fn () => [$this->col_meta, $this->table_charset] = [[], []])->call($wpdb);

        $statements = [];
        $record = static function (string $query) use (&$statements): string {
            $statements[] = trim($query);

            return $query;
        };
        add_filter('query', $record, PHP_INT_MAX);
        $outcome = $this->sync($person, $action);
        remove_filter('query', $record, PHP_INT_MAX);

        return [$outcome, $statements];
    }

    /**
     * @param list<string> $statements
     * @param int          $again      reads under the locks that come a second time: core forgets a user whom it writes, and looks for a login itself
     */
    private function assertEconomical(array $statements, int $most, int $again = 0): void
    {
        $list = implode("\n", $statements);
        self::assertLessThanOrEqual($most, count($statements), $list);
        self::assertStringNotContainsString('SHOW', $list);

        $commits = array_keys($statements, 'COMMIT', true);
        self::assertCount(1, $commits, $list);
        $logged = array_keys(preg_grep('/\AINSERT INTO `?' . Schema::log_table() . '\b/', $statements));
        self::assertCount(1, $logged, $list);
        self::assertLessThan($commits[0], $logged[0], $list);

        $locked = array_keys(preg_grep('/\AUPDATE `?' . Schema::locks_table() . '\b/', $statements));
        self::assertCount(1, $locked, $list);
        $reads = preg_grep('/\ASELECT\b/', array_slice($statements, $locked[0], $commits[0] - $locked[0]));
        self::assertLessThanOrEqual($again, count($reads) - count(array_unique($reads)), $list);
    }

    /**
     * @param list<string> $statements
     * @return list<string>
     */
    private static function writes(array $statements): array
    {
        return array_values(preg_grep('/\A(?:INSERT|UPDATE|DELETE|REPLACE)\b/', $statements));
    }

    /**
     * @param list<string> $statements
     * @return list<string> the tables that are written, in order
     */
    private static function written(array $statements): array
    {
        return array_map(static fn (string $write): string => (string) preg_replace('/\A(?:INSERT INTO|UPDATE|DELETE FROM) `?(\w+).*\z/s', '$1', $write), self::writes($statements));
    }
}
