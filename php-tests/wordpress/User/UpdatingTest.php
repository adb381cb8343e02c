<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;

/** Updating a user who exists. */
final class UpdatingTest extends TestCase
{
    use WritesUsers;

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings();
    }

    public function test_an_empty_value_wipes_only_if_the_row_says_so(): void
    {
        $this->settings(map: [['a', 'last_name'], ['b', 'description', null, true], ['c', 'kept'], ['d', 'wiped', null, true], ['e', 'list', 'list', true]]);
        [$user, $fields] = $this->linked(['a' => 'A', 'b' => 'B', 'c' => 'C', 'd' => 'D', 'e' => ['E']]);
        $after = $this->user($this->sync(['a' => '', 'b' => null, 'c' => [], 'd' => '', 'e' => []] + $fields, Action::Update));
        self::assertSame(['A', ''], [$after->last_name, $after->description]);
        self::assertSame([['C'], [], []], [get_user_meta($user->ID, 'kept'), get_user_meta($user->ID, 'wiped'), get_user_meta($user->ID, 'list')]);
    }

    public function test_a_wiped_display_name_is_the_login_but_never_an_address(): void
    {
        $this->settings(map: [['shown', 'display_name', null, true], ['nick', 'nickname', null, true]]);
        [, $fields] = $this->linked(['shown' => 'Ann', 'nick' => 'Annie']);
        $wiped = $this->user($this->sync(['shown' => '', 'nick' => ''] + $fields, Action::Update));
        $local = strstr($wiped->user_login, '@', true);
        self::assertSame([$local, $local], [$wiped->display_name, $wiped->nickname]);
        self::assertSame([], $this->sync(['shown' => '', 'nick' => ''] + $fields, Action::Update)->changed);
    }

    public function test_an_address_is_never_wiped(): void
    {
        $this->settings(map: [['email', 'user_email', null, true]]);
        [$user, $fields] = $this->linked();
        self::assertSame($user->user_email, $this->user($this->sync(['email' => ''] + $fields, Action::Update))->user_email);
    }

    public function test_unchanged_values_are_not_written(): void
    {
        $this->settings(map: [['firstName', 'first_name'], ['bio', 'description'], ['site', 'user_url'], ['plan', 'plan'], ['list', 'list', 'list']]);
        [, $fields] = $this->linked(['firstName' => 'Tom & <b>Jerry</b> "O\'x" \\', 'bio' => "a < b\nc", 'site' => 'example.com/a b', 'plan' => 'back\\slash', 'list' => ['a\\', 'b']]);
        $fired = &$this->record('profile_update', 'update_user_meta', 'add_user_meta', 'wp_update_user');
        $outcome = $this->sync($fields, Action::Update);
        self::assertSame([], $outcome->changed);
        self::assertSame([], array_values(array_diff($fired, [])));
    }

    public function test_a_user_whom_another_plugin_makes_meanwhile_has_their_own_address(): void
    {
        [, $fields] = $this->linked();
        $made = null;
        add_action('profile_update', function () use (&$made): void {
            $made ??= $this->stranger();
        });

        $this->sync(['firstName' => 'Ann'] + $fields, Action::Update);

        self::assertSame("$made->user_login@example.com", $made->user_email);
    }

    public function test_registration_date_and_id_never_change(): void
    {
        global $wpdb;
        [$user, $fields] = $this->linked();
        $wpdb->update($wpdb->users, ['user_registered' => '2011-02-03 04:05:06'], ['ID' => $user->ID]);
        clean_user_cache($user->ID);
        $outcome = $this->sync(['firstName' => 'Ann'] + $fields, Action::Update);
        self::assertSame('2011-02-03 04:05:06', $this->user($outcome)->user_registered);
        self::assertSame($user->ID, $outcome->user_id);
    }

    public function test_a_new_address_that_another_user_has_is_not_taken_over(): void
    {
        [$user, $fields] = $this->linked();
        $outcome = $this->sync(['email' => strtoupper($this->stranger()->user_email), 'firstName' => 'Ann'] + $fields, Action::Update);
        $after = $this->user($outcome);
        self::assertSame([$user->user_email, 'Ann'], [$after->user_email, $after->first_name]);
        $this->assertNoted('address_taken', 'email', $outcome);
    }

    public function test_a_new_address_over_100_bytes_is_noted_and_the_rest_is_written(): void
    {
        [$user, $fields] = $this->linked();
        $outcome = $this->sync(['email' => str_repeat('a', 64) . '@' . str_repeat('b', 60) . '.example', 'firstName' => 'Ann'] + $fields, Action::Update);
        $after = $this->user($outcome);
        self::assertSame([$user->user_email, 'Ann'], [$after->user_email, $after->first_name]);
        $this->assertNoted('address_too_long', 'email', $outcome);
    }

    public function test_the_notice_to_the_old_address_goes_out_and_no_other(): void
    {
        [$user, $fields] = $this->linked();
        $mails = &$this->mails();
        $email = $this->unique() . '@example.com';
        self::assertSame($email, $this->user($this->sync(['email' => $email] + $fields, Action::Update))->user_email);
        self::assertSame([$user->user_email], array_column($mails, 'to'));
        self::assertStringContainsString($email, $mails[0]['message']);
    }

    public function test_a_copied_site_sends_no_notice(): void
    {
        [, $fields] = $this->linked();
        update_option(SiteIdentity::OPTION, 'elsewhere.example');
        $mails = &$this->mails();
        $this->sync(['email' => $this->unique() . '@example.com'] + $fields, Action::Update);
        SiteIdentity::remember();
        self::assertSame([], $mails);
    }

    public function test_an_address_in_another_case_is_the_same(): void
    {
        [, $fields] = $this->linked();
        $mails = &$this->mails();
        self::assertSame([], $this->sync(['email' => strtoupper($fields['email'])] + $fields, Action::Update)->changed);
        self::assertSame([], $mails);
    }

    public function test_without_its_row_an_address_never_changes(): void
    {
        $this->settings(map: [['firstName', 'first_name']]);
        [$user, $fields] = $this->linked();
        self::assertSame($user->user_email, $this->user($this->sync(['email' => $this->unique() . '@example.com'] + $fields, Action::Update))->user_email);
    }

    public function test_profile_update_fires_only_when_a_user_field_changed(): void
    {
        $this->settings(map: [['firstName', 'first_name'], ['plan', 'plan']]);
        [, $fields] = $this->linked();
        $fired = &$this->record('profile_update');
        $this->sync(['plan' => 'gold', 'tags' => 'a'] + $fields, Action::Update);
        self::assertSame([], $fired);
        $this->sync(['firstName' => 'Ann', 'plan' => 'silver'] + $fields, Action::Update);
        self::assertSame(['profile_update'], $fired);
    }

    public function test_what_is_not_mapped_is_not_touched_by_an_update(): void
    {
        global $wpdb;
        [$user, $fields] = $this->linked();
        $odd = ['user_email' => 'josé@' . $this->unique() . '.example', 'user_url' => 'a b', 'display_name' => '0'];
        $wpdb->update($wpdb->users, $odd, ['ID' => $user->ID]);
        delete_user_meta($user->ID, 'syntax_highlighting');
        clean_user_cache($user->ID);
        $after = $this->user($this->sync(['email' => null, 'firstName' => 'Ann'] + $fields, Action::Update));
        self::assertSame('Ann', $after->first_name);
        self::assertSame($odd, array_intersect_key((array) $after->data, $odd));
        self::assertSame([], get_user_meta($user->ID, 'syntax_highlighting'));
    }

    public function test_a_wp_error_from_the_plugin_filter_stops_and_shows_its_reason(): void
    {
        [$user, $fields] = $this->linked();
        add_filter('encharge_webhooks_user_data', static fn (): \WP_Error => new \WP_Error('no', 'Not <em>this</em> one &amp; never.'));
        $this->assertRefused(Code::UserRejected, $this->sync(['firstName' => 'Ann', 'tags' => 'a'] + $fields, Action::Update), 'Not this one & never.');
        clean_user_cache($user->ID);
        self::assertSame(['', []], [get_userdata($user->ID)->first_name, get_user_meta($user->ID, 'encharge_tags', true) ?: []]);
    }
}
