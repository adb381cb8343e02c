<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Outbox;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Outbox\Outbox;
use Encharge\Webhooks\WordPress\Outbox\OutboxEntry;
use Encharge\Webhooks\WordPress\Sync\Origin;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use PHPUnit\Framework\Attributes\TestWith;

/** What is owed after the commit: the new user's mail, and the password or link that goes back to Encharge. */
final class OutboxTest extends TestCase
{
    use WritesUsers;

    private const FIELD = 'wpPassword';
    private const ID_FIELD = 'wpUserId';
    private const RETURNING_ID = ['return_user_id_field' => self::ID_FIELD];

    public function test_wordpress_own_mail_goes_out_if_it_is_asked_for_and_no_other(): void
    {
        $this->settings();
        $mails = &$this->mails();
        $fields = $this->person();
        $this->sync($fields, notify: true);
        self::assertSame([$fields['email']], array_column($mails, 'to'));
        self::assertStringContainsString('action=rp', $mails[0]['message']);
        self::assertNull($this->owed($fields['id']));
        self::assertSame([], self::encharge()->requests());
    }

    public function test_an_existing_user_gets_no_mail_and_nothing_goes_back(): void
    {
        $this->settings($this->returning('password'));
        $fields = $this->person();
        $this->sync($fields);
        $mails = &$this->mails();
        self::encharge()->reset();
        $this->sync(['firstName' => 'Ann'] + $fields, notify: true);
        self::assertSame([], $mails);
        self::assertSame([], self::encharge()->requests());
    }

    public function test_a_failing_mail_is_a_note_and_is_never_sent_again(): void
    {
        $this->settings();
        $sent = 0;
        add_filter('pre_wp_mail', static function () use (&$sent): bool {
            $sent++;
            throw new \RuntimeException('The mailer is broken.');
        });
        $fields = $this->person();
        $outcome = $this->sync($fields, notify: true);
        self::assertTrue($outcome->created);
        $this->assertNoted('mail_not_sent', 'user_email', $outcome);
        $this->sync($fields, Action::Update);
        $this->pay_due();
        self::assertSame(1, $sent);
    }

    public function test_the_mail_is_crossed_out_before_it_is_sent(): void
    {
        $this->settings();
        $fields = $this->person();
        $owed = 'not sent';
        add_filter('pre_wp_mail', function () use (&$owed, $fields): bool {
            $owed = $this->owed($fields['id']);

            return true;
        });
        $this->sync($fields, notify: true);
        self::assertNull($owed);
    }

    public function test_a_generated_password_goes_to_its_field_and_logs_in(): void
    {
        $this->settings($this->returning('password'));
        $fields = $this->person();
        $outcome = $this->sync($fields);
        self::assertSame([], $outcome->notes);
        self::assertInstanceOf(\WP_User::class, wp_authenticate($fields['email'], wp_slash($this->returned($fields['id']))));
        self::assertCount(1, self::encharge()->requests());
        self::assertNull($this->owed($fields['id']));
    }

    #[TestWith(['email'])]
    #[TestWith(['firstName'])]
    public function test_nothing_goes_back_to_a_field_that_says_who_somebody_is(string $field): void
    {
        $this->settings(['return_password_field' => $field] + $this->returning('password'));
        $fields = $this->person();
        self::assertTrue($this->sync($fields)->created);
        self::assertSame([], self::encharge()->requests());
        self::assertNull($this->owed($fields['id']));
    }

    public function test_a_mapped_password_does_not_go_back(): void
    {
        $this->settings($this->returning('password'), [['pw', 'user_pass']]);
        $fields = $this->person();
        $this->sync(['pw' => 'mine'] + $fields);
        self::assertSame([], self::encharge()->requests());
    }

    #[TestWith([false])]
    #[TestWith([true])]
    public function test_a_link_that_sets_a_password_goes_to_its_field(bool $notify): void
    {
        $this->settings($this->returning('link'));
        $mails = &$this->mails();
        $fields = $this->person();
        $outcome = $this->sync($fields, notify: $notify);
        parse_str((string) parse_url($this->returned($fields['id']), PHP_URL_QUERY), $query);
        self::assertSame('rp', $query['action']);
        $user = check_password_reset_key($query['key'], $query['login']);
        self::assertInstanceOf(\WP_User::class, $user);
        self::assertSame($outcome->user_id, $user->ID);
        self::assertCount((int) $notify, $mails);
        if ($notify) {
            self::assertStringContainsString("key=$query[key]", $mails[0]['message']);
        }
    }

