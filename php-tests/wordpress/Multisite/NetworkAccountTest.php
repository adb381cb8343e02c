<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Multisite;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\WordPress\Config\NetworkSettings;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Lifecycle;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use PHPUnit\Framework\Attributes\TestWith;

/** No site rules another's accounts, and none adds any unless the network lets it. */
final class NetworkAccountTest extends TestCase
{
    use WritesUsers;

    private const MAP = [
        ['email', 'user_email'], ['firstName', 'first_name'], ['lastName', 'last_name'], ['nick', 'nickname'], ['shown', 'display_name'],
        ['site', 'user_url'], ['bio', 'description'], ['plan', 'plan'],
    ];

    private int $site;

    protected function setUp(): void
    {
        parent::setUp();
        update_site_option('add_new_users', 1);
        delete_site_option(NetworkSettings::OPTION);
        $this->site = (int) wp_insert_site(['domain' => 'site.example.test', 'path' => '/s' . bin2hex(random_bytes(4)) . '/', 'user_id' => 1]);
        switch_to_blog($this->site);
        $this->settings(map: self::MAP);
    }

    protected function tearDown(): void
    {
        while (ms_is_switched()) {
            restore_current_blog();
        }
        delete_site_option(NetworkSettings::OPTION);
        wp_delete_site($this->site);
        parent::tearDown();
    }

    public function test_an_account_that_belongs_to_no_site_is_joined_and_nothing_of_it_is_rewritten(): void
    {
        $user = $this->of_no_site();
        $fields = ['id' => $this->unique('c'), 'email' => $user->user_email];
        $before = self::everything_of($user->ID);
        $mails = &$this->mails();
        $joined = $this->sync(self::rewritten() + $fields);
        self::assertTrue(is_user_member_of_blog($user->ID, $this->site));
        self::assertSame($before, self::everything_of($user->ID));
        $this->assert_all_noted($joined);
        self::assertSame(['a'], $joined->tags);
        // The contact is linked now, and its address another one.
        $this->assert_all_noted($this->sync(['email' => $this->unique() . '@example.com'] + self::rewritten() + $fields, Action::Update), 'email');
        self::assertSame($before, self::everything_of($user->ID));
        self::assertSame([], $mails);
    }

    public function test_of_another_sites_member_only_tags_are_written(): void
    {
        $user = $this->member_of(1);
        $before = self::everything_of($user->ID);
        $outcome = $this->sync(['email' => $user->user_email] + self::rewritten());
        self::assertSame($before, self::everything_of($user->ID));
        $this->assert_all_noted($outcome);
        self::assertStringContainsString('manage_users', $outcome->notes[0]->message);
        self::assertSame(['a'], get_user_meta($user->ID, $GLOBALS['wpdb']->get_blog_prefix() . 'encharge_tags', true));
    }

    public function test_of_a_user_whom_this_site_made_all_is_written_until_they_belong_elsewhere_too(): void
    {
        [$user, $fields] = $this->linked();
        $outcome = $this->sync(self::rewritten() + $fields, Action::Update);
        self::assertSame(['Eve', 'gold'], [$this->user($outcome)->first_name, get_user_meta($user->ID, 'plan', true)]);
        self::assertSame([], $outcome->notes);
        add_user_to_blog(1, $user->ID, 'subscriber');
        $outcome = $this->sync(['firstName' => 'Mallory', 'plan' => 'none'] + $fields, Action::Update);
        self::assertSame(['Eve', 'gold'], [$this->user($outcome)->first_name, get_user_meta($user->ID, 'plan', true)]);
        $this->assertNoted('network_user', 'firstName', $outcome);
        $this->assertNoted('network_user', 'plan', $outcome);
    }

    public function test_of_a_member_of_this_site_alone_whom_another_made_only_tags_are_written(): void
    {
        $user = $this->member_of(1);
        remove_user_from_blog($user->ID, 1);
        add_user_to_blog($this->site, $user->ID, 'subscriber');
        $before = self::everything_of($user->ID);
        $this->assert_all_noted($this->sync(['email' => $user->user_email] + self::rewritten(), Action::Update));
        self::assertSame($before, self::everything_of($user->ID));
    }

    public function test_an_archived_site_is_another_site_too(): void
    {
        $other = (int) wp_insert_site(['domain' => 'site.example.test', 'path' => '/o' . bin2hex(random_bytes(4)) . '/', 'user_id' => 1]);
        [$user, $fields] = $this->linked();
        add_user_to_blog($other, $user->ID, 'subscriber');
        update_blog_status($other, 'archived', '1');
        $outcome = $this->sync(['firstName' => 'Eve'] + $fields, Action::Update);
        wp_delete_site($other);
        $this->assertNoted('network_user', 'firstName', $outcome);
    }

