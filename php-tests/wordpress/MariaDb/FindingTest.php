<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\MariaDb;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Schema;
use PHPUnit\Framework\Attributes\TestWith;

/** What finding a contact's user reads, on a site of many: by a key, never all. */
final class FindingTest extends TestCase
{
    use WritesUsers;

    private const USERS = 500;

    /** How MariaDB reaches rows: at most one by a unique key, or those of one value. */
    private const BY_KEY = ['const', 'eq_ref', 'ref'];

    /** A key of these has few rows to a value; all users have the same in meta_key. */
    private const KEYS = ['PRIMARY', 'user_id', 'user_email', 'user_login_key', 'user_nicename'];

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings();
        $this->populate();
    }

    #[TestWith([Action::UpdateTags])]
    #[TestWith([Action::Update])]
    #[TestWith([Action::Add])]
    public function testByContactId(Action $action): void
    {
        $this->assertReadByKey('PRIMARY', 300, ['id' => 'crowd-300', 'email' => 'another@example.com'], $action);
    }

    #[TestWith([Action::UpdateTags])]
    #[TestWith([Action::Update])]
    #[TestWith([Action::Add])]
    public function testByAddress(Action $action): void
    {
        $this->assertReadByKey('user_email', 300, ['id' => 'nobodys', 'email' => 'Crowd-300@example.com'], $action);
    }

    #[TestWith([Action::UpdateTags])]
    #[TestWith([Action::Update])]
    public function testByUserId(Action $action): void
    {
        $this->assertReadByKey('user_id', 300, ['id' => 'nobodys', 'email' => 'another@example.com'], $action, $this->userId(300));
    }

    public function testNobody(): void
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
            self::assertSame($this->userId($number), $outcome->user_id);
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

    /** Users by the database alone, each with what WordPress keeps of every user, and linked to a contact. */
    private function populate(): void
    {
        global $wpdb;
        $rows = 'FROM seq_1_to_' . self::USERS;
        $first = 1 + (int) $wpdb->get_var("SELECT MAX(ID) FROM $wpdb->users");
        $id = "seq + $first - 1";
        $wpdb->query("INSERT INTO $wpdb->users (ID, user_login, user_nicename, user_email) SELECT $id, CONCAT('crowd-', seq), CONCAT('crowd-', seq), CONCAT('crowd-', seq, '@example.com') $rows");
        foreach (["{$wpdb->prefix}capabilities" => "'a:1:{s:10:\"subscriber\";b:1;}'", 'encharge_contact_id' => "CONCAT('crowd-', seq)", 'encharge_tags' => "'a:0:{}'"] as $key => $value) {
            $wpdb->query("INSERT INTO $wpdb->usermeta (user_id, meta_key, meta_value) SELECT $id, '$key', $value $rows");
        }
        $wpdb->query("INSERT INTO $wpdb->usermeta (user_id, meta_key, meta_value) SELECT $id, meta_key, meta_value $rows JOIN $wpdb->usermeta ON user_id = 1 AND meta_key <> '{$wpdb->prefix}capabilities'");
        $contacts = Schema::contacts_table();
        $wpdb->query("INSERT INTO $contacts (contact_id, user_id) SELECT CONCAT('crowd-', seq), $id $rows");
        $wpdb->query("ANALYZE TABLE $wpdb->users, $wpdb->usermeta, $contacts");
    }

    private function userId(int $number): int
    {
        global $wpdb;

        return (int) $wpdb->get_var($wpdb->prepare("SELECT ID FROM $wpdb->users WHERE user_login = %s", "crowd-$number"));
    }
}
