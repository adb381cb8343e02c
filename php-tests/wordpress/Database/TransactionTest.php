<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Database;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Sync\ContactTable;

/** One user's changes are one transaction, on both databases. */
final class TransactionTest extends TestCase
{
    use WritesUsers;

    public function test_what_a_hook_throws_leaves_nothing_behind(): void
    {
        $this->settings();
        $person = ['id' => $this->unique('c'), 'email' => $this->unique() . '@example.com', 'tags' => 'a'];
        $inserted = 0;
        add_action('user_register', function (int $id) use (&$inserted): never {
            $inserted = $id;
            throw new \RuntimeException('no');
        });

        $outcome = $this->sync($person);

        self::assertSame(Code::InternalError, $outcome->code);
        self::assertFalse(get_userdata($inserted), 'the ghost is out of the cache');
        self::assertFalse(get_user_by('email', $person['email']));
        self::assertSame([], get_user_meta($inserted));
        self::assertNull((new ContactTable())->by_contact($person['id']));
        $row = (new LogQuery())->rows(1)[0];
        self::assertSame([$outcome->log_id, 'failed', 'internal_error', 'RuntimeException: no'], [$row['id'], $row['outcome'], $row['code'], $row['message']]);
    }

    public function test_an_update_that_a_hook_ends_leaves_the_old_values(): void
    {
        $this->settings();
        [$user, $person] = $this->linked(['firstName' => 'Old', 'tags' => 'old']);
        add_action('profile_update', fn () => throw new \RuntimeException('no'));

        $this->sync(['firstName' => 'New', 'email' => $this->unique() . '@example.com', 'tags' => 'new'] + $person);

        $now = get_userdata($user->ID);
        self::assertSame([$user->user_email, 'Old', ['old']], [$now->user_email, $now->first_name, get_user_meta($user->ID, 'encharge_tags', true)]);
        self::assertSame($user->ID, get_user_by('email', $person['email'])->ID);
    }

    public function test_a_plugin_that_throws_when_the_cache_of_a_committed_user_is_cleaned_leaves_one_log_row(): void
    {
        $this->settings();
        [$user, $person] = $this->linked(['firstName' => 'Old', 'tags' => 'old']);
        $log = new Log(Settings::load());
        $rows = count((new LogQuery())->rows(100));
        $committed = static fn (): bool => get_user_meta($user->ID, 'encharge_tags', true) === ['new'];
        add_action('clean_user_cache', fn () => $committed() && get_userdata($user->ID)->first_name === 'New' && did_action('profile_update') > 0 ? throw new \RuntimeException('no') : null);

        $outcome = $this->sync(['firstName' => 'New', 'tags' => 'new'] + $person);

        self::assertSame(Code::InternalError, $outcome->code);
        self::assertSame(['New', ['new']], [get_userdata($user->ID)->first_name, get_user_meta($user->ID, 'encharge_tags', true)]);
        self::assertCount($rows + 1, (new LogQuery())->rows(100));
        $row = (new LogQuery())->rows(1)[0];
        self::assertSame([$outcome->log_id, 'failed', 'RuntimeException: no', $user->ID], [$row['id'], $row['outcome'], $row['message'], $row['user_id']]);
    }

    public function test_a_nested_transaction_is_noticed_and_the_user_finished(): void
    {
        $this->settings(['return_password' => 'password', 'return_password_field' => 'password']);
        global $wpdb;
        add_action('user_register', fn () => $wpdb->query('START TRANSACTION'));
        $person = ['email' => $this->unique() . '@example.com', 'tags' => 'a'];

        $outcome = $this->sync($person);

        $user = $this->user($outcome);
        self::assertTrue($outcome->created);
        self::assertSame(['a'], $outcome->tags);
        $this->assertNoted('repeated', '', $outcome);
        self::assertSame(['subscriber'], $user->roles);
        self::assertCount(1, get_users(['search' => $person['email']]));
        self::assertSame($user->ID, (new ContactTable())->by_contact($outcome->contact_id)->user_id);
    }

    public function test_a_statement_of_ours_that_fails_is_repeated(): void
    {
        $this->settings();
        global $wpdb;
        $wpdb->suppress_errors();
        $runs = 0;
        add_action('user_register', function () use (&$runs, $wpdb): void {
            if (++$runs === 1) {
                $wpdb->query("INSERT INTO $wpdb->usermeta (umeta_id) SELECT MIN(umeta_id) FROM $wpdb->usermeta");
            }
        });

        $outcome = $this->sync(['email' => $this->unique() . '@example.com']);

        $wpdb->suppress_errors(false);
        self::assertSame(2, $runs);
        self::assertTrue($outcome->created);
        $this->assertNoted('repeated', '', $outcome);
        self::assertSame('0', $wpdb->get_var("SELECT COUNT(*) FROM $wpdb->usermeta m LEFT JOIN $wpdb->users u ON u.ID = m.user_id WHERE u.ID IS NULL"));
    }

    public function test_a_hook_that_always_breaks_the_transaction_ends_as_unavailable(): void
    {
        $this->settings();
        global $wpdb;
        $wpdb->suppress_errors();
        add_action('user_register', fn () => $wpdb->query("INSERT INTO $wpdb->usermeta (umeta_id) SELECT MIN(umeta_id) FROM $wpdb->usermeta"));
        $email = $this->unique() . '@example.com';

        $outcome = $this->sync(['email' => $email]);

        $wpdb->suppress_errors(false);
        self::assertSame(Code::DatabaseUnavailable, $outcome->code);
        self::assertGreaterThan(0, $outcome->retry_after);
        self::assertFalse(get_user_by('email', $email));
    }

    public function test_a_user_whom_a_hook_deletes_is_refused(): void
    {
        $this->settings();
        add_action('user_register', fn (int $id) => wp_delete_user($id));
        $outcome = $this->sync(['email' => $this->unique() . '@example.com']);
        self::assertSame(Code::UserRejected, $outcome->code);
        self::assertNull((new ContactTable())->by_contact($outcome->contact_id));
    }

    public function test_the_user_who_is_found_is_locked(): void
    {
        global $wpdb;
        $this->settings();
        [$user, $person] = $this->linked();
        $stranger = $this->stranger();
        $locking = [];
        add_filter('query', static function (string $query) use (&$locking): string {
            return str_contains($query, 'FOR UPDATE') ? $locking[] = $query : $query;
        });

        $by_contact = $this->sync(['email' => null] + $person);
        self::assertCount(2, $locking);
        self::assertStringContainsString($wpdb->users, $locking[0]);
        self::assertStringContainsString($wpdb->usermeta, $locking[1]);

        $locking = [];
        $by_address = $this->sync(['email' => $stranger->user_email]);
        self::assertContains("SELECT * FROM `$wpdb->users` WHERE ID = $stranger->ID FOR UPDATE", $locking);

        self::assertSame([$user->ID, $stranger->ID], [$by_contact->user_id, $by_address->user_id]);
    }
}