    public function test_whoever_this_site_makes_is_its_own_also_without_a_webhook(): void
    {
        $user = $this->stranger();
        self::assertSame('Eve', $this->user($this->sync(['email' => $user->user_email] + self::rewritten()))->first_name);
    }

    public function test_who_signs_up_with_the_network_is_no_sites(): void
    {
        $user = $this->signed_up();
        add_user_to_blog($this->site, $user->ID, 'subscriber');
        $this->assert_all_noted($this->sync(['email' => $user->user_email] + self::rewritten()));
    }

    public function test_who_comes_back_to_the_site_that_made_them_is_joined_as_they_are(): void
    {
        [$user, $fields] = $this->linked();
        remove_user_from_blog($user->ID, $this->site);
        $this->assert_all_noted($this->sync(self::rewritten() + $fields));
        self::assertTrue(is_user_member_of_blog($user->ID, $this->site));
    }

    /** The key that says which site made an account is as little a webhook's as its own are. */
    #[TestWith(['encharge_webhooks_made_by'])]
    #[TestWith(['ENCHARGE_webhooks_made_by'])]
    public function test_no_field_map_says_who_made_an_account(string $key): void
    {
        global $wpdb;

        $user = $this->member_of(1);
        remove_user_from_blog($user->ID, 1);
        add_user_to_blog($this->site, $user->ID, 'subscriber');
        $this->settings(map: [['email', 'user_email'], ['firstName', 'first_name'], ['maker', $key]]);
        $fields = ['id' => $this->unique('c'), 'email' => $user->user_email, 'maker' => $wpdb->get_blog_prefix(), 'firstName' => 'Eve'];
        $this->sync($fields);
        $this->assertNoted('network_user', 'firstName', $this->sync($fields));
    }

    public function test_meta_keys_with_the_sites_prefix_are_written(): void
    {
        $own = $GLOBALS['wpdb']->get_blog_prefix($this->site);
        $keys = ["{$own}plan", strtoupper($own) . 'LEVEL', 'wp_plan', "wp_{$this->site}1_plan", "x{$own}plan", 'plan'];
        self::assertSame(array_slice($keys, 0, 2), $this->written_keys($keys));
    }

    /** The main site's prefix begins those of all others. */
    public function test_of_the_main_site_those_with_another_sites_prefix_are_not(): void
    {
        switch_to_blog(1);
        $keys = ['wp_plan', 'wp_2nd_plan', "wp_{$this->site}_plan", "WP_{$this->site}_PLAN", 'plan'];
        self::assertSame(['wp_plan', 'wp_2nd_plan'], $this->written_keys($keys));
    }

    public function test_the_networks_administrator_can_lift_it(): void
    {
        NetworkSettings::load()->set('manage_users', 'on');
        $user = $this->of_no_site();
        $outcome = $this->sync(['email' => $user->user_email] + self::rewritten());
        self::assertSame('Eve', $this->user($outcome)->first_name);
        self::assertSame([], $outcome->notes);
    }

    public function test_a_protected_user_of_the_network_gets_tags_alone(): void
    {
        $user = $this->member_of(1);
        $fields = ['id' => $this->unique('c'), 'email' => $user->user_email];
        $this->sync($fields);
        (new \WP_User($user->ID))->add_cap('edit_posts');
        $before = self::everything_of($user->ID);
        $outcome = $this->sync(self::rewritten() + $fields, Action::Update);
        self::assertSame($before, self::everything_of($user->ID));
        self::assertSame(['a'], $outcome->tags);
        $this->assertNoted('protected_user', 'plan', $outcome);
        $this->assertNoted('network_user', 'firstName', $outcome);
    }

    public function test_where_the_network_lets_no_site_add_users_nobody_is_made_or_joins(): void
    {
        [, $fields] = $this->linked();
        $stranger = $this->of_no_site();
        $member = $this->member_of(1);
        update_site_option('add_new_users', 0);
        $email = $this->unique() . '@example.com';
        foreach ([$email, $stranger->user_email, $member->user_email] as $address) {
            $this->assertRefused(Code::UserRejected, $this->sync(['email' => $address]), 'config set add_users on --network');
        }
        self::assertFalse(get_user_by('email', $email));
        self::assertSame([false, false], [is_user_member_of_blog($stranger->ID, $this->site), is_user_member_of_blog($member->ID, $this->site)]);
        self::assertNull($this->sync(['firstName' => 'Ann'] + $fields)->code);
        switch_to_blog(1);
        $this->settings();
        $this->assertRefused(Code::UserRejected, $this->sync(['email' => $email]), 'add_users');
    }

