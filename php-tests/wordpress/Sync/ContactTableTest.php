<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Sync;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Lifecycle;
use Encharge\Webhooks\WordPress\Outbox\Outbox;
use Encharge\Webhooks\WordPress\Sync\ContactTable;

/** Which contact is which user, whoever says so. */
final class ContactTableTest extends TestCase
{
    use WritesUsers;

    public function test_the_table_follows_the_meta(): void
    {
        $user = $this->stranger();
        $contacts = new ContactTable();

        add_user_meta($user->ID, 'encharge_contact_id', 'one');
        self::assertSame($user->ID, $contacts->by_contact('one')->user_id);
        update_user_meta($user->ID, 'encharge_contact_id', 'two');
        self::assertNull($contacts->by_contact('one'));
        self::assertSame('two', $contacts->by_user($user->ID)->contact_id);
        update_user_meta($user->ID, 'encharge_contact_id', 'no contact id');
        self::assertNull($contacts->by_user($user->ID));
        update_user_meta($user->ID, 'encharge_contact_id', 'three');
        delete_user_meta($user->ID, 'encharge_contact_id');
        self::assertNull($contacts->by_contact('three'));
    }

    public function test_the_meta_says_who_is_linked(): void
    {
        $this->settings();
        [$user, $person] = $this->linked();
        self::assertSame($person['id'], get_user_meta($user->ID, 'encharge_contact_id', true));
    }

    public function test_a_deleted_users_row_goes(): void
    {
        $this->settings();
        [$user, $person] = $this->linked();
        wp_delete_user($user->ID);
        self::assertNull((new ContactTable())->by_contact($person['id']));
    }

    public function test_a_contact_whose_user_is_gone_is_unlinked(): void
    {
        $this->settings();
        [$user, $person] = $this->linked();
        $GLOBALS['wpdb']->delete($GLOBALS['wpdb']->users, ['ID' => $user->ID]);

        self::assertNull((new ContactTable())->by_contact($person['id'])->user_id);
        $outcome = $this->sync($person);
        self::assertTrue($outcome->created);
        self::assertNotSame($user->ID, $outcome->user_id);
    }

    /** The id of a user who was deleted while the plugin was off comes back as somebody else's. */
    public function test_a_row_that_leads_to_a_stranger_does_not_count(): void
    {
        $this->settings();
        [$user, $person] = $this->linked();
        $stranger = $this->in_the_place_of($user);

        $outcome = $this->sync(['firstName' => 'Ann', 'tags' => 'a'] + $person);

        self::assertTrue($outcome->created);
        self::assertNotSame($stranger->ID, $outcome->user_id);
        clean_user_cache($stranger->ID);
        self::assertSame([$stranger->user_email, ''], [get_userdata($stranger->ID)->user_email, get_userdata($stranger->ID)->first_name]);
        self::assertSame($outcome->user_id, (new ContactTable())->by_contact($person['id'])?->user_id);
    }

    public function test_a_stranger_in_the_row_of_another_is_linked_to_their_own_contact(): void
    {
        $this->settings();
        [$user] = $this->linked();
        $stranger = $this->in_the_place_of($user);

        $outcome = $this->sync(['email' => $stranger->user_email]);

        self::assertSame([$stranger->ID, []], [$outcome->user_id, $outcome->notes]);
        self::assertSame($outcome->contact_id, (new ContactTable())->by_user($stranger->ID)?->contact_id);
    }

    public function test_what_was_owed_for_a_user_who_is_gone_is_not_paid_to_another(): void
    {
        global $wpdb;
        $this->settings();
        [$user, $person] = $this->linked();
        $wpdb->update(Schema::contacts_table(), ['owed' => '{"mail":true}'], ['contact_id' => $person['id']]);
        $this->in_the_place_of($user);
        $mails = &$this->mails();

        (new Outbox(Settings::load()))->pay_due();
        $this->sync($person);

        self::assertSame([], $mails);
    }

    public function test_dead_rows_go_on_activation(): void
    {
        $this->settings();
        [$kept, $living] = $this->linked();
        [$user, $person] = $this->linked();
        $this->in_the_place_of($user);

        Lifecycle::activate(false);

        self::assertSame([$living['id']], $GLOBALS['wpdb']->get_col('SELECT contact_id FROM ' . Schema::contacts_table()));
        self::assertSame($kept->ID, (new ContactTable())->by_contact($living['id'])?->user_id);
    }

    /** WordPress removes the meta before the user. */
    public function test_what_a_webhook_writes_of_a_user_who_is_being_deleted_goes_with_them(): void
    {
        global $wpdb;
        $this->settings();
        [$user, $person] = $this->linked();
        $outcome = null;
        $meanwhile = function (string $query) use (&$meanwhile, &$outcome, $person, $wpdb): string {
            if (preg_match("/^DELETE FROM `$wpdb->users`/", $query) === 1) {
                remove_filter('query', $meanwhile);
                $outcome = $this->sync(['firstName' => 'Ann', 'tags' => 'a'] + $person);
            }
            return $query;
        };
        add_filter('query', $meanwhile);

        wp_delete_user($user->ID);

        self::assertSame($user->ID, $outcome?->user_id);
        self::assertSame([], $wpdb->get_results($wpdb->prepare('SELECT * FROM %i WHERE user_id = %d', $wpdb->usermeta, $user->ID)));
        self::assertNull((new ContactTable())->by_contact($person['id']));
    }

    /** Somebody else with the id of a user who was deleted while the plugin was off. */
    private function in_the_place_of(\WP_User $user): \WP_User
    {
        global $wpdb;
        $name = $this->unique('s');
        $wpdb->delete($wpdb->usermeta, ['user_id' => $user->ID]);
        $wpdb->update($wpdb->users, ['user_login' => $name, 'user_nicename' => $name, 'display_name' => $name, 'user_email' => "$name@example.com"], ['ID' => $user->ID]);
        clean_user_cache($user);
        $stranger = new \WP_User($user->ID);
        $stranger->set_role('subscriber');
        clean_user_cache($user->ID);

        return new \WP_User($user->ID);
    }

    public function test_an_accent_is_another_address(): void
    {
        $this->settings();
        $name = $this->unique();
        $GLOBALS['wpdb']->insert($GLOBALS['wpdb']->users, ['user_login' => $name, 'user_nicename' => $name, 'user_email' => "á$name@example.com"]);

        self::assertTrue($this->sync(['email' => "a$name@example.com"])->created);
    }
}