    public function test_a_password_that_was_not_taken_is_a_note_and_stays_owed(): void
    {
        [, $fields, $outcome] = $this->unpaid();
        self::assertNull($outcome->code);
        $this->assertNoted('password_not_returned', self::FIELD, $outcome);
        self::assertStringContainsString('Away for a moment', $outcome->notes[0]->message);
        self::assertSame('password', $this->owed($fields['id'])['return'] ?? null);
    }

    public function test_the_contacts_next_webhook_pays_with_a_new_password(): void
    {
        [$password, $fields, $outcome] = $this->unpaid();
        $fired = &$this->record('profile_update');
        self::assertSame([], $this->sync($fields, Action::Update)->notes);
        $paid = $this->returned($fields['id']);
        self::assertNotSame($password, $paid);
        self::assertInstanceOf(\WP_User::class, wp_authenticate($fields['email'], wp_slash($paid)));
        self::assertInstanceOf(\WP_Error::class, wp_authenticate($fields['email'], wp_slash($password)));
        self::assertNull($this->owed($fields['id']));
        self::assertSame([], $fired);
        self::assertSame($fields['email'], $this->user($outcome)->user_email);
    }

    public function test_a_webhook_that_only_sets_tags_pays_too(): void
    {
        [$password, $fields] = $this->unpaid();
        $this->sync(['tags' => 'a'] + $fields, Action::UpdateTags);
        self::assertNotContains($this->returned($fields['id']), ['', $password]);
        self::assertNull($this->owed($fields['id']));
        self::encharge()->reset();
        $this->sync(['tags' => 'b'] + $fields, Action::UpdateTags);
        self::assertSame([], self::encharge()->requests());
    }

    public function test_what_is_owed_to_a_contact_is_not_paid_to_the_one_that_it_was_merged_into(): void
    {
        [$password, $fields, $created] = $this->unpaid();
        $merged = ['id' => $this->unique('c')] + $fields;
        self::encharge()->people([$merged]);

        $outcome = $this->sync($merged);

        $this->assertNoted('relinked', 'id', $outcome);
        $this->assertNoted('owed_cancelled', 'id', $outcome);
        self::assertSame(['', null], [$this->returned($merged['id']), $this->owed($merged['id'])]);
        self::assertInstanceOf(\WP_User::class, wp_authenticate($fields['email'], wp_slash($password)), 'the password stays');
        self::assertSame($created->user_id, $outcome->user_id);
    }

    /** A magic link or single sign-on leaves the hash as it is. */
    public function test_a_password_is_not_replaced_once_its_user_has_signed_in(): void
    {
        [$password, $fields, $outcome] = $this->unpaid();
        add_filter('send_auth_cookies', '__return_false');
        wp_set_auth_cookie($outcome->user_id);
        \WP_Session_Tokens::get_instance($outcome->user_id)->destroy_all();

        $this->sync($fields, Action::Update);

        $this->assertCancelled($fields['id'], 'signed in');
        self::assertInstanceOf(\WP_User::class, wp_authenticate($fields['email'], wp_slash($password)));
        $this->assertNoted('address_to_confirm', 'email', $this->sync(['email' => 'evil@example.com'] + $fields, Action::Update));
    }

    /** A read that fails, and a cache that is behind, are no user who is gone. */
    public function test_what_is_owed_outlives_a_read_that_fails(): void
    {
        global $wpdb;
        [, $fields, $outcome] = $this->unpaid();
        $wpdb->suppress_errors();
        $fail = static fn (string $query): string => str_contains($query, Schema::contacts_table() . '` c LEFT JOIN') ? 'NO SQL' : $query;
        add_filter('query', $fail);
        $this->pay_due();
        remove_filter('query', $fail);
        $wpdb->suppress_errors(false);
        wp_cache_set($outcome->user_id, [], 'user_meta');
        self::assertNotNull($this->owed($fields['id']));

        $this->pay_due();

        self::assertInstanceOf(\WP_User::class, wp_authenticate($fields['email'], wp_slash($this->returned($fields['id']))));
    }

