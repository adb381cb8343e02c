<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\MariaDb;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Database\Schema;
use PHPUnit\Framework\Attributes\TestWith;

/** What others write of a user while a webhook waits for them. */
final class LockedUserTest extends TestCase
{
    use WritesUsers;

    private \mysqli $other;

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings(map: [['email', 'user_email'], ['shown', 'display_name'], ['firstName', 'first_name']]);
        [$host, $socket] = explode(':', DB_HOST, 2);
        $this->other = new \mysqli($host, DB_USER, DB_PASSWORD, DB_NAME, 0, $socket);
    }

    protected function tearDown(): void
    {
        $this->other->close();
        $GLOBALS['wpdb']->query('SET SESSION binlog_format = DEFAULT');
    }

    /** At REPEATABLE READ, a plain read shows the user as they were before the wait. */
    #[TestWith(['ROW'])]
    #[TestWith(['STATEMENT'])]
    public function test_a_password_that_is_changed_meanwhile_stays(string $format): void
    {
        global $wpdb;
        $user = $this->stranger();
        $this->log_in_format($format);
        $this->meanwhile("UPDATE $wpdb->users SET user_pass = 'a new hash', user_activation_key = 'a new key' WHERE ID = $user->ID");

        $outcome = $this->sync(['email' => $user->user_email, 'shown' => 'Ann']);

        self::assertTrue($this->other->reap_async_query(), $this->other->error);
        $after = $this->user($outcome);
        self::assertSame([$user->ID, 'Ann', 'a new hash', 'a new key'], [$after->ID, $after->display_name, $after->user_pass, $after->user_activation_key]);
    }

    #[TestWith(['ROW'])]
    #[TestWith(['STATEMENT'])]
    public function test_who_is_made_an_administrator_meanwhile_is_protected(string $format): void
    {
        global $wpdb;
        $user = $this->stranger();
        $this->log_in_format($format);
        $this->meanwhile(
            "UPDATE $wpdb->users SET user_status = 0 WHERE ID = $user->ID",
            "UPDATE $wpdb->usermeta SET meta_value = 'a:1:{s:13:\"administrator\";b:1;}' WHERE user_id = $user->ID AND meta_key = 'wp_capabilities'"
        );

        $outcome = $this->sync(['email' => $user->user_email, 'firstName' => 'Eve']);

        self::assertTrue($this->other->reap_async_query(), $this->other->error);
        self::assertSame([$user->ID, 'protected_user'], [$outcome->user_id, $outcome->skipped]);
    }

    #[TestWith(['ROW'])]
    #[TestWith(['STATEMENT'])]
    public function test_who_gets_another_address_meanwhile_is_not_whom_the_address_led_to(string $format): void
    {
        global $wpdb;
        $user = $this->stranger();
        $this->log_in_format($format);
        $this->meanwhile("UPDATE $wpdb->users SET user_email = 'another@example.com' WHERE ID = $user->ID");

        $outcome = $this->sync(['email' => $user->user_email]);

        self::assertTrue($this->other->reap_async_query(), $this->other->error);
        self::assertTrue($outcome->created);
        self::assertNotSame($user->ID, $outcome->user_id);
    }

    public function test_what_does_not_change_is_not_in_the_statement(): void
    {
        global $wpdb;
        [$user, $fields] = $this->linked();
        $updates = [];
        add_filter('query', static function (string $query) use (&$updates, $wpdb): string {
            return str_starts_with($query, "UPDATE `$wpdb->users`") ? $updates[] = $query : $query;
        });

        $this->sync(['shown' => 'Ann'] + $fields);
        $this->sync(['firstName' => 'Ann'] + $fields);

        self::assertSame([
            "UPDATE `$wpdb->users` SET `display_name` = 'Ann' WHERE `ID` = $user->ID",
            "UPDATE `$wpdb->users` SET `ID` = $user->ID WHERE `ID` = $user->ID",
        ], $updates);
    }

    /** Core takes an address that it would write otherwise for a new one, and ends an open link to set a password. */
    public function test_an_open_link_to_set_a_password_stays_valid(): void
    {
        global $wpdb;
        [$user, $fields] = $this->linked(['email' => 'a&' . $this->unique() . '@example.com']);
        $wpdb->update($wpdb->users, ['user_activation_key' => '1:key'], ['ID' => $user->ID]);

        $outcome = $this->sync(['shown' => 'Ann'] + $fields);

        self::assertSame(['Ann', '1:key'], [$this->user($outcome)->display_name, $this->user($outcome)->user_activation_key]);
    }

    public function test_nobody_is_made_whose_login_cannot_be_locked(): void
    {
        global $wpdb;
        $this->other->query('START TRANSACTION');
        $this->other->query('UPDATE ' . Schema::locks_table() . ' SET n = n + 1 WHERE bucket >= 768');
        $wpdb->suppress_errors();
        $wpdb->query('SET SESSION max_statement_time = 0.3');

        $outcome = $this->sync(['email' => $this->unique() . '@example.com']);

        $wpdb->query('SET SESSION max_statement_time = DEFAULT');
        $wpdb->suppress_errors(false);
        self::assertSame(Code::DatabaseUnavailable, $outcome->code);
    }

    /** The test's server has no binary log, and says that it has. */
    private function log_in_format(string $format): void
    {
        $GLOBALS['wpdb']->query("SET SESSION binlog_format = '$format'");
        add_filter('query', static fn (string $query): string => str_replace('@@log_bin ', 'TRUE ', $query));
    }

    /** Begins a transaction by those statements, which is committed while others wait for it. */
    private function meanwhile(string ...$statements): void
    {
        $this->other->query('START TRANSACTION');
        array_map($this->other->query(...), array_values($statements));
        $this->other->query('BEGIN NOT ATOMIC DO SLEEP(0.5); COMMIT; END', MYSQLI_ASYNC);
    }
}
