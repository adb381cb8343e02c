<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\User\FieldRules;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;

/** Keys, types and cleaning. */
final class FieldsTest extends TestCase
{
    use WritesUsers;

    /** @return list<array{string}> */
    public static function refusedKeys(): array
    {
        $keys = [
            'wp_capabilities', 'WP_CAPABILITIES', 'wp_2_capabilities', 'capabilities', 'wp_capabilitíes', 'wp_capabilities ', "wp_capabilities\n", 'wp_user_level', 'wp_USER_level',
            'wp_user-settings', 'wp_user-settings-time', 'session_tokens', 'Session_Tokens', 'primary_blog', 'source_domain', 'use_ssl', 'default_password_nag', 'locale',
            '_application_passwords', '_x', 'encharge_tags', 'encharge_contact_id', 'wp_2_encharge_tags', 'WP_2_Encharge_Contact_Id', 'Encharge_x', 'ID', 'id', 'user_nicename', 'user_registered', 'user_activation_key',
            'user_status', 'spam', 'deleted', 'USER_EMAIL', 'User_Pass', '', 'a b', 'ключ', 'a/b', str_repeat('x', 256),
        ];

        return array_map(static fn (string $key): array => [$key], $keys);
    }

    #[DataProvider('refusedKeys')]
    public function test_a_privileged_key_is_refused_when_it_is_applied_whoever_saved_it(string $key): void
    {
        self::assertNotNull(FieldRules::key_refusal($key));
        $this->settings(map: [['evil', $key, 'text']]);
        $user = $this->user($outcome = $this->sync(['email' => $this->unique() . '@example.com', 'evil' => 'administrator']));
        $this->assertNoted('key_refused', 'evil', $outcome);
        self::assertNotContains(['administrator'], get_user_meta($user->ID));
        self::assertSame(['subscriber'], $user->roles);
    }

    #[DataProvider('refusedKeys')]
    public function test_a_privileged_key_from_a_filter_is_refused(string $key): void
    {
        $this->settings();
        add_filter('encharge_webhooks_user_data', static fn (array $values): array => $values + [$key => 'administrator']);
        $user = $this->user($outcome = $this->sync(['email' => $this->unique() . '@example.com']));
        $this->assertNoted('key_refused', $key, $outcome);
        self::assertNotContains(['administrator'], get_user_meta($user->ID));
    }

    #[TestWith(['plan'])]
    #[TestWith(['billing_phone'])]
    #[TestWith(['a.b:c-d_E9'])]
    #[TestWith(['capabilities_seen'])]
    #[TestWith(['rich_editing'])]
    public function test_an_ordinary_key_is_written(string $key): void
    {
        self::assertNull(FieldRules::key_refusal($key));
        $this->settings(map: [['x', $key]]);
        $user = $this->user($this->sync(['email' => $this->unique() . '@example.com', 'x' => 'v']));
        self::assertSame(['v'], get_user_meta($user->ID, $key));
    }

    public function test_a_key_of_255_characters_is_allowed(): void
    {
        self::assertNull(FieldRules::key_refusal(str_repeat('x', 255)));
    }

    public function test_a_filter_protects_further_keys_and_unprotects_none(): void
    {
        add_filter('encharge_webhooks_protected_meta_keys', static fn (array $keys): array => ['Plan']);
        self::assertNotNull(FieldRules::key_refusal('plan'));
        self::assertNotNull(FieldRules::key_refusal('PLAN'));
        self::assertNotNull(FieldRules::key_refusal('session_tokens'));
    }

    public function test_each_field_of_wordpress_has_its_usual_type(): void
    {
        $types = array_map(FieldRules::default_type(...), ['user_pass', 'user_email', 'user_url', 'description', 'first_name', 'anything']);
        self::assertSame(['password', 'email', 'url', 'textarea', 'text', 'text'], $types);
    }

    public function test_values_are_sanitised_by_their_type(): void
    {
        $this->settings(map: [['t', 't'], ['a', 'a', 'textarea'], ['e', 'e', 'email'], ['u', 'u', 'url'], ['l', 'l', 'list'], ['b', 'b', 'boolean']]);
        $user = $this->user($this->sync([
            'email' => $this->unique() . '@example.com', 't' => " one\ntwo <script>x</script>", 'a' => "one\n<b>two</b>", 'e' => 'x@example.com',
            'u' => 'https://example.com/?a=1&b=<2>', 'l' => ['<i>a</i>', '', 'b'], 'b' => true,
        ]));
        $meta = array_map(static fn (string $key): mixed => get_user_meta($user->ID, $key, true), ['t', 'a', 'e', 'u', 'l', 'b']);
        self::assertSame(['one two', "one\ntwo", 'x@example.com', 'https://example.com/?a=1&b=2', ['a', 'b'], '1'], $meta);
    }