    public function test_what_is_owed_to_a_contact_stays_theirs_when_another_has_the_same_address(): void
    {
        [, $fields] = $this->unpaid();
        $second = ['id' => $this->unique('c')] + $fields;
        self::encharge()->people([$fields, $second]);

        self::assertSame('linked_to_other', $this->sync($second)->skipped);
        $this->sync($fields, Action::Update);

        self::assertSame('', $this->returned($second['id']));
        self::assertInstanceOf(\WP_User::class, wp_authenticate($fields['email'], wp_slash($this->returned($fields['id']))));
    }

    public function test_wp_cron_pays_what_is_left(): void
    {
        [, $fields] = $this->unpaid();
        do_action(Outbox::CRON_HOOK);
        self::assertInstanceOf(\WP_User::class, wp_authenticate($fields['email'], wp_slash($this->returned($fields['id']))));
        self::assertNull($this->owed($fields['id']));
    }

    public function test_what_fails_twice_is_still_owed(): void
    {
        [, $fields] = $this->unpaid();
        self::encharge()->fault(['mode' => 'close', 'times' => 2]);
        $this->pay_due();
        self::assertSame('password', $this->owed($fields['id'])['return'] ?? null);
        $this->pay_due();
        self::assertInstanceOf(\WP_User::class, wp_authenticate($fields['email'], wp_slash($this->returned($fields['id']))));
    }

    public function test_a_link_is_paid_later_too(): void
    {
        [, $fields] = $this->unpaid('link');
        $this->pay_due();
        parse_str((string) parse_url($this->returned($fields['id']), PHP_URL_QUERY), $query);
        self::assertInstanceOf(\WP_User::class, check_password_reset_key($query['key'], $query['login']));
    }

    public function test_the_debt_is_cancelled_and_logged_when_the_user_has_another_password(): void
    {
        [, $fields, $outcome] = $this->unpaid();
        wp_set_password('my own', $outcome->user_id);
        self::encharge()->reset();
        $this->pay_due();
        $this->assertCancelled($fields['id'], 'another password');
        self::assertInstanceOf(\WP_User::class, wp_authenticate($fields['email'], 'my own'));
    }

    public function test_the_debt_is_cancelled_when_the_hash_is_not_ours_any_more(): void
    {
        global $wpdb;
        [$password, $fields, $outcome] = $this->unpaid();
        // As a login does when it hashes the same password anew.
        $wpdb->update($wpdb->users, ['user_pass' => wp_hash_password($password)], ['ID' => $outcome->user_id]);
        clean_user_cache($outcome->user_id);
        $this->pay_due();
        $this->assertCancelled($fields['id'], 'signed in');
    }

    public function test_the_debt_is_cancelled_after_7_days(): void
    {
        [, $fields] = $this->unpaid();
        $this->age($fields['id'], 7 * DAY_IN_SECONDS - 60);
        self::encharge()->fault(['mode' => 'close', 'times' => 2]);
        $this->pay_due();
        self::assertNotNull($this->owed($fields['id']));
        $this->age($fields['id'], 7 * DAY_IN_SECONDS + 60);
        $this->pay_due();
        $this->assertCancelled($fields['id'], '7 days');
    }

    public function test_the_debt_is_cancelled_when_the_administrator_switches_it_off(): void
    {
        [, $fields] = $this->unpaid();
        $this->settings();
        $this->pay_due();
        $this->assertCancelled($fields['id'], 'return_password');
    }

    public function test_a_copied_site_pays_nothing_until_it_is_confirmed(): void
    {
        $this->settings($this->returning('password'));
        $mails = &$this->mails();
        update_option(SiteIdentity::OPTION, 'elsewhere.example');
        $fields = $this->person();
        $this->sync($fields, notify: true);
        self::assertSame([], $mails);
        self::assertSame([], self::encharge()->requests());
        SiteIdentity::remember();
        $this->pay_due();
        self::assertCount(1, $mails);
        self::assertInstanceOf(\WP_User::class, wp_authenticate($fields['email'], wp_slash($this->returned($fields['id']))));
    }

    public function test_two_who_pay_at_once_pay_once(): void
    {
        $this->settings($this->returning('password'));
        update_option(SiteIdentity::OPTION, 'elsewhere.example');
        $fields = $this->person();
        $this->sync($fields, notify: true);
        SiteIdentity::remember();
        $first = OutboxEntry::to($fields['id']);
        $second = OutboxEntry::to($fields['id']);
        self::assertTrue($first?->take(60));
        self::assertFalse($second?->take(60));
        self::assertTrue(OutboxEntry::to($fields['id'])?->is_being_paid());
        $mails = &$this->mails();
        $this->pay_due();
        self::assertSame([], $mails);
        self::assertSame([], self::encharge()->requests());
    }

