<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\User\RolePolicy;
use PHPUnit\Framework\Attributes\TestWith;

/** Which roles a webhook may grant, and what becomes of those that a user has. */
final class RolesTest extends TestCase
{
    use WritesUsers;

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings();
        add_role('customer', 'Customer', ['read' => true]);
        add_role('student', 'Student', ['read' => true, 'level_0' => true]);
        add_role('member', 'Member', ['read' => true, 'view_courses' => true, 'edit_posts' => false]);
        add_role('forum_keymaster', 'Keymaster', ['keep_gate' => true, 'spectate' => true]);
    }

    protected function tearDown(): void
    {
        foreach (['customer', 'student', 'member', 'forum_keymaster', 'changing'] as $role) {
            remove_role($role);
        }
        parent::tearDown();
    }

    public function test_a_role_within_read_and_level_0_may_be_asked_for_by_default(): void
    {
        self::assertSame(['subscriber', 'customer', 'student'], $this->policy()->grantable());
    }

    public function test_the_administrator_can_tick_others(): void
    {
        $this->settings(['allowed_roles' => ['member']]);
        self::assertSame(['member'], $this->policy()->grantable());
    }

    #[TestWith(['edit_posts'])]
    #[TestWith(['upload_files'])]
    #[TestWith(['delete_published_posts'])]
    #[TestWith(['level_1'])]
    #[TestWith(['unfiltered_html'])]
    #[TestWith(['export'])]
    #[TestWith(['manage_woocommerce'])]
    #[TestWith(['manage_network_plugins'])]
    #[TestWith(['edit_others_products'])]
    #[TestWith(['wpseo_bulk_edit_users'])]
    #[TestWith(['keep_gate'])]
    #[TestWith(['moderate'])]
    public function test_a_role_with_a_privileged_capability_can_never_be_ticked(string $capability): void
    {
        add_role('changing', 'Changing', ['read' => true, $capability => true]);
        $this->settings(['allowed_roles' => ['changing']]);
        self::assertFalse($this->policy()->is_grantable('changing'));
        self::assertSame($capability, $this->policy()->why_not('changing'));
    }

    public function test_a_role_that_is_named_as_a_privileged_capability_can_never_be_ticked(): void
    {
        add_role('manage_options', 'Odd', ['read' => true]);
        self::assertFalse($this->policy()->is_grantable('manage_options'));
        $this->settings(['allowed_roles' => ['manage_options']]);
        self::assertFalse($this->policy()->is_grantable('manage_options'));
        self::assertSame('manage_options', $this->policy()->why_not('manage_options'));
        remove_role('manage_options');
    }

    #[TestWith(['edit_roles'])]
    #[TestWith(['create_roles'])]
    #[TestWith(['edit_shop_orders'])]
    #[TestWith(['gform_full_access'])]
    public function test_a_role_that_rules_by_a_plugins_capability_is_refused_until_it_is_ticked(string $capability): void
    {
        add_role('changing', 'Changing', ['read' => true, $capability => true]);
        $outcome = $this->sync(['email' => $this->unique() . '@example.com'], role: 'changing');
        self::assertSame(['subscriber'], $this->user($outcome)->roles);
        $this->assertNoted('role_refused', 'role', $outcome);
        Settings::load()->set('allowed_roles', 'subscriber,changing');
        [$user, $fields] = $this->linked(role: 'changing');
        self::assertSame(['changing'], $user->roles);
        self::assertSame('Ann', $this->user($this->sync(['firstName' => 'Ann'] + $fields))->first_name);
        self::assertSame([], $this->sync($fields, role: 'changing')->notes);
    }

    #[TestWith(['administrator'])]
    #[TestWith(['editor'])]
    #[TestWith(['author'])]
    #[TestWith(['contributor'])]
    #[TestWith(['forum_keymaster'])]
    public function test_no_staff_role_can_ever_be_ticked(string $role): void
    {
        $this->settings(['allowed_roles' => ['subscriber', $role]]);
        $outcome = $this->sync(['email' => $this->unique() . '@example.com'], role: $role);
        self::assertSame(['subscriber'], $this->user($outcome)->roles);
        self::assertSame(['subscriber'], $this->policy()->grantable());
    }

    public function test_a_filter_can_widen_for_code(): void
    {
        add_filter('encharge_webhooks_role_is_grantable', static fn (bool $is, string $role): bool => $is || $role === 'editor', 10, 2);
        self::assertSame(['editor'], $this->user($this->sync(['email' => $this->unique() . '@example.com'], role: 'editor'))->roles);
    }

    public function test_a_filter_cannot_grant_a_role_that_does_not_exist(): void
    {
        add_filter('encharge_webhooks_role_is_grantable', '__return_true');
        self::assertFalse($this->policy()->is_grantable('no_such_role'));
        self::assertFalse($this->policy()->is_grantable(''));
    }

    public function test_a_ticked_role_is_checked_again_at_each_use(): void
    {
        add_role('changing', 'Changing', ['read' => true, 'view_courses' => true]);
        $this->settings(['allowed_roles' => ['subscriber', 'changing']]);
        self::assertSame(['changing'], $this->user($this->sync(['email' => $this->unique() . '@example.com'], role: 'changing'))->roles);
        get_role('changing')->add_cap('edit_posts');
        $outcome = $this->sync(['email' => $this->unique() . '@example.com'], role: 'changing');
        self::assertSame(['subscriber'], $this->user($outcome)->roles);
        $this->assertNoted('role_refused', 'role', $outcome);
    }

    public function test_a_new_user_gets_the_role_asked_for(): void
    {
        self::assertSame(['student'], $this->user($this->sync(['email' => $this->unique() . '@example.com'], role: 'student'))->roles);
    }

    public function test_a_new_user_gets_the_default_role_else(): void
    {
        $this->settings(['default_role' => 'customer']);
        update_option('default_role', 'editor');
        self::assertSame(['customer'], $this->user($this->sync(['email' => $this->unique() . '@example.com']))->roles);
        update_option('default_role', 'subscriber');
    }

    #[TestWith(['administrator', 'switch_themes'])]
    #[TestWith(['nonsense', 'no such role'])]
    #[TestWith(['Subscriber', 'no such role'])]
    #[TestWith(['', 'no such role'])]
    public function test_a_refused_role_becomes_the_default_role_and_the_answer_says_so(string $role, string $why): void
    {
        $outcome = $this->sync(['email' => $this->unique() . '@example.com'], role: $role);
        self::assertSame(['subscriber'], $this->user($outcome)->roles);
        $this->assertNoted('role_refused', 'role', $outcome);
        self::assertStringContainsString($why, $outcome->notes[0]->message);
    }

    public function test_a_default_role_that_is_no_longer_allowed_refuses_the_user_naming_the_capability(): void
    {
        add_role('changing', 'Changing', ['read' => true]);
        $this->settings(['default_role' => 'changing']);
        get_role('changing')->add_cap('publish_posts');
        $email = $this->unique() . '@example.com';
        $this->assertRefused(Code::UserRejected, $this->sync(['email' => $email]), 'publish_posts');
        self::assertFalse(get_user_by('email', $email));
    }

    public function test_without_a_role_an_existing_user_keeps_theirs(): void
    {
        [$user, $fields] = $this->linked();
        $user->set_role('student');
        self::assertSame(['student'], $this->user($this->sync($fields))->roles);
    }

    public function test_the_role_asked_for_is_added_and_the_first_grantable_one_removed(): void
    {
        [$user, $fields] = $this->linked();
        $user->set_role('member');
        $user->add_role('customer');
        $user->add_role('subscriber');
        self::assertSame(['member', 'subscriber', 'student'], array_values($this->user($this->sync($fields, role: 'student'))->roles));
    }

    public function test_a_single_role_is_replaced_and_those_who_listen_hear_it(): void
    {
        [, $fields] = $this->linked();
        $fired = &$this->record('set_user_role', 'add_user_role', 'remove_user_role');
        self::assertSame(['student'], $this->user($this->sync($fields, Action::Update, role: 'student'))->roles);
        self::assertSame(['remove_user_role', 'add_user_role', 'set_user_role'], $fired);
    }

    public function test_a_role_that_the_user_has_changes_nothing(): void
    {
        [$user, $fields] = $this->linked();
        $user->add_role('student');
        $fired = &$this->record('set_user_role', 'add_user_role', 'remove_user_role');
        $outcome = $this->sync($fields, role: 'student');
        self::assertSame(['subscriber', 'student'], array_values($this->user($outcome)->roles));
        self::assertSame([], $fired);
    }

    public function test_capabilities_given_directly_stay(): void
    {
        [$user, $fields] = $this->linked();
        $user->add_cap('view_courses');
        self::assertTrue($this->user($this->sync($fields, role: 'student'))->has_cap('view_courses'));
    }

    public function test_a_refused_role_takes_nothing_from_an_existing_user(): void
    {
        [$user, $fields] = $this->linked(role: 'customer');
        $outcome = $this->sync($fields, role: 'administrator');
        self::assertSame(['customer', 'subscriber'], array_values($this->user($outcome)->roles));
        $this->assertNoted('role_refused', 'role', $outcome);
        self::assertFalse($this->user($outcome)->has_cap('manage_options'));
    }

    public function test_update_tags_changes_no_role(): void
    {
        [, $fields] = $this->linked();
        self::assertSame(['subscriber'], $this->user($this->sync($fields, Action::UpdateTags, role: 'student'))->roles);
    }

    public function test_a_role_from_a_filter_passes_the_policy_too(): void
    {
        add_filter('encharge_webhooks_role', static fn (): string => 'administrator');
        $outcome = $this->sync(['email' => $this->unique() . '@example.com'], role: 'student');
        self::assertSame(['subscriber'], $this->user($outcome)->roles);
        $this->assertNoted('role_refused', 'role', $outcome);
    }

    #[TestWith(['student', 'student'])]
    #[TestWith(['administrator', 'subscriber'])]
    public function test_a_role_among_filtered_user_data_is_asked_for_and_not_written(string $role, string $granted): void
    {
        add_filter('encharge_webhooks_user_data', static fn (array $values): array => $values + ['role' => $role]);
        $user = $this->user($this->sync(['email' => $this->unique() . '@example.com']));
        self::assertSame([$granted], $user->roles);
        self::assertSame([], get_user_meta($user->ID, 'role'));
    }

    private function policy(): RolePolicy
    {
        return new RolePolicy(Settings::load()->allowed_roles(), Settings::load()->text('default_role'));
    }
}
