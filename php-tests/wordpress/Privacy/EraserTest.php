<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Privacy;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\InboxState;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Inbox\InboxEntries;
use Encharge\Webhooks\WordPress\Privacy\ErasedAddresses;
use Encharge\Webhooks\WordPress\Privacy\PolicyText;
use Encharge\Webhooks\WordPress\Sync\ContactLinks;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\User\PendingAddress;

/** Tools → Erase Personal Data, and what webhooks do after it. */
final class EraserTest extends PrivacyTestCase
{
    use WritesUsers;

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings();
    }

    public function test_all_that_is_kept_of_a_person_goes_and_nothing_of_others(): void
    {
        global $wpdb;
        $this->settings(map: [['email', 'user_email'], ['plan', 'plan']]);
        [$user, $fields] = $this->linked(['plan' => 'gold', 'tags' => 'a,b']);
        [$kept, $other] = $this->linked(['tags' => 'c']);
        self::accept($fields['id'], $other['id']);
        PendingAddress::ask($user->ID, 'new@example.com');
        $tags = [];
        add_action('encharge_webhooks_tags_changed', static function (int $id, array $all, array $added, array $removed) use (&$tags): void {
            $tags[] = [$id, $all, $added, $removed];
        }, 10, 4);
        $answer = self::erase($user->user_email);

        self::assertTrue($answer['items_removed']);
        self::assertSame([], (new LogQuery(contact_id: $fields['id']))->rows());
        self::assertSame(1, (new LogQuery(contact_id: $other['id']))->count());
        self::assertSame([$other['id']], $wpdb->get_col('SELECT contact_id FROM ' . Schema::contacts_table()));
        self::assertSame([$other['id']], array_column(InboxEntries::here()?->rows(InboxState::Fresh->value, 10) ?? [], 'contact_id'));
        clean_user_cache($user->ID);
        self::assertSame([], array_filter(array_keys(get_user_meta($user->ID)), static fn(string $key): bool => in_array($key, ['encharge_contact_id', 'encharge_tags', 'encharge_address_claim', '_new_email'], true)));
        self::assertSame([[$user->ID, [], [], ['a', 'b']]], $tags);
        ContactLinks::take_over();
        self::assertNull((new ContactTable())->by_user($user->ID));
        self::assertSame(['c'], get_user_meta($kept->ID, 'encharge_tags', true));

        // The profile is the user's, as WordPress's own fields are.
        self::assertSame(['gold', true], [get_user_meta($user->ID, 'plan', true), $answer['items_retained']]);
        self::assertStringContainsString('wp encharge erasure lift <address>', $answer['messages'][0]);
        self::assertStringContainsString('until you delete the user', $answer['messages'][1]);
    }

    public function test_a_long_log_is_erased_to_its_last_row(): void
    {
        [$user, $fields] = $this->linked();
        $log = new Log(Settings::load());
        for ($i = 0; $i < 1010; $i++) {
            $log->write(new LogEntry('failed', action: 'update', contact_id: $fields['id'], user_id: $i < 5 ? $user->ID : 0));
        }

        self::assertSame(3, self::erase($user->user_email)['pages']);
        self::assertSame(0, (new LogQuery())->count());
    }

    /** It had looked before the erasure began, and commits before the eraser has its locks. */
    public function test_a_user_whom_a_webhook_is_just_making_is_unlinked_too(): void
    {
        $address = $this->unique() . '@example.com';
        $user = 0;
        add_filter('query', static function (string $query) use ($address, &$user): string {
            if ($query === 'START TRANSACTION' && $user === 0) {
                $user = (int) wp_insert_user(['user_login' => $address, 'user_email' => $address, 'user_pass' => 'x']);
                update_user_meta($user, ContactTable::meta_key(), 'Contact-1');
            }

            return $query;
        });
        self::erase($address);

        self::assertGreaterThan(0, $user);
        self::assertSame(['', null], [get_user_meta($user, ContactTable::meta_key(), true), (new ContactTable())->by_contact('Contact-1')]);
    }

    public function test_no_webhook_makes_an_erased_person_anew_until_that_is_lifted(): void
    {
        [$user, $fields] = $this->linked();
        self::erase($user->user_email);
        wp_delete_user($user->ID);
        foreach ([$fields['email'], strtoupper($fields['email'])] as $email) {
            $outcome = $this->sync(['email' => $email] + $fields);
            $this->assertRefused(Code::UserRejected, $outcome, 'were erased on this site');
            self::assertStringNotContainsStringIgnoringCase($fields['email'], $outcome->message);
        }
        $this->assertRefused(Code::UserRejected, $this->sync(['id' => $this->unique('c')] + $fields), 'erased');
        self::assertFalse(get_user_by('email', $fields['email']));

        self::assertTrue(ErasedAddresses::lift(strtoupper($fields['email'])));
        self::assertTrue($this->sync($fields)->created);
        self::assertFalse(ErasedAddresses::lift($fields['email']));
    }

    public function test_no_webhook_links_an_erased_person_who_has_a_user(): void
    {
        [$user, $fields] = $this->linked(['firstName' => 'Ann']);
        self::erase($user->user_email);
        foreach ([Action::Add, Action::Update] as $action) {
            $this->assertRefused(Code::UserRejected, $this->sync(['firstName' => 'Bea', 'tags' => 'x'] + $fields, $action), 'erased');
        }
        $this->assertRefused(Code::UserNotFound, $this->sync(['tags' => 'x'] + $fields, Action::UpdateTags));
        clean_user_cache($user->ID);
        self::assertSame(['Ann', null], [get_userdata($user->ID)->first_name, (new ContactTable())->by_user($user->ID)]);

        ErasedAddresses::lift($fields['email']);
        self::assertSame($user->ID, $this->sync(['firstName' => 'Bea'] + $fields)->user_id);
    }

    public function test_nobody_else_is_refused(): void
    {
        $address = $this->unique();
        self::erase("$address@example.com");

        foreach (["x$address@example.com", "$address@example.org", "$address+1@example.com"] as $other) {
            self::assertTrue($this->sync(['email' => $other])->created);
        }
        self::assertSame(1, ErasedAddresses::count());
    }

    public function test_an_address_is_kept_as_a_keyed_hash_alone_which_outlives_wordpress_salts(): void
    {
        global $wpdb;
        $address = $this->unique() . '@example.com';
        self::erase($address);
        self::erase($address);
        $stored = $wpdb->get_col('SELECT HEX(address_hash) FROM ' . Schema::erased_table());
        $key = get_option(ErasedAddresses::KEY_OPTION);

        self::assertSame([strtoupper(hash_hmac('sha256', $address, $key))], $stored);
        self::assertMatchesRegularExpression('/^[0-9a-f]{64}$/', $key);
        self::assertStringNotContainsString($key, (string) wp_json_encode(get_option(Settings::OPTION)));
        add_filter('salt', static fn(): string => 'another');
        self::assertTrue(ErasedAddresses::has($address));
    }

    public function test_where_nobody_was_erased_nothing_is_asked_and_else_only_for_who_is_new(): void
    {
        wp_load_alloptions();
        $asked = 0;
        add_filter('query', static function (string $query) use (&$asked): string {
            $asked += (int) str_contains($query, Schema::erased_table());

            return $query;
        });
        [$user, $fields] = $this->linked(['tags' => 'a']);
        self::assertSame(0, $asked);

        ErasedAddresses::add('somebody@example.com');
        $asked = 0;
        $this->sync(['tags' => 'b'] + $fields, Action::UpdateTags);
        $this->sync(['firstName' => 'Bea'] + $fields, Action::Update);
        $this->sync(['firstName' => 'Cleo'] + $fields);
        self::assertSame(0, $asked);
        $this->linked();
        self::assertSame(1, $asked);
    }

    public function test_what_the_database_does_not_take_is_said_and_erases_nothing(): void
    {
        global $wpdb;
        [$user, $fields] = $this->linked();
        $wpdb->query('DROP TABLE ' . Schema::erased_table());
        $wpdb->suppress_errors();
        $erase = apply_filters('wp_privacy_personal_data_erasers', [])['webhooks-for-encharge']['callback'];

        self::assertSame('encharge_not_erased', $erase($user->user_email, 1)->get_error_code());
        self::assertSame($user->ID, (new ContactTable())->by_contact($fields['id'])?->user_id);
    }

    public function test_a_policy_is_suggested(): void
    {
        set_current_screen('dashboard');
        remove_all_actions('admin_init');
        add_action('admin_init', PolicyText::suggest(...));
        do_action('admin_init');
        $texts = array_column(\WP_Privacy_Policy_Content::get_suggested_policy_text(), 'policy_text', 'plugin_name');
        unset($GLOBALS['current_screen']);

        self::assertStringContainsString('keyed fingerprint of the address', $texts['Webhooks for Encharge']);
    }
}