    public function test_backslashes_and_quotes_survive(): void
    {
        $this->settings(map: [['t', 't'], ['l', 'l', 'list'], ['firstName', 'first_name'], ['shown', 'display_name'], ['bio', 'description']]);
        $text = 'C:\\dir\\\\x "y" \'z\'';
        $user = $this->user($this->sync(['email' => $this->unique() . '@example.com', 't' => $text, 'l' => [$text], 'firstName' => $text, 'shown' => $text, 'bio' => $text]));
        self::assertSame([$text, [$text]], [get_user_meta($user->ID, 't', true), get_user_meta($user->ID, 'l', true)]);
        foreach ([$user->first_name, $user->display_name, $user->description] as $stored) {
            self::assertSame($text, wp_specialchars_decode($stored, ENT_QUOTES));
        }
    }

    #[TestWith(['javascript:alert(1)', 'url'])]
    #[TestWith(['<script>x</script>', 'text'])]
    #[TestWith(['josé@example.com', 'email'])]
    public function test_what_cleans_to_nothing_is_not_written_and_wipes_nothing(string $value, string $type): void
    {
        $this->settings(map: [['x', 'x', $type, true]]);
        [$user, $fields] = $this->linked(['x' => $type === 'email' ? 'a@example.com' : 'https://example.com']);
        $before = get_user_meta($user->ID, 'x');
        $outcome = $this->sync(['x' => $value] + $fields, Action::Update);
        $this->assertNoted('unreadable_value', 'x', $outcome);
        self::assertSame($before, get_user_meta($user->ID, 'x'));
    }

    public function test_zero_is_a_value(): void
    {
        $this->settings(map: [['x', 'x'], ['firstName', 'first_name'], ['shown', 'display_name'], ['nick', 'nickname']]);
        [, $fields] = $this->linked(['x' => '0', 'firstName' => '0', 'shown' => '0', 'nick' => '0']);
        $outcome = $this->sync($fields, Action::Update);
        $user = $this->user($outcome);
        self::assertSame(['0', '0', '0', '0'], [get_user_meta($user->ID, 'x', true), $user->first_name, $user->display_name, $user->nickname]);
        self::assertSame([], $outcome->changed);
    }

    public function test_a_filters_values_are_cleaned_like_a_persons(): void
    {
        $this->settings(map: [['firstName', 'first_name'], ['list', 'list', 'list']]);
        add_filter('encharge_webhooks_user_data', static fn (): array => [
            'first_name' => '<b>Ann</b>', 'number' => 7, 'flag' => true, 'list' => ['<i>a</i>'], 'object' => ['a' => 1], 'nothing' => null, 'free_list' => ['x', 2],
        ]);
        $user = $this->user($outcome = $this->sync(['email' => $this->unique() . '@example.com']));
        $meta = array_map(static fn (string $key): mixed => get_user_meta($user->ID, $key, true), ['first_name', 'number', 'flag', 'list', 'object', 'nothing', 'free_list']);
        self::assertSame(['Ann', '7', '1', ['a'], '', '', ['x', '2']], $meta);
        $this->assertNoted('object_value', 'object', $outcome);
    }

    public function test_wp_fusions_filters_are_honoured(): void
    {
        $this->settings(map: [['firstName', 'first_name'], ['plan', 'plan']]);
        add_filter('wpf_import_user', static fn (array $values): array => ['plan' => 'imported', 'wp_capabilities' => 'x'] + $values);
        add_filter('wpf_pulled_user_meta', static fn (array $values): array => ['plan' => 'pulled'] + $values);
        [$user, $fields] = $this->linked(['plan' => 'sent']);
        self::assertSame('imported', get_user_meta($user->ID, 'plan', true));
        $this->sync($fields, Action::Update);
        self::assertSame('pulled', get_user_meta($user->ID, 'plan', true));
        self::assertSame(['subscriber'], $this->user($this->sync($fields))->roles);
    }

    public function test_the_tags_filter_is_trusted_no_more_than_the_person(): void
    {
        $this->settings();
        add_filter('encharge_webhooks_tags', static fn (array $tags): array => [...$tags, '<b>d</b>', ' c ', 'a', '', 7]);
        $user = $this->user($outcome = $this->sync(['email' => $this->unique() . '@example.com', 'tags' => 'a, b']));
        self::assertSame(['a', 'b', 'c'], get_user_meta($user->ID, 'encharge_tags', true));
        $this->assertNoted('tag_refused', 'tags', $outcome);
    }
}
