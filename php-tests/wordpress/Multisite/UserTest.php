<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Multisite;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\User\ProtectedUsers;

/** Users of a network whose sites each have their own contacts. */
final class UserTest extends TestCase
{
    use WritesUsers;

    private int $site;

    protected function setUp(): void
    {
        parent::setUp();
        update_site_option('add_new_users', 1);
        $this->site = (int) wp_insert_site(['domain' => 'site.example.test', 'path' => '/s' . bin2hex(random_bytes(4)) . '/', 'user_id' => 1]);
        $this->settings();
        switch_to_blog($this->site);
        $this->settings();
    }

    protected function tearDown(): void
    {
        restore_current_blog();
        wp_delete_site($this->site);
        parent::tearDown();
    }

    public function test_a_new_user_is_a_member_of_this_site_only(): void
    {
        $added = &$this->record('add_user_to_blog');
        [$user] = $this->linked();
        self::assertTrue(is_user_member_of_blog($user->ID, $this->site));
        self::assertFalse(is_user_member_of_blog($user->ID, 1));
        self::assertSame((string) $this->site, get_user_meta($user->ID, 'primary_blog', true));
        self::assertSame(['add_user_to_blog'], $added);
    }

    public function test_no_mail_goes_to_the_networks_administrator(): void
    {
        $mails = &$this->mails();
        $this->linked();
        self::assertSame([], $mails);
    }

    public function test_add_of_a_network_user_who_is_no_member_adds_them(): void
    {
        $user = $this->member_of_the_main_site();
        self::assertFalse(is_user_member_of_blog($user->ID, $this->site));
        $outcome = $this->sync(['email' => $user->user_email, 'tags' => 'a']);
        self::assertFalse($outcome->created);
        self::assertSame(['subscriber'], $this->user($outcome)->roles);
        self::assertTrue(is_user_member_of_blog($user->ID, $this->site));
        self::assertTrue(is_user_member_of_blog($user->ID, 1));
    }

    public function test_update_of_a_network_user_who_is_no_member_finds_nobody(): void
    {
        $user = $this->member_of_the_main_site();
        foreach ([Action::Update, Action::UpdateTags] as $action) {
            $this->assertRefused(Code::UserNotFound, $this->sync(['email' => $user->user_email], $action));
        }
        self::assertFalse(is_user_member_of_blog($user->ID, $this->site));
    }

    public function test_of_a_user_of_this_site_alone_the_address_is_written(): void
    {
        [$user, $fields] = $this->linked();
        $mails = &$this->mails();
        $email = $this->unique() . '@example.com';
        self::assertSame($email, $this->user($this->sync(['email' => $email] + $fields, Action::Update))->user_email);
        self::assertSame([$user->user_email], array_column($mails, 'to'));
    }

    public function test_who_has_signed_in_to_another_site_keeps_their_address(): void
    {
        $passwords = &$this->passwords();
        [$user, $fields] = $this->linked();
        switch_to_blog(1);
        wp_authenticate($user->user_login, wp_slash($passwords[0]));
        restore_current_blog();

        $outcome = $this->sync(['email' => $this->unique() . '@example.com'] + $fields, Action::Update);

        $this->assertNoted('address_to_confirm', 'email', $outcome);
    }

    public function test_a_super_admin_is_protected(): void
    {
        $user = $this->member_of_the_main_site();
        grant_super_admin($user->ID);
        self::assertSame('protected_user', $this->sync(['email' => $user->user_email])->skipped);
        self::assertFalse(is_user_member_of_blog($user->ID, $this->site));
        revoke_super_admin($user->ID);
    }

    public function test_another_sites_administrator_is_protected(): void
    {
        $other = (int) wp_insert_site(['domain' => 'site.example.test', 'path' => '/o' . bin2hex(random_bytes(4)) . '/', 'user_id' => 1]);
        [$user, $fields] = $this->linked();
        self::assertFalse(ProtectedUsers::is_protected($user->ID));
        add_user_to_blog($other, $user->ID, 'administrator');
        self::assertTrue(ProtectedUsers::is_protected($user->ID));
        self::assertSame($user->user_email, $this->user($this->sync(['email' => $this->unique() . '@example.com'] + $fields))->user_email);
        wp_delete_site($other);
    }

    public function test_a_role_of_another_site_counts_by_what_it_is_there(): void
    {
        $other = (int) wp_insert_site(['domain' => 'site.example.test', 'path' => '/o' . bin2hex(random_bytes(4)) . '/', 'user_id' => 1]);
        switch_to_blog($other);
        add_role('keymaster', 'Keymaster', ['keep_gate' => true]);
        restore_current_blog();
        [$user] = $this->linked();
        add_user_to_blog($other, $user->ID, 'keymaster');
        self::assertTrue(ProtectedUsers::is_protected($user->ID));
        wp_delete_site($other);
    }

