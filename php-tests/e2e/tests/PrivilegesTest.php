<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use PHPUnit\Framework\Attributes\DataProvider;

/**
 * What nobody gets by a webhook, whatever Encharge says and however the settings were tampered with.
 */
final class PrivilegesTest extends WebhookTestCase
{
    private const ADMINISTRATOR = 'a:1:{s:13:"administrator";b:1;}';

    /** @return iterable<string, array{string}> meta keys */
    public static function privileged_keys(): iterable
    {
        $keys = [
            'wp_capabilities', 'WP_CAPABILITIES', 'wp_capabilitíes', 'wp_capabilities ', "wp_capabilities\0", 'wp_2_capabilities', 'other_capabilities', 'capabilities',
            'wp_user_level', 'user_level', 'wp_user-settings', 'wp_user-settings-time', 'session_tokens', 'Session_Tokens', 'primary_blog', 'source_domain',
            'use_ssl', 'default_password_nag', 'locale', '_hidden', 'encharge_contact_id', 'encharge_tags', 'Encharge_Tags', 'ID', 'id',
            'user_nicename', 'user_registered', 'user_activation_key', 'user_status', 'spam', 'deleted', '', ' wp_capabilities', 'wp_capabilities%20', 'ẃp_capabilities',
        ];
        foreach ($keys as $key) {
            yield json_encode($key, JSON_THROW_ON_ERROR) => [$key];
        }
    }

    #[DataProvider('privileged_keys')]
    public function test_a_privileged_row_of_the_field_map_is_never_written(string $key): void
    {
        $map = [
            ['field' => 'email', 'key' => 'user_email', 'type' => 'email', 'wipe' => false],
            ['field' => 'evil', 'key' => $key, 'type' => 'text', 'wipe' => true],
            ['field' => 'evilList', 'key' => $key, 'type' => 'list', 'wipe' => true],
        ];
        $this->stack->site->set(['field_map' => $map]);
        foreach (['add' => self::ADMINISTRATOR, 'update' => 'administrator', 'update_tags' => 'x'] as $action => $evil) {
            $this->people(self::person('c1', evil: $evil, evilList: ['administrator' => true]));
            self::assert_handled($this->post($action, ['id' => 'c1']));
        }

        [$user] = $this->users();
        $meta = $this->stack->database->rows('SELECT meta_key, meta_value FROM wp_usermeta WHERE user_id = ?', $user['ID']);
        self::assertStringNotContainsString('administrator', json_encode([$user, $meta], JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE));
        self::assertSame('a:1:{s:10:"subscriber";b:1;}', $this->meta($user['ID'], 'wp_capabilities'));
        self::assertCount(1, preg_grep('/capabilit/i', array_column($meta, 'meta_key')));
        self::assertSame(['c1', ['Customer', 'VIP']], [$this->meta($user['ID'], 'encharge_contact_id'), $this->tags($user['ID'])]);
    }

    public function test_values_of_a_person_are_no_query_and_no_markup(): void
    {
        $this->stack->site->set(['field_map' => [
            ['field' => 'email', 'key' => 'user_email', 'type' => 'email', 'wipe' => false],
            ['field' => 'firstName', 'key' => 'first_name', 'type' => 'text', 'wipe' => false],
            ['field' => 'quoted', 'key' => 'quoted', 'type' => 'text', 'wipe' => false],
        ]]);
        $this->people(self::person('c1', firstName: '<script>alert(1)</script>Ann', quoted: "O'Neill \\' \\\\ \"; DROP TABLE wp_users; -- %s %d"));

        $data = self::assert_handled($this->post('add', ['id' => 'c1']));

        self::assertSame('Ann', $this->meta($data['user_id'], 'first_name'));
        self::assertSame("O'Neill \\' \\\\ \"; DROP TABLE wp_users; -- %s %d", $this->meta($data['user_id'], 'quoted'));
    }

    /** @return iterable<string, array{array<string, bool>, 1?: array<string, bool>}> the user's roles and capabilities, those of the role "custom" */
    public static function protected_users(): iterable
    {
        foreach (['administrator', 'editor', 'author', 'contributor'] as $role) {
            yield $role => [[$role => true]];
        }
        yield 'subscriber and editor' => [['subscriber' => true, 'editor' => true]];
        yield 'bbPress keymaster' => [['subscriber' => true, 'custom' => true], ['keep_gate' => true, 'spectate' => true]];
        yield 'bbPress moderator' => [['custom' => true], ['moderate' => true]];
        yield 'shop manager' => [['custom' => true], ['read' => true, 'manage_woocommerce' => true]];
        yield 'reads all users' => [['custom' => true], ['list_users' => true]];
        yield 'edits roles' => [['custom' => true], ['read' => true, 'edit_roles' => true]];
        yield 'creates roles' => [['custom' => true], ['read' => true, 'create_roles' => true]];
        yield 'edits orders' => [['custom' => true], ['read' => true, 'edit_shop_orders' => true]];
        yield 'has all forms, directly' => [['subscriber' => true, 'gform_full_access' => true]];
        yield 'a capability directly' => [['subscriber' => true, 'edit_others_posts' => true]];
        yield 'manages something, directly' => [['manage_anything' => true]];
    }

