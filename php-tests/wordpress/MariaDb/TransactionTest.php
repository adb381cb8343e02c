<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\MariaDb;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Outcome;
use Encharge\Webhooks\WordPress\Schema;
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
        $GLOBALS['wpdb']->suppress_errors(false);
    }

    public function testDdlInAHook(): void
    {
        global $wpdb;
        add_action('user_register', fn () => $wpdb->query('CREATE TABLE IF NOT EXISTS some_plugins_table (a int)'));
        $this->assertCreatedOnce(['email' => $this->unique() . '@example.com', 'tags' => 'a'], hooks: 1);
    }

    public function testDdlInAHookThatThenThrows(): void
    {
        global $wpdb;
        add_action('user_register', function () use ($wpdb): never {
            $wpdb->query('CREATE TABLE IF NOT EXISTS some_plugins_table (a int)');
            throw new \RuntimeException('no');
        });
        $this->assertCreatedOnce(['email' => $this->unique() . '@example.com', 'tags' => 'a'], hooks: 1);
    }

    public function testAKilledConnection(): void
    {
        $this->firstTime('user_register', fn () => $this->other()->query("KILL {$GLOBALS['wpdb']->dbh->thread_id}"));
        $this->assertCreatedOnce(['email' => $this->unique() . '@example.com', 'tags' => 'a'], hooks: 2);
    }

    public function testAConnectionKilledJustBeforeTheCommit(): void
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

    public function testALockWait(): void
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

    public function testADeadlocksVictim(): void
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

    public function testLocksThatCannotBeHad(): void
    {
        global $wpdb;
        $wpdb->query('SET SESSION innodb_lock_wait_timeout = 1');
        $this->other()->query('START TRANSACTION');
        $this->other()->query('UPDATE ' . Schema::locks_table() . ' SET n = n');

        $outcome = $this->sync(['email' => $this->unique() . '@example.com']);

        self::assertSame(Code::DatabaseUnavailable, $outcome->code);
        self::assertGreaterThan(0, $outcome->retry_after);
    }

    public function testWhatTheFirstAttemptLeavesDoesNotLookNewerThanTheSecond(): void
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
    public function testAStatementOfAnotherPluginThatFailsIsItsOwnAffair(string $sql): void
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
        $once = function () use (&$once, $hook, $work): void {
            remove_action($hook, $once);
            $work();
        };
        add_action($hook, $once);
    }

    private function other(): \mysqli
    {
        [$host, $socket] = explode(':', DB_HOST, 2);

        return $this->other ??= new \mysqli($host, DB_USER, DB_PASSWORD, DB_NAME, 0, $socket);
    }
}
