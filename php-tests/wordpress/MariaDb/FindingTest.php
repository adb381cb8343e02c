<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\MariaDb;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\Support\Crowd;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Database\Schema;
use PHPUnit\Framework\Attributes\TestWith;

/** What finding a contact's user reads, on a site of many: by a key, never all. */
final class FindingTest extends TestCase
{
    use WritesUsers;

    private const FIRST = 10_000;

    /** How MariaDB reaches rows: at most one by a unique key, or those of one value. */
    private const BY_KEY = ['const', 'eq_ref', 'ref'];

    /** A key of these has few rows to a value; all users have the same in meta_key. */
    private const KEYS = ['PRIMARY', 'user_id', 'user_email', 'user_login_key', 'user_nicename'];

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings(['address_changes' => 'never']);
        array_map($GLOBALS['wpdb']->query(...), Crowd::statements(self::FIRST, 500));
    }

    #[TestWith([Action::UpdateTags])]
    #[TestWith([Action::Update])]
    #[TestWith([Action::Add])]
    public function test_the_user_of_a_contact_is_found_by_keys_alone(Action $action): void
    {
        $this->assertReadByKey('PRIMARY', 300, ['id' => 'crowd-300', 'email' => 'another@example.com'], $action);
    }

    #[TestWith([Action::Update])]
    #[TestWith([Action::Add])]
    public function test_the_user_with_an_address_is_found_by_keys_alone(Action $action): void
    {
        self::encharge()->people([['id' => 'nobodys']]);
        $this->assertReadByKey('user_email', 300, ['id' => 'nobodys', 'email' => 'Crowd-300@example.test'], $action);
    }

    #[TestWith([Action::UpdateTags])]
    #[TestWith([Action::Update])]
    public function test_a_user_who_is_named_is_read_by_keys_alone(Action $action): void
    {
        $this->assertReadByKey('user_id', 300, ['id' => 'nobodys', 'email' => 'another@example.com'], $action, self::FIRST + 299);
    }

    public function test_that_there_is_no_user_is_found_out_by_keys_alone(): void
    {
        // WordPress counts all users after each new one, up to 10,000 of them.
        remove_action('user_register', 'wp_maybe_update_user_counts');
        $this->assertReadByKey('user_email', null, ['id' => 'nobodys', 'email' => 'another@example.com'], Action::Add);
    }

    /**
     * @param string $key one that has to be used
     * @param int|null $number of the user who has to be found; null: nobody
     * @param array<string, mixed> $person
     */
    private function assertReadByKey(string $key, ?int $number, array $person, Action $action, ?int $userId = null): void
    {
        $statements = &$this->reads();

        $outcome = $this->sync($person + ['tags' => 'a'], $action, userId: $userId);

        self::assertNull($outcome->code, $outcome->message);
        self::assertSame($number === null, $outcome->created);
        if ($number !== null) {
            self::assertSame(self::FIRST + $number - 1, $outcome->user_id);
        }
        $keys = array_merge(...array_map($this->keys(...), array_values(array_unique($statements))));
        self::assertContains($key, $keys);
    }

    /** @return list<string> the keys by which a statement reaches its tables */
    private function keys(string $statement): array
    {
        global $wpdb;
        $keys = [];
        foreach ($wpdb->get_results("EXPLAIN $statement", ARRAY_A) as $step) {
            // Without a table, MariaDB knows already that there is nothing to read; in brackets stands what it made itself.
            if ($step['table'] === null || $step['table'][0] === '<') {
                continue;
            }
            // After the bar stands what sieves them.
            [$type, $key] = [strtok((string) $step['type'], '|'), strtok((string) $step['key'], '|')];
            self::assertContains($type, self::BY_KEY, "$step[Extra]: $statement");
            self::assertContains($key, self::KEYS, $statement);
            $keys[] = $key;
        }

        return $keys;
    }

    /** @return list<string> what is read of contacts, users and their meta from now on; filled as it happens */
    private function &reads(): array
    {
        global $wpdb;
        $statements = [];
        $tables = implode('|', [Schema::contacts_table(), $wpdb->users, $wpdb->usermeta]);
        add_filter('query', static function (string $statement) use (&$statements, $tables): string {
            if (preg_match("/^\W*SELECT\b.*\b(?:$tables)\b/is", $statement) === 1) {
                $statements[] = $statement;
            }

            return $statement;
        });

        return $statements;
    }
}
