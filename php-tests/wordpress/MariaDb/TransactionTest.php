<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\MariaDb;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Database\ExclusiveOption;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use PHPUnit\Framework\Attributes\TestWith;

/** What can happen to a transaction where many have one at a time. */
final class TransactionTest extends TestCase
{
    use WritesUsers;

    private ?\mysqli $other = null;

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings();
        $GLOBALS['wpdb']->suppress_errors();
    }

    protected function tearDown(): void
    {
        $this->other?->close();
        $GLOBALS['wpdb']->query('SET SESSION max_statement_time = DEFAULT');
        $GLOBALS['wpdb']->suppress_errors(false);
    }

    public function test_ddl_in_a_hook_leaves_one_finished_user(): void
    {
        global $wpdb;
        add_action('user_register', fn () => $wpdb->query('CREATE TABLE IF NOT EXISTS some_plugins_table (a int)'));
        $this->assertCreatedOnce(['email' => $this->unique() . '@example.com', 'tags' => 'a'], hooks: 1);
    }

    public function test_ddl_in_a_hook_that_then_throws_leaves_one_finished_user(): void
    {
        global $wpdb;
        add_action('user_register', function () use ($wpdb): never {
            $wpdb->query('CREATE TABLE IF NOT EXISTS some_plugins_table (a int)');
            throw new \RuntimeException('no');
        });
        $this->assertCreatedOnce(['email' => $this->unique() . '@example.com', 'tags' => 'a'], hooks: 1);
    }

    public function test_a_killed_connection_leaves_one_finished_user(): void
    {
        $this->firstTime('user_register', fn () => $this->other()->query("KILL {$GLOBALS['wpdb']->dbh->thread_id}"));
        $this->assertCreatedOnce(['email' => $this->unique() . '@example.com', 'tags' => 'a'], hooks: 2);
    }

    /** A server that crashed gives the ids again that it had given to users who were rolled back. */
    public function test_nothing_is_written_to_who_got_the_id_of_a_lost_user(): void
    {
        $before = $heir = null;
        $this->firstTime('user_register', function (int $id) use (&$before, &$heir): void {
            $this->lose();
            $heir = $this->heir($id);
            $before = $this->stored($id);
        });
        $person = ['id' => $this->unique('c'), 'email' => $this->unique() . '@example.com', 'firstName' => 'Ann', 'tags' => 'a'];

        $this->assertCreatedOnce($person, hooks: 2);

        self::assertSame($before, $this->stored((int) $heir));
        self::assertNotEquals($heir, (new ContactTable())->by_contact($person['id'])?->user_id);
    }

    /** There WordPress calls no hook when it connects: the statement that is sent again is written, and none after it. */
    public function test_without_sql_modes_one_statement_at_most_is_written_to_who_got_the_id(): void
    {
        $before = $heir = null;
        $this->firstTime('user_register', function (int $id) use (&$before, &$heir): void {
            $this->other()->query("SET GLOBAL sql_mode = ''");
            $this->lose();
            $heir = $this->heir($id);
            $before = $this->stored($id);
        });

        try {
            $this->assertCreatedOnce(['email' => $this->unique() . '@example.com', 'firstName' => 'Ann', 'tags' => 'a'], hooks: 2);
        } finally {
            $this->other()->query('SET GLOBAL sql_mode = DEFAULT');
            $GLOBALS['wpdb']->db_connect(false);
        }

        $after = $this->stored((int) $heir);
        self::assertSame($before, array_slice($after, 0, count($before)));
        self::assertLessThanOrEqual(1, count($after) - count($before));
    }

    public function test_what_a_lost_user_leaves_is_not_taken_from_who_gets_the_id_meanwhile(): void
    {
        $heir = null;
        $this->firstTime('user_register', function (int $id) use (&$heir): void {
            $this->lose();
            $this->other()->query('START TRANSACTION');
            $heir = $this->heir($id);
            $this->other()->query('BEGIN NOT ATOMIC DO SLEEP(0.5); COMMIT; END', MYSQLI_ASYNC);
        });

        $this->assertCreatedOnce(['email' => $this->unique() . '@example.com', 'tags' => 'a'], hooks: 2);

        $this->other()->reap_async_query();
        self::assertCount(3, $this->stored((int) $heir));
    }

    public function test_an_option_is_not_changed_by_who_has_lost_its_lock(): void
    {
        $this->expectException(TransactionFailed::class);
        add_option('some_option', ['a' => 1], autoload: false);

        try {
            ExclusiveOption::change('some_option', function (array $stored): array {
                $this->lose();
                return ['a' => 2] + $stored;
            });
        } finally {
            wp_cache_flush();
            self::assertSame(['a' => 1], get_option('some_option'));
            delete_option('some_option');
        }
    }

    public function test_a_connection_killed_just_before_the_commit_leaves_one_finished_user(): void
    {
        global $wpdb;
        $kill = function (string $query) use (&$kill, $wpdb): string {
            if ($query === 'COMMIT') {
                remove_filter('query', $kill);
                $this->other()->query("KILL {$wpdb->dbh->thread_id}");
                usleep(50_000);
            }
            return $query;
        };
        add_filter('query', $kill);
        $this->assertCreatedOnce(['email' => $this->unique() . '@example.com', 'tags' => 'a'], hooks: 2);
    }

    public function test_a_statement_that_waited_too_long_for_a_lock_leaves_one_finished_user(): void
    {
        global $wpdb;
        $this->firstTime('user_register', function () use ($wpdb): void {
            $wpdb->query('SET SESSION innodb_lock_wait_timeout = 1');
            $this->other()->query('START TRANSACTION');
            $this->other()->query("UPDATE $wpdb->options SET autoload = autoload WHERE option_name = 'blogname'");
            $wpdb->query("UPDATE $wpdb->options SET autoload = autoload WHERE option_name = 'blogname'");
            $this->other()->query('ROLLBACK');
        });
        $this->assertCreatedOnce(['email' => $this->unique() . '@example.com', 'tags' => 'a'], hooks: 2);
    }

    public function test_a_deadlocks_victim_leaves_one_finished_user(): void
    {
        global $wpdb;
        $this->firstTime('user_register', function () use ($wpdb): void {
            $wpdb->query("UPDATE $wpdb->options SET autoload = autoload WHERE option_name = 'blogname'");
            $this->other()->query('START TRANSACTION');
            $this->other()->query("UPDATE $wpdb->options SET autoload = autoload WHERE option_name = 'blogdescription'");
            // InnoDB chooses the one that has changed less.
            for ($row = 0; $row < 300; $row++) {
                $this->other()->query("INSERT INTO $wpdb->options (option_name, option_value) VALUES ('deadlock_$row', '')");
            }
            $this->other()->query("UPDATE $wpdb->options SET autoload = autoload WHERE option_name = 'blogname'", MYSQLI_ASYNC);
            usleep(100_000);
            $wpdb->query("UPDATE $wpdb->options SET autoload = autoload WHERE option_name = 'blogdescription'");
            self::assertStringContainsString('Deadlock', $wpdb->last_error);
            $this->other()->reap_async_query();
            $this->other()->query('ROLLBACK');
        });
        $this->assertCreatedOnce(['email' => $this->unique() . '@example.com', 'tags' => 'a'], hooks: 2);
    }

    /** Who goes on would write without locks, and take the contact for one who was never pulled. */
    public function test_a_deadlocks_victim_writes_nothing_before_it_has_locked_anew(): void
    {
        global $wpdb;
        [, $person] = $this->linked();
        // They lock the contact while the locks are waited for, and want the locks when the contact is.
        $this->atFirst('/^SAVEPOINT/', function () use ($wpdb, $person): void {
            $this->other()->query('START TRANSACTION');
            $this->other()->query($wpdb->prepare('SELECT * FROM %i WHERE contact_id = %s FOR UPDATE', Schema::contacts_table(), $person['id']));
            for ($row = 0; $row < 300; $row++) {
                $this->other()->query("INSERT INTO $wpdb->options (option_name, option_value) VALUES ('deadlock_$row', '')");
            }
            $this->other()->query('UPDATE ' . Schema::locks_table() . ' SET n = n', MYSQLI_ASYNC);
            usleep(100_000);
        });
        $written = [];
        add_filter('query', static function (string $query) use (&$written, $wpdb): string {
            if (preg_match("/^\s*(?:INSERT|UPDATE|DELETE)\b.*\b(?:$wpdb->users|$wpdb->usermeta|" . Schema::contacts_table() . ')\b/s', $query) === 1) {
                $written[] = $query;
            }
            return $query;
        });
        $without = null;
        $this->atFirst('/^ROLLBACK/', function () use (&$written, &$without): void {
            $without = $written;
            $this->other()->reap_async_query();
            $this->other()->query('ROLLBACK');
        });

        $outcome = $this->sync(['firstName' => 'New'] + $person);

        self::assertSame([], $without);
        $this->assertNoted('repeated', '', $outcome);
        self::assertSame('New', $this->user($outcome)->first_name);
    }

    /** Whatever the reason: a time limit for statements, say, that ran out while the row was waited for. */
    public function test_a_contact_that_cannot_be_locked_is_tried_once_more(): void
    {
        [, $person] = $this->linked();
        $fail = static function (string $query) use (&$fail): string {
            if (!str_ends_with($query, 'FOR UPDATE')) {
                return $query;
            }
            remove_filter('query', $fail);
            return str_replace('SELECT u.*', 'SELECT nothing', $query);
        };
        add_filter('query', $fail);

        $outcome = $this->sync(['firstName' => 'New'] + $person);

        self::assertFalse(has_filter('query', $fail));
        $this->assertNoted('repeated', '', $outcome);
    }

    /** Core takes a read that failed for a user without meta: without a role, that is. */
    public function test_an_administrator_whose_meta_cannot_be_read_keeps_all_they_have(): void
    {
        [$user, $person] = $this->linked();
        $user->set_role('administrator');
        $this->interruptFirst('SELECT user_id, meta_key, meta_value FROM');

        $outcome = $this->sync(['email' => $this->unique() . '@example.com', 'firstName' => 'New'] + $person, role: 'subscriber');

        $this->assertNoted('repeated', '', $outcome);
        $this->assertNoted('role_refused', 'role', $outcome);
        $now = $this->user($outcome);
        self::assertSame([['administrator'], $person['email']], [array_values($now->roles), $now->user_email]);
    }

    public function test_a_user_whose_meta_cannot_be_read_gets_none_twice(): void
    {
        [$user, $person] = $this->linked(['firstName' => 'Old', 'tags' => 'a']);
        $this->interruptFirst('SELECT user_id, meta_key, meta_value FROM');

        $outcome = $this->sync(['firstName' => 'New', 'tags' => 'b'] + $person, Action::Update);

        $this->assertNoted('repeated', '', $outcome);
        clean_user_cache($user->ID);
        self::assertSame([['New'], [['b']]], [get_user_meta($user->ID, 'first_name'), get_user_meta($user->ID, 'encharge_tags')]);
    }

    public function test_an_address_that_cannot_be_looked_up_is_not_taken_for_free(): void
    {
        $heir = $this->stranger();
        $this->interruptFirst('SELECT ID, user_email FROM');

        $outcome = $this->sync(['email' => $heir->user_email]);

        $this->assertNoted('repeated', '', $outcome);
        self::assertSame([$heir->ID, false], [$outcome->user_id, $outcome->created]);
    }

    /** Of two contacts, one linked to the user and one with their address: both are written in some order, nobody twice. */
    public function test_two_contacts_that_lead_to_one_user_do_not_deadlock(): void
    {
        global $wpdb;
        [$user, $person] = $this->linked();
        $this->other()->query('START TRANSACTION');
        $this->other()->query($wpdb->prepare('SELECT * FROM %i WHERE contact_id = %s FOR UPDATE', Schema::contacts_table(), $person['id']));
        $this->other()->query("BEGIN NOT ATOMIC DO SLEEP(0.3); UPDATE $wpdb->users SET display_name = 'Ann' WHERE ID = $user->ID; COMMIT; END", MYSQLI_ASYNC);

        $merged = ['id' => $this->unique('c'), 'email' => $person['email'], 'tags' => 'a'];
        self::encharge()->people([$merged]);

        $outcome = $this->sync($merged);

        self::assertTrue($this->other()->reap_async_query(), $this->other()->error);
        $this->assertNoted('relinked', 'id', $outcome);
        self::assertCount(1, $outcome->notes);
        [$row] = (new LogQuery())->rows(1);
        self::assertGreaterThan(200, $row['durations']['lock'], 'to wait is not to write');
        self::assertSame([$user->ID, 'Ann'], [$outcome->user_id, get_userdata($user->ID)->display_name]);
    }

    /** A binary log of statements refuses what is written at the lower level. The test's server has no such log, and says that it has. */
    #[TestWith(['ROW', 'READ COMMITTED'])]
    #[TestWith(['MIXED', 'READ COMMITTED'])]
    #[TestWith(['STATEMENT', 'REPEATABLE READ'])]
    public function test_no_gap_is_locked_where_the_binary_log_allows_it(string $format, string $expected): void
    {
        global $wpdb;
        $wpdb->query("SET SESSION binlog_format = '$format'");
        add_filter('query', static fn (string $query): string => str_replace('@@log_bin ', 'TRUE ', $query));
        // InnoDB makes that table anew every 0.1 seconds.
        $level = static fn (): ?string => usleep(200_000) ?? $wpdb->get_var('SELECT trx_isolation_level FROM information_schema.INNODB_TRX WHERE trx_mysql_thread_id = CONNECTION_ID()');
        $inside = null;
        add_action('user_register', static function () use (&$inside, $level): void {
            $inside = $level();
        });

        $outcome = $this->sync(['email' => $this->unique() . '@example.com']);

        self::assertTrue($outcome->created);
        self::assertSame($expected, $inside);
        $wpdb->query('START TRANSACTION');
        $wpdb->query("UPDATE $wpdb->options SET autoload = autoload WHERE option_name = 'blogname'");
        self::assertSame('REPEATABLE READ', $level(), 'other plugins’ transactions are as they were');
        $wpdb->query('ROLLBACK');
        $wpdb->query('SET SESSION binlog_format = DEFAULT');
    }

    public function test_locks_that_cannot_be_had_make_the_database_unavailable_for_now(): void
    {
        global $wpdb;
        $wpdb->query('SET SESSION innodb_lock_wait_timeout = 1');
        $this->other()->query('START TRANSACTION');
        $this->other()->query('UPDATE ' . Schema::locks_table() . ' SET n = n');

        $outcome = $this->sync(['email' => $this->unique() . '@example.com']);

        self::assertSame(Code::DatabaseUnavailable, $outcome->code);
        self::assertGreaterThan(0, $outcome->retry_after);
    }

    public function test_what_the_first_attempt_leaves_does_not_look_newer_than_the_second(): void
    {
        global $wpdb;
        [$user, $person] = $this->linked();
        $this->firstTime('profile_update', static function () use ($wpdb): void {
            $now = $wpdb->get_var('SELECT UNIX_TIMESTAMP(NOW(6))');
            usleep(200000);
            $wpdb->query("SET timestamp = $now");
            $wpdb->query('ROLLBACK');
        });

        $outcome = $this->sync(['firstName' => 'New'] + $person);

        $wpdb->query('SET timestamp = DEFAULT');
        $this->assertNoted('repeated', '', $outcome);
        self::assertSame('New', get_userdata($user->ID)->first_name);
    }

    /** The SQLite integration rolls everything back whatever fails. */
    #[TestWith(['SELECT * FROM nowhere'])]
    #[TestWith(['INSERT INTO nowhere (a) VALUES (1)'])]
    #[TestWith(['NO SQL'])]
    #[TestWith(['INSERT INTO nowhere SELECT COUNT(*) FROM wp_users'])]
    #[TestWith(["INSERT INTO nowhere (text) VALUES ('changed wp_usermeta')"])]
    #[TestWith(["UPDATE nowhere SET text = 'changed wp_users' WHERE a = 1"])]
    #[TestWith(['DELETE FROM nowhere WHERE user_id NOT IN (SELECT ID FROM wp_users)'])]
    #[TestWith(['SELECT phone FROM wp_users WHERE ID = 1'])]
    #[TestWith(['SELECT u.ID FROM wp_users u JOIN nowhere n ON n.user_id = u.ID WHERE u.ID = 1'])]
    public function test_a_statement_of_another_plugin_that_fails_is_its_own_affair(string $sql): void
    {
        $fail = static fn () => $GLOBALS['wpdb']->query($sql);
        array_map(static fn (string $hook) => add_action($hook, $fail), ['user_register', 'added_user_meta', 'profile_update']);
        $person = ['id' => $this->unique('c'), 'email' => $this->unique() . '@example.com'];

        $created = $this->sync(['firstName' => 'Old'] + $person);
        $updated = $this->sync(['firstName' => 'New'] + $person);

        self::assertTrue($created->created, $created->message);
        self::assertSame([[], []], [$created->notes, $updated->notes]);
        self::assertSame('New', $this->user($updated)->first_name);
    }

    /** @param array<string, mixed> $person */
    private function assertCreatedOnce(array $person, int $hooks): void
    {
        global $wpdb;
        $fired = 0;
        add_action('user_register', function () use (&$fired): void {
            $fired++;
        }, PHP_INT_MIN);

        $outcome = $this->sync($person);

        self::assertInstanceOf(Outcome::class, $outcome);
        self::assertTrue($outcome->created, $outcome->message);
        self::assertSame(['a'], $outcome->tags);
        $this->assertNoted('repeated', '', $outcome);
        self::assertSame($hooks, $fired);
        self::assertSame(['subscriber'], $this->user($outcome)->roles);
        self::assertSame('1', $wpdb->get_var($wpdb->prepare('SELECT COUNT(*) FROM %i WHERE user_email = %s', $wpdb->users, $person['email'])));
        self::assertSame('0', $wpdb->get_var("SELECT COUNT(*) FROM $wpdb->usermeta m LEFT JOIN $wpdb->users u ON u.ID = m.user_id WHERE u.ID IS NULL"));
    }

    private function firstTime(string $hook, callable $work): void
    {
        $once = function (mixed ...$arguments) use (&$once, $hook, $work): void {
            remove_action($hook, $once);
            $work(...$arguments);
        };
        add_action($hook, $once);
    }

    /** Does something before the first statement like this one. */
    private function atFirst(string $pattern, callable $work): void
    {
        $once = static function (string $query) use (&$once, $pattern, $work): string {
            if (preg_match($pattern, $query) === 1) {
                remove_filter('query', $once);
                $work();
            }
            return $query;
        };
        add_filter('query', $once);
    }

    /** Lets the first such statement of the transaction run out of time. */
    private function interruptFirst(string $statement): void
    {
        global $wpdb;
        $wpdb->query('SET SESSION max_statement_time = 0.1');
        $is_open = false;
        $interrupt = static function (string $query) use (&$interrupt, &$is_open, $statement): string {
            $is_open = $is_open || str_starts_with($query, 'SAVEPOINT');
            if (!$is_open || !str_starts_with($query, $statement)) {
                return $query;
            }
            remove_filter('query', $interrupt);
            return str_replace(' WHERE ', ' WHERE SLEEP(1) = 0 AND ', $query);
        };
        add_filter('query', $interrupt);
    }

    /** Ends WordPress's connection, and what it had not committed. */
    private function lose(): void
    {
        $this->other()->query("KILL {$GLOBALS['wpdb']->dbh->thread_id}");
        usleep(50_000);
    }

    /** @return int the id of a user whom somebody else makes, which is that one */
    private function heir(int $id): int
    {
        global $wpdb;
        $name = $this->unique('heir');
        $this->other()->query($wpdb->prepare('INSERT INTO %i (ID, user_login, user_email) VALUES (%d, %s, %s)', $wpdb->users, $id, $name, "$name@example.com"));
        foreach (['nickname' => $name, $wpdb->prefix . 'capabilities' => 'a:1:{s:10:"subscriber";b:1;}'] as $key => $value) {
            $this->other()->query($wpdb->prepare('INSERT INTO %i (user_id, meta_key, meta_value) VALUES (%d, %s, %s)', $wpdb->usermeta, $id, $key, $value));
        }
        return $id;
    }

    /** @return list<array<string, string|null>> a user's rows */
    private function stored(int $id): array
    {
        global $wpdb;
        return [
            ...$this->other()->query("SELECT * FROM $wpdb->users WHERE ID = $id")->fetch_all(MYSQLI_ASSOC),
            ...$this->other()->query("SELECT * FROM $wpdb->usermeta WHERE user_id = $id ORDER BY umeta_id")->fetch_all(MYSQLI_ASSOC),
        ];
    }

    private function other(): \mysqli
    {
        [$host, $socket] = explode(':', DB_HOST, 2);

        return $this->other ??= new \mysqli($host, DB_USER, DB_PASSWORD, DB_NAME, 0, $socket);
    }
}