    /**
     * @param array<string, bool> $capabilities
     * @param array<string, bool> $custom
     */
    #[DataProvider('protected_users')]
    public function test_a_protected_user_is_not_touched_by_address(array $capabilities, array $custom = []): void
    {
        $this->add_role('custom', $custom);
        $user_id = $this->insert_user('boss', 'boss@example.test', $capabilities);
        $before = $this->everything_of($user_id);
        $this->people(self::person('c1', email: 'boss@example.test'));

        foreach (['add', 'update', 'update_tags'] as $action) {
            $data = self::assert_handled($this->post($action, ['id' => 'c1'], ['role' => 'subscriber']));
            self::assertSame('protected_user', $data['skipped']);
        }

        self::assertSame($before, $this->everything_of($user_id));
        self::assertNull($this->stack->database->value("SELECT user_id FROM wp_encharge_webhooks_contacts WHERE contact_id = 'c1'"));
        self::assertCount(1, $this->users());
        self::assertSame(['skipped'], array_values(array_unique(array_column($this->log(), 'outcome'))));
    }

    public function test_who_rules_another_installation_that_shares_the_users_is_protected(): void
    {
        $user_id = $this->insert_user('boss', 'boss@example.test');
        $this->stack->database->execute("INSERT INTO wp_usermeta (user_id, meta_key, meta_value) VALUES (?, 'shop_capabilities', ?)", $user_id, self::ADMINISTRATOR);
        $before = $this->everything_of($user_id);
        $this->people(self::person('c1', email: 'boss@example.test'));

        self::assertSame('protected_user', self::assert_handled($this->post('add', ['id' => 'c1']))['skipped']);
        self::assertSame($before, $this->everything_of($user_id));
    }

    public function test_a_linked_user_who_became_protected_keeps_address_login_password_and_roles(): void
    {
        $user_id = $this->insert_user('boss', 'boss@example.test');
        $this->people(self::person('c1', email: 'boss@example.test'));
        self::assert_handled($this->post('add', ['id' => 'c1']));
        $this->stack->database->execute("UPDATE wp_usermeta SET meta_value = ? WHERE user_id = ? AND meta_key = 'wp_capabilities'", self::ADMINISTRATOR, $user_id);
        $this->stack->site->set(['field_map' => [
            ['field' => 'email', 'key' => 'user_email', 'type' => 'email', 'wipe' => false],
            ['field' => 'firstName', 'key' => 'first_name', 'type' => 'text', 'wipe' => false],
            ['field' => 'password', 'key' => 'user_pass', 'type' => 'password', 'wipe' => false],
            ['field' => 'phone', 'key' => 'phone', 'type' => 'text', 'wipe' => false],
        ]]);
        $before = $this->users()[0];
        $this->people(self::person('c1', email: 'evil@example.test', firstName: 'New', password: 'evil', phone: '1', tags: 'New'));

        $data = self::assert_handled($this->post('update', ['id' => 'c1'], ['role' => 'subscriber']));

        self::assertSame(['New'], $data['tags']);
        self::assertSame($before, $this->users()[0]);
        self::assertSame(['New', null, self::ADMINISTRATOR], [$this->meta($user_id, 'first_name'), $this->meta($user_id, 'phone'), $this->meta($user_id, 'wp_capabilities')]);
    }

    /** @return iterable<string, array{string}> */
    public static function look_alike_addresses(): iterable
    {
        foreach (['Á@example.test', 'á@example.test', 'ａ@example.test', ' a@example.test', "a@example.test\n", 'a@example.test ', 'a@@example.test', 'A <a@example.test>', 'a@EXÄMPLE.test'] as $address) {
            yield json_encode($address, JSON_THROW_ON_ERROR) => [$address];
        }
    }

    #[DataProvider('look_alike_addresses')]
    public function test_an_address_that_only_looks_like_another_finds_nobody(string $address): void
    {
        $user_id = $this->insert_user('a', 'a@example.test');
        $before = $this->everything_of($user_id);
        $this->people(self::person('c1', email: $address));

        self::assert_failed(422, 'person_without_email', $this->post('add', ['id' => 'c1']));

        self::assertSame($before, $this->everything_of($user_id));
        self::assertCount(1, $this->users());
    }

    public function test_a_default_role_that_got_a_capability_stops_creation(): void
    {
        $this->add_role('subscriber', ['read' => true, 'edit_posts' => true]);
        $this->people(self::person('c1'));

        $data = self::assert_failed(422, 'user_rejected', $this->post('add', ['id' => 'c1']));

        self::assertStringContainsString('edit_posts', $data['message']);
        $this->assert_no_user_came();
    }

    /** @return array{list<array<string, string|int|null>>, list<array<string, string|int|null>>} */
    private function everything_of(int $user_id): array
    {
        return [
            $this->stack->database->rows('SELECT * FROM wp_users WHERE ID = ?', $user_id),
            $this->stack->database->rows('SELECT * FROM wp_usermeta WHERE user_id = ? ORDER BY umeta_id', $user_id),
        ];
    }
}