    public function test_a_role_that_another_site_adds_without_storing_it_counts_too(): void
    {
        [$user] = $this->linked();
        add_user_to_blog(1, $user->ID, 'subscriber');
        update_user_meta($user->ID, 'wp_capabilities', ['subscriber' => true, 'bbp_keymaster' => true]);
        self::assertTrue(ProtectedUsers::is_protected($user->ID));
    }

    /** A tick counts where it was made. */
    public function test_a_role_that_is_ticked_rules_nothing_at_that_site_alone(): void
    {
        $user = $this->stranger();
        foreach ([1, $this->site] as $site) {
            switch_to_blog($site);
            add_role('clerk', 'Clerk', ['read' => true, 'edit_shop_orders' => true]);
            restore_current_blog();
        }
        add_user_to_blog(1, $user->ID, 'clerk');
        $this->settings(['allowed_roles' => ['subscriber', 'clerk']]);
        self::assertTrue(ProtectedUsers::is_protected($user->ID));
        switch_to_blog(1);
        $this->settings(['allowed_roles' => ['subscriber', 'clerk']]);
        restore_current_blog();
        self::assertFalse(ProtectedUsers::is_protected($user->ID));
        $this->settings();
        self::assertFalse(ProtectedUsers::is_protected($user->ID));
    }

    public function test_a_super_admin_of_another_network_is_protected(): void
    {
        global $wpdb;

        [$user] = $this->linked();
        $wpdb->insert($wpdb->site, ['domain' => 'other.example.test', 'path' => '/']);
        $network = $wpdb->insert_id;
        add_network_option($network, 'site_admins', [$user->user_login]);
        $is_protected = ProtectedUsers::is_protected($user->ID);
        $wpdb->delete($wpdb->site, ['id' => $network]);
        $wpdb->delete($wpdb->sitemeta, ['site_id' => $network]);
        self::assertTrue($is_protected);
    }

    public function test_banned_addresses_and_names_of_the_network_hold(): void
    {
        $this->settings(map: [['email', 'user_email'], ['login', 'user_login']]);
        update_site_option('banned_email_domains', ['bad.example']);
        update_site_option('illegal_names', ['root']);
        $this->assertRefused(Code::UserRejected, $this->sync(['email' => $this->unique() . '@bad.example']), 'domain');
        $this->assertRefused(Code::UserRejected, $this->sync(['email' => $this->unique() . '@sub.bad.example']), 'domain');
        $this->assertRefused(Code::UserRejected, $this->sync(['email' => $this->unique() . '@example.com', 'login' => 'Root']), 'username');
        [$user, $fields] = $this->linked();
        $outcome = $this->sync(['email' => $this->unique() . '@bad.example'] + $fields, Action::Update);
        self::assertSame($user->user_email, $this->user($outcome)->user_email);
        $this->assertNoted('address_refused', 'email', $outcome);
    }

    public function test_the_networks_list_of_domains_holds(): void
    {
        update_site_option('limited_email_domains', ['Example.com']);
        self::assertTrue($this->sync(['email' => $this->unique() . '@example.COM'])->created);
        $this->assertRefused(Code::UserRejected, $this->sync(['email' => $this->unique() . '@example.org']), 'domain');
        update_site_option('limited_email_domains', '');
    }

    public function test_a_spam_flag_holds(): void
    {
        $stranger = $this->member_of_the_main_site();
        wp_update_user(['ID' => $stranger->ID, 'spam' => '1']);
        $this->assertRefused(Code::UserRejected, $this->sync(['email' => $stranger->user_email]), 'spam');
        [$member, $fields] = $this->linked();
        wp_update_user(['ID' => $member->ID, 'spam' => '1']);
        self::assertSame('1', $this->user($this->sync(['firstName' => 'Ann'] + $fields, Action::Update))->spam);
    }

    public function test_the_other_sites_role_stays_when_a_role_is_asked_for(): void
    {
        add_role('student', 'Student', ['read' => true]);
        $user = $this->member_of_the_main_site();
        $this->sync(['email' => $user->user_email], role: 'student');
        self::assertSame(['student'], (new \WP_User($user->ID, '', $this->site))->roles);
        self::assertSame(['subscriber'], (new \WP_User($user->ID, '', 1))->roles);
    }

    public function test_an_administrator_of_a_site_whose_roles_cannot_be_read_is_protected(): void
    {
        global $wpdb;
        $user = $this->member_of_the_main_site();
        add_user_to_blog($this->site, $user->ID, 'administrator');
        switch_to_blog(1);
        $this->settings();
        $options = $wpdb->get_blog_prefix($this->site) . 'options';
        $wpdb->suppress_errors();
        wp_cache_flush();
        add_filter('query', static fn (string $query): string => str_contains($query, $options) ? 'NO SQL' : $query);

        $outcome = $this->sync(['email' => $user->user_email, 'tags' => 'a']);

        $wpdb->suppress_errors(false);
        restore_current_blog();
        self::assertSame('protected_user', $outcome->skipped);
    }

    private function member_of_the_main_site(): \WP_User
    {
        switch_to_blog(1);
        $user = $this->stranger();
        restore_current_blog();

        return get_userdata($user->ID);
    }
}