    public function test_passwords_are_in_no_table_and_no_answer(): void
    {
        global $wpdb;
        [$password, , $outcome] = $this->unpaid();
        $rows = '';
        foreach ([...Schema::tables(), $wpdb->usermeta, $wpdb->options] as $table) {
            $rows .= wp_json_encode($wpdb->get_results("SELECT * FROM $table", ARRAY_N));
        }
        self::assertStringNotContainsString($password, $rows);
        self::assertStringNotContainsString($password, (string) wp_json_encode($outcome));
        self::assertStringNotContainsString($outcome->user_id ? get_userdata($outcome->user_id)->user_pass : '', (string) wp_json_encode($wpdb->get_results('SELECT * FROM ' . Schema::contacts_table())));
    }

    public function test_a_message_of_encharge_that_repeats_the_password_does_not_pass_it_on(): void
    {
        $this->settings($this->returning('password'));
        $passwords = &$this->passwords();
        add_action('user_register', static function () use (&$passwords): void {
            self::encharge()->fault(['mode' => 'error', 'status' => 400, 'message' => "bad value $passwords[0]"]);
        });
        $outcome = $this->sync($this->person());
        [$password] = $passwords;
        self::assertStringNotContainsString($password, (string) wp_json_encode([$outcome->notes, (new LogQuery())->rows()]));
    }

    public function test_the_users_id_goes_to_its_field_where_the_webhook_came_by_the_inbox(): void
    {
        $this->settings(self::RETURNING_ID);
        $fields = $this->person();

        $outcome = $this->sync_from_inbox($fields);

        self::assertSame([], $outcome->notes);
        self::assertSame([(string) $outcome->user_id, null], [$this->returned($fields['id'], self::ID_FIELD), $this->owed($fields['id'])]);
    }

    public function test_the_users_id_of_a_webhook_that_was_answered_with_it_is_not_returned(): void
    {
        $this->settings(self::RETURNING_ID);
        $this->sync($this->person());

        self::assertSame([], self::encharge()->requests());
    }

    #[TestWith([Action::Update])]
    #[TestWith([Action::UpdateTags])]
    public function test_the_id_of_a_user_who_was_there_is_returned_once(Action $action): void
    {
        $this->settings(self::RETURNING_ID);
        [$user, $fields] = $this->linked();
        self::encharge()->people([$fields]);

        $this->sync_from_inbox($fields + ['tags' => ''], $action);
        self::assertSame((string) $user->ID, $this->returned($fields['id'], self::ID_FIELD));
        $calls = self::encharge()->requests();
        $this->sync_from_inbox([self::ID_FIELD => $user->ID, 'tags' => 'a'] + $fields, $action);

        self::assertCount(count($calls), self::encharge()->requests());
    }

    public function test_nothing_is_returned_of_a_user_who_was_skipped(): void
    {
        $this->settings(self::RETURNING_ID);
        $admin = $this->stranger('administrator');

        self::assertSame('protected_user', $this->sync_from_inbox(['email' => $admin->user_email])->skipped);
        self::assertSame([], self::encharge()->requests());
    }

    public function test_password_and_id_go_back_by_one_call(): void
    {
        $this->settings(self::RETURNING_ID + $this->returning('password'));
        $fields = $this->person();

        $outcome = $this->sync_from_inbox($fields);

        self::assertCount(1, self::encharge()->requests());
        self::assertInstanceOf(\WP_User::class, wp_authenticate($fields['email'], wp_slash($this->returned($fields['id']))));
        self::assertSame((string) $outcome->user_id, $this->returned($fields['id'], self::ID_FIELD));
        self::assertNull($this->owed($fields['id']));
    }

