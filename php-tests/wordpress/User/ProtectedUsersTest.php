<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use Encharge\Webhooks\WordPress\User\ProtectedUsers;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;

/** Users whose rights a webhook must not touch. */
final class ProtectedUsersTest extends TestCase
{
    use WritesUsers;

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings();
        add_role('forum_keymaster', 'Keymaster', ['keep_gate' => true]);
    }

    protected function tearDown(): void
    {
        global $wpdb;

        remove_role('forum_keymaster');
        remove_role('custom');
        $wpdb->query('DROP TABLE IF EXISTS elsewhere_options');
        parent::tearDown();
    }

    /** @return iterable<string, array{string}> */
    public static function ruling_capabilities(): iterable
    {
        $names = [
            'create_roles', 'edit_roles', 'edit_shop_orders', 'delete_products', 'publish_topics', 'manage_woocommerce', 'promote_members', 'remove_members',
            'install_languages', 'activate_modules', 'update_languages', 'upload_csv', 'unfiltered_css', 'moderate_topics', 'switch_sites', 'customize',
            'assign_product_terms', 'import', 'import_products', 'export', 'export_orders', 'gform_full_access', 'gravityforms_edit_forms',
            'list_users', 'list_roles', 'wpcf7_options', 'wpseo_settings', 'Edit_Roles',
        ];
        foreach ($names as $name) {
            yield $name => [$name];
        }
    }

    #[DataProvider('ruling_capabilities')]
    public function test_a_capability_rules_by_its_name_by_a_role_and_directly(string $capability): void
    {
        add_role('custom', 'Custom', ['read' => true, $capability => true]);
        self::assertTrue(ProtectedUsers::is_protected($this->stranger('custom')->ID));
        $user = $this->stranger();
        $user->add_cap($capability);
        self::assertTrue(ProtectedUsers::is_protected($user->ID));
    }

    #[TestWith(['view_courses'])]
    #[TestWith(['spectate'])]
    #[TestWith(['access_s2member_level1'])]
    #[TestWith(['participate'])]
    public function test_what_rules_nothing_by_its_name_protects_nobody(string $capability): void
    {
        add_role('custom', 'Custom', ['read' => true, $capability => true]);
        $user = $this->stranger('custom');
        $user->add_cap("direct_$capability");
        self::assertFalse(ProtectedUsers::is_protected($user->ID));
    }

    public function test_what_a_ticked_role_grants_does_not_rule(): void
    {
        add_role('custom', 'Participant', ['read' => true, 'publish_topics' => true]);
        $user = $this->stranger('custom');
        self::assertTrue(ProtectedUsers::is_protected($user->ID));
        $this->settings(['allowed_roles' => ['subscriber', 'custom']]);
        self::assertFalse(ProtectedUsers::is_protected($user->ID));
        $user->add_cap('publish_topics');
        self::assertTrue(ProtectedUsers::is_protected($user->ID));
    }

    public function test_a_ticked_role_rules_by_what_can_never_be_ticked(): void
    {
        add_role('custom', 'Participant', ['read' => true, 'publish_topics' => true]);
        $this->settings(['allowed_roles' => ['subscriber', 'custom']]);
        get_role('custom')->add_cap('moderate');
        self::assertTrue(ProtectedUsers::is_protected($this->stranger('custom')->ID));
    }

    public function test_a_role_that_is_named_as_a_privileged_capability_rules(): void
    {
        add_role('manage_options', 'Odd', ['read' => true]);
        $user = $this->stranger('manage_options');
        remove_role('manage_options');
        self::assertTrue(ProtectedUsers::is_protected($user->ID));
    }

    /** @return iterable<string, array{string, mixed, bool}> meta key, what is stored under it, whether it protects */
    public static function capabilities_elsewhere(): iterable
    {
        yield 'an administrator' => ['old_capabilities', ['administrator' => true], true];
        yield 'a key in capitals' => ['OLD_CAPABILITIES', ['administrator' => true], true];
        yield 'a key without prefix' => ['capabilities', ['editor' => true], true];
        yield 'a site of a former network' => ['wp_2_capabilities', ['shop_manager' => true], true];
        yield 'a role that nobody knows' => ['old_capabilities', ['subscriber' => true, 'owner' => true], true];
        yield 'a capability' => ['old_capabilities', ['subscriber' => true, 'edit_pages' => true], true];
        yield 'a subscriber' => ['old_capabilities', ['subscriber' => true, 'read' => true, 'level_0' => true], false];
        yield 'a customer' => ['old_capabilities', ['customer' => true], false];
        yield 'what was taken away' => ['old_capabilities', ['administrator' => false, 'edit_posts' => ''], false];
        yield 'a text' => ['old_capabilities', 'administrator', false];
        yield 'what is no array any more' => ['old_capabilities', 'a:1:{s:13:"administrator";b:', false];
        yield 'a list' => ['old_capabilities', [], false];
        yield 'another key' => ['capabilities_of_old', ['administrator' => true], false];
    }

    #[DataProvider('capabilities_elsewhere')]
    public function test_what_another_installation_that_shares_the_users_grants_protects(string $key, mixed $stored, bool $protects): void
    {
        global $wpdb;

        $errors = count($GLOBALS['EZSQL_ERROR'] ?? []);
        [$user, $fields] = $this->linked();
        $wpdb->insert($wpdb->usermeta, ['user_id' => $user->ID, 'meta_key' => $key, 'meta_value' => maybe_serialize($stored)]);
        clean_user_cache($user->ID);
        self::assertSame($protects, ProtectedUsers::is_protected($user->ID));
        $outcome = $this->sync(['firstName' => 'Ann'] + $fields, Action::Update);
        self::assertSame('Ann', $this->user($outcome)->first_name);
        self::assertNotContains('repeated', array_column($outcome->notes, 'code'));
        self::assertCount($errors, $GLOBALS['EZSQL_ERROR'] ?? []);
    }

    /** Several rows under one key are read by WordPress as it finds them. */
    public function test_every_row_of_a_key_counts(): void
    {
        $user = $this->stranger();
        add_user_meta($user->ID, 'old_capabilities', ['subscriber' => true]);
        add_user_meta($user->ID, 'old_capabilities', ['administrator' => true]);
        self::assertTrue(ProtectedUsers::is_protected($user->ID));
    }

    #[TestWith(['boss', true])]
    #[TestWith(['student', false])]
    #[TestWith(['no_role_there', false])]
    #[TestWith(['bbp_keymaster', true])]
    public function test_roles_of_another_installation_count_by_what_they_are_there(string $role, bool $protects): void
    {
        global $wpdb;

        $wpdb->query('CREATE TABLE elsewhere_options (option_id bigint(20) NOT NULL, option_name varchar(191) NOT NULL, option_value longtext NOT NULL, PRIMARY KEY (option_id))');
        $roles = ['boss' => ['name' => 'Boss', 'capabilities' => ['edit_roles' => true]], 'student' => ['name' => 'Student', 'capabilities' => ['read' => true]]];
        $wpdb->insert('elsewhere_options', ['option_id' => 1, 'option_name' => 'elsewhere_user_roles', 'option_value' => serialize($roles)]);
        $this->settings(['allowed_roles' => ['subscriber', 'boss']]);
        $user = $this->stranger();
        update_user_meta($user->ID, 'elsewhere_capabilities', [$role => true]);
        self::assertSame($protects, ProtectedUsers::is_protected($user->ID));
    }

    #[TestWith(['administrator'])]
    #[TestWith(['editor'])]
    #[TestWith(['author'])]
    #[TestWith(['contributor'])]
    #[TestWith(['forum_keymaster'])]
    public function test_who_holds_a_privileged_capability_by_a_role_is_protected(string $role): void
    {
        self::assertTrue(ProtectedUsers::is_protected($this->stranger($role)->ID));
    }

    #[TestWith(['moderate'])]
    #[TestWith(['edit_posts'])]
    #[TestWith(['list_users'])]
    public function test_who_holds_one_directly_is_protected(string $capability): void
    {
        $user = $this->stranger();
        self::assertFalse(ProtectedUsers::is_protected($user->ID));
        $user->add_cap($capability);
        self::assertTrue(ProtectedUsers::is_protected($user->ID));
        $user->add_cap($capability, false);
        self::assertFalse(ProtectedUsers::is_protected($user->ID));
    }

    public function test_who_holds_one_by_a_second_role_is_protected(): void
    {
        $user = $this->stranger();
        $user->add_role('author');
        self::assertTrue(ProtectedUsers::is_protected($user->ID));
    }

    #[TestWith([Action::Add])]
    #[TestWith([Action::Update])]
    public function test_matched_by_address_only_nothing_is_written(Action $action): void
    {
        $admin = $this->stranger('administrator');
        $id = $this->unique('c');
        $outcome = $this->sync(['id' => $id, 'email' => $admin->user_email, 'firstName' => 'Eve', 'tags' => 'evil'], $action, 'subscriber');
        self::assertNull($outcome->code);
        self::assertSame('protected_user', $outcome->skipped);
        self::assertSame(['administrator'], get_userdata($admin->ID)->roles);
        self::assertSame('', get_user_meta($admin->ID, 'first_name', true));
        self::assertSame([], get_user_meta($admin->ID, 'encharge_tags'));
        self::assertSame([], get_user_meta($admin->ID, ContactTable::meta_key()));
        self::assertNull((new ContactTable())->by_contact($id));
    }

    public function test_a_pull_of_one_user_links_them(): void
    {
        $admin = $this->stranger('administrator');
        $id = $this->unique('c');
        $outcome = $this->sync(['id' => $id, 'email' => $admin->user_email, 'firstName' => 'Ann'], Action::Update, userId: $admin->ID);
        self::assertNull($outcome->skipped);
        self::assertSame($admin->ID, (new ContactTable())->by_contact($id)?->user_id);
        self::assertSame('Ann', $this->user($outcome)->first_name);
    }

    public function test_who_was_linked_before_gets_tags_and_names_and_nothing_else(): void
    {
        $this->settings(map: [
            ['email', 'user_email'], ['login', 'user_login'], ['pw', 'user_pass'], ['firstName', 'first_name'], ['lastName', 'last_name'],
            ['nick', 'nickname'], ['shown', 'display_name'], ['site', 'user_url'], ['bio', 'description'], ['plan', 'plan'],
        ]);
        [$user, $fields] = $this->linked();
        $user->set_role('editor');
        $mails = &$this->mails();
        $outcome = $this->sync([
            'email' => $this->unique() . '@example.com', 'login' => $this->unique(), 'pw' => 'owned', 'firstName' => 'Ann', 'lastName' => 'Lee',
            'nick' => 'al', 'shown' => 'Ann L.', 'site' => 'https://example.com', 'bio' => 'Hello', 'plan' => 'gold', 'tags' => 'a, b',
        ] + $fields, role: 'subscriber');
        $after = $this->user($outcome);
        self::assertSame([$user->user_email, $user->user_login, $user->user_pass], [$after->user_email, $after->user_login, $after->user_pass]);
        self::assertSame(['editor'], $after->roles);
        self::assertSame([], get_user_meta($user->ID, 'plan'));
        self::assertSame(
            ['Ann', 'Lee', 'al', 'Ann L.', 'https://example.com', 'Hello'],
            [$after->first_name, $after->last_name, $after->nickname, $after->display_name, $after->user_url, $after->description]
        );
        self::assertSame(['a', 'b'], get_user_meta($user->ID, 'encharge_tags', true));
        $this->assertNoted('protected_user', 'email', $outcome);
        $this->assertNoted('protected_user', 'plan', $outcome);
        $this->assertNoted('role_refused', 'role', $outcome);
        self::assertSame([], $mails);
    }

    public function test_who_is_linked_to_another_contact_is_not_relinked_by_address(): void
    {
        [$user, $fields] = $this->linked();
        $user->set_role('administrator');
        $outcome = $this->sync(['email' => $fields['email'], 'firstName' => 'Eve']);
        self::assertSame('protected_user', $outcome->skipped);
        self::assertSame($fields['id'], (new ContactTable())->by_user($user->ID)?->contact_id);
    }
}