    public function test_the_networks_consent_lets_webhooks_add_users(): void
    {
        update_site_option('add_new_users', 0);
        NetworkSettings::load()->set('add_users', true);
        self::assertTrue($this->sync(['email' => $this->unique() . '@example.com'])->created);
        $member = $this->member_of(1);
        self::assertNull($this->sync(['email' => $member->user_email])->code);
        self::assertTrue(is_user_member_of_blog($member->ID, $this->site));
    }

    public function test_erasing_a_site_forgets_whom_it_made_and_nobody_else(): void
    {
        [$here] = $this->linked();
        $there = $this->member_of(1);
        Settings::load()->set('erase_on_uninstall', true);
        NetworkSettings::load()->set('add_users', true);
        restore_current_blog();
        Lifecycle::uninstall();
        self::assertSame(['', 'wp_'], [get_user_meta($here->ID, 'encharge_webhooks_made_by', true), get_user_meta($there->ID, 'encharge_webhooks_made_by', true)]);
        self::assertTrue(NetworkSettings::load()->get('add_users'));
        Settings::load()->set('erase_on_uninstall', true);
        foreach (get_sites(['fields' => 'ids']) as $site) {
            switch_to_blog($site);
            Schema::drop();
            restore_current_blog();
        }
        Lifecycle::uninstall();
        self::assertFalse(NetworkSettings::load()->get('add_users'));
    }

    /** @return array<string, string> what a webhook would like to write */
    private static function rewritten(): array
    {
        return ['firstName' => 'Eve', 'lastName' => 'Evil', 'nick' => 'eve', 'shown' => 'Eve E.', 'site' => 'https://evil.example', 'bio' => 'Mine', 'plan' => 'gold', 'tags' => 'a'];
    }

    private function assert_all_noted(Outcome $outcome, string ...$further): void
    {
        self::assertNull($outcome->code, $outcome->message);
        foreach (['firstName', 'lastName', 'nick', 'shown', 'site', 'bio', 'plan', ...$further] as $field) {
            $this->assertNoted('network_user', $field, $outcome);
        }
    }

    /**
     * @param list<string> $keys
     * @return list<string> those that are written of a user who belongs to another site, too
     */
    private function written_keys(array $keys): array
    {
        $this->settings(map: [['email', 'user_email'], ...array_map(static fn (string $key): array => [$key, $key], $keys)]);
        $user = $this->member_of(1);
        add_user_to_blog($this->site, $user->ID, 'subscriber');
        $outcome = $this->sync(['email' => $user->user_email] + array_fill_keys($keys, 'gold'));
        self::assertNull($outcome->code, $outcome->message);
        $written = array_values(array_filter($keys, static fn (string $key): bool => get_user_meta($user->ID, $key, true) === 'gold'));
        foreach (array_diff($keys, $written) as $key) {
            $this->assertNoted('network_user', $key, $outcome);
        }

        return $written;
    }

    /** @return array{array<string, string|null>, list<array<string, string>>} all that is the network's, whoever wrote it */
    private static function everything_of(int $user_id): array
    {
        global $wpdb;

        $own = $wpdb->get_blog_prefix();

        return [
            $wpdb->get_row($wpdb->prepare("SELECT * FROM $wpdb->users WHERE ID = %d", $user_id), ARRAY_A),
            $wpdb->get_results($wpdb->prepare("SELECT meta_key, meta_value FROM $wpdb->usermeta WHERE user_id = %d AND meta_key NOT LIKE %s AND meta_key NOT IN ('primary_blog', 'source_domain') ORDER BY umeta_id", $user_id, $wpdb->esc_like($own) . '%'), ARRAY_A),
        ];
    }

    private function member_of(int $site): \WP_User
    {
        switch_to_blog($site);
        $user = $this->stranger();
        restore_current_blog();

        return get_userdata($user->ID);
    }

    private function of_no_site(): \WP_User
    {
        $user = $this->member_of(1);
        remove_user_from_blog($user->ID, 1);

        return get_userdata($user->ID);
    }

    private function signed_up(): \WP_User
    {
        $login = $this->unique('n');

        return get_userdata((int) wpmu_create_user($login, 'x', "$login@example.com"));
    }
}