    public function test_an_id_that_was_not_taken_is_a_note_and_is_paid_later_however_old_the_debt(): void
    {
        $this->settings(self::RETURNING_ID + $this->returning('password'));
        $fields = $this->person();
        self::encharge()->fault(['mode' => 'error', 'status' => 500, 'message' => 'Away for a moment']);

        $outcome = $this->sync_from_inbox($fields);

        $this->assertNoted('password_not_returned', self::FIELD, $outcome);
        $this->assertNoted('user_id_not_returned', self::ID_FIELD, $outcome);
        $this->age($fields['id'], 8 * DAY_IN_SECONDS);
        $this->pay_due();
        self::assertSame((string) $outcome->user_id, $this->returned($fields['id'], self::ID_FIELD));
        $this->assertCancelled($fields['id'], '7 days');
    }

    public function test_an_id_that_is_owed_is_forgotten_with_its_setting_and_with_its_user(): void
    {
        $this->settings(self::RETURNING_ID);
        update_option(SiteIdentity::OPTION, 'elsewhere.example');
        [$off, $gone] = [$this->person(), $this->person()];
        $user_id = $this->sync_from_inbox($gone)->user_id;
        $this->sync_from_inbox($off);
        self::assertSame(['user_id' => true], $this->owed($off['id']));
        SiteIdentity::remember();
        self::encharge()->reset();

        delete_user_meta($user_id, 'encharge_contact_id');
        $this->settings();
        $this->pay_due();

        self::assertSame([null, null], [$this->owed($off['id']), $this->owed($gone['id'])]);
        self::assertSame([], self::encharge()->requests());
    }

    public function test_a_copied_site_returns_no_id_until_it_is_confirmed(): void
    {
        $this->settings(self::RETURNING_ID);
        update_option(SiteIdentity::OPTION, 'elsewhere.example');
        $fields = $this->person();
        $outcome = $this->sync_from_inbox($fields);
        self::assertSame([], self::encharge()->requests());

        SiteIdentity::remember();
        $this->pay_due();

        self::assertSame((string) $outcome->user_id, $this->returned($fields['id'], self::ID_FIELD));
    }

    /** @return array<string, string> settings */
    private function returning(string $what): array
    {
        return ['return_password' => $what, 'return_password_field' => self::FIELD];
    }

    /** @return array{id: string, email: string} */
    private function person(): array
    {
        $fields = ['id' => $this->unique('c'), 'email' => $this->unique() . '@example.com'];
        self::encharge()->people([$fields]);

        return $fields;
    }

    /**
     * A user who was created while Encharge did not take the password.
     *
     * @return array{string, array{id: string, email: string}, Outcome} the password, the person and the outcome
     */
    private function unpaid(string $what = 'password'): array
    {
        $this->settings($this->returning($what));
        $fields = $this->person();
        $passwords = &$this->passwords();
        self::encharge()->fault(['mode' => 'error', 'status' => 500, 'message' => 'Away for a moment']);
        $outcome = $this->sync($fields);

        return [$passwords[0], $fields, $outcome];
    }

    /** @param array<string, mixed> $fields the person's */
    private function sync_from_inbox(array $fields, Action $action = Action::Add): Outcome
    {
        return $this->sync($fields, $action, origin: Origin::Inbox);
    }

    private function pay_due(): void
    {
        (new Outbox(Settings::load()))->pay_due();
    }

    /** @return array<string, mixed>|null */
    private function owed(string $contact_id): ?array
    {
        global $wpdb;
        $owed = $wpdb->get_var($wpdb->prepare('SELECT owed FROM %i WHERE contact_id = %s', Schema::contacts_table(), $contact_id));

        return $owed === null ? null : json_decode($owed, true);
    }

    private function age(string $contact_id, int $seconds): void
    {
        global $wpdb;
        $owed = ['since' => time() - $seconds] + (array) $this->owed($contact_id);
        $wpdb->update(Schema::contacts_table(), ['owed' => wp_json_encode($owed)], ['contact_id' => $contact_id]);
    }

    /** What Encharge holds in the field. */
    private function returned(string $contact_id, string $field = self::FIELD): string
    {
        $people = array_column(self::encharge()->state()['people'], null, 'id');

        return $people[$contact_id][$field] ?? '';
    }

    private function assertCancelled(string $contact_id, string $reason): void
    {
        self::assertNull($this->owed($contact_id));
        $row = (new LogQuery())->rows(1)[0];
        self::assertSame([$contact_id, 'password_not_returned'], [$row['contact_id'], $row['code']]);
        self::assertStringContainsString($reason, $row['message']);
        self::assertSame('', $this->returned($contact_id));
    }
}
