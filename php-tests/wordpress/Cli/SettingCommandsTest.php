<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use PHPUnit\Framework\Attributes\DataProvider;

/** config, map, field, tag. */
final class SettingCommandsTest extends CommandTestCase
{
    public function test_a_setting_that_config_sets_is_what_it_gets_and_lists(): void
    {
        self::wp('config', 'set', 'trust_payload', 'on');

        self::assertTrue(Settings::load()->is_on('trust_payload'));
        self::assertSame('on', self::wp('config', 'get', 'trust_payload'));
        self::assertSame('true', self::wp('config', 'get', 'trust_payload', '--format=json'));
        self::assertContains(['key' => 'trust_payload', 'value' => 'on', 'default' => 'off'], self::decoded('config', 'list', '--fields=key,value,default'));
        self::assertSame(array_keys(Settings::definitions()), array_column(self::decoded('config', 'list'), 'key'));
    }

    public function test_a_setting_that_config_refuses_or_only_tries_is_not_stored(): void
    {
        self::wp('config', 'set', 'log_days', '7', '--dry-run');

        self::assertStringContainsString('edit_posts', self::wp_fails('config', 'set', 'default_role', 'contributor'));
        self::assertStringContainsString('log_days', self::wp_fails('config', 'get', 'nothing'));
        self::assertFalse(get_option(Settings::OPTION));
    }

    public function test_config_warns_when_the_default_role_is_not_allowed_any_more(): void
    {
        self::assertStringContainsString('new users will be refused', self::run_wp('', ['config', 'set', 'allowed_roles', ''])['errors']);
    }

    public function test_config_warns_of_nothing_but_what_is_set(): void
    {
        self::assertStringContainsString('return_password_field', self::run_wp('', ['config', 'set', 'return_password', 'link'])['errors']);
        self::run_wp('', ['config', 'set', 'allowed_roles', '']);

        self::assertSame('', self::run_wp('', ['config', 'set', 'log_days', '7'])['errors']);
        self::assertStringNotContainsString('return_password_field', self::run_wp('', ['config', 'set', 'allowed_roles', ''])['errors']);
        self::assertStringNotContainsString('default_role', self::run_wp('', ['config', 'set', 'return_password', 'password'])['errors']);
    }

    public function test_config_says_where_no_role_can_be_asked_for(): void
    {
        Settings::load()->set('allowed_roles', []);

        self::assertStringContainsString('There is no role sub. A webhook may ask for none.', self::wp_fails('config', 'set', 'default_role', 'sub'));
    }

    public function test_config_says_what_trusting_payloads_means(): void
    {
        self::assertStringContainsString('writes what they like into every linked user who is not protected', self::run_wp('', ['config', 'set', 'trust_payload', 'on'])['errors']);
        self::assertSame('', self::run_wp('', ['config', 'set', 'trust_payload', 'off'])['errors']);
    }

    public function test_a_field_for_the_way_back_is_one_that_the_account_can_write(): void
    {
        self::encharge()->fields([self::field('wpPassword'), self::field('email'), self::field('leadScore', ['readOnly' => true]), self::field('age', ['type' => 'number']), self::field('born', ['format' => 'date']), self::field('list', ['array' => true])]);

        $refused = ['email' => 'Nothing is ever returned', 'leadScore' => 'does not let the field leadScore be written', 'age' => 'takes no text', 'born' => 'takes no text', 'list' => 'takes no text', 'wppassword' => 'no field wppassword'];
        foreach ($refused as $name => $why) {
            self::assertStringContainsString($why, self::wp_fails('config', 'set', 'return_password_field', $name));
        }
        self::assertFalse(get_option(Settings::OPTION));
        self::assertSame('', self::run_wp('', ['config', 'set', 'return_password_field', 'wpPassword'])['errors']);
        self::assertSame('wpPassword', Settings::load()->text('return_password_field'));
    }

    public function test_the_field_of_the_users_id_is_one_that_the_account_can_write(): void
    {
        self::encharge()->fields([self::field('wpUserId'), self::field('leadScore', ['readOnly' => true])]);

        self::assertStringContainsString('does not let the field leadScore be written', self::wp_fails('config', 'set', 'return_user_id_field', 'leadScore'));
        self::assertSame('', self::run_wp('', ['config', 'set', 'return_user_id_field', 'wpUserId'])['errors']);
        self::assertSame('wpUserId', Settings::load()->text('return_user_id_field'));
    }

    public function test_config_and_map_say_where_encharge_cannot_be_asked(): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);
        $said = self::run_wp('', ['config', 'set', 'return_password_field', 'wpPassword']);

        self::assertSame(0, $said['status']);
        self::assertStringContainsString('Whether Encharge has the field wpPassword is not checked', $said['errors']);
        self::assertStringContainsString('wp encharge connect', $said['errors']);
        self::assertStringContainsString('is not checked', self::run_wp('', ['map', 'set', 'plan', 'plan'])['errors']);
        self::assertSame('wpPassword', Settings::load()->text('return_password_field'));
    }

    public function test_map_refuses_a_field_that_encharge_does_not_have(): void
    {
        foreach ([[], ['--dry-run']] as $options) {
            self::assertStringContainsString('no field plan', self::wp_fails('map', 'set', 'plan', 'plan', ...$options));
        }
        self::assertFalse(Settings::load()->has_own_field_map());
        self::assertSame('', self::run_wp('', ['map', 'set', 'userId', 'our_number'])['errors']);
        self::assertSame('', self::run_wp('', ['map', 'set', 'phone', 'billing_phone'])['errors']);
        self::assertSame('', self::run_wp('', ['map', 'set', 'id', 'contact_number'])['errors']);
    }

    public function test_map_adds_a_row_replaces_it_and_deletes_it(): void
    {
        self::encharge()->fields([self::field('plan')]);
        self::wp('map', 'set', 'plan', 'plan', '--type=list', '--wipe');
        self::wp('map', 'set', 'plan', 'plan_name');
        self::wp('map', 'set', 'plan', 'plan', '--type=boolean');
        $rows = array_slice(self::decoded('map', 'list'), 3);

        self::assertSame([['field' => 'plan', 'key' => 'plan', 'type' => 'boolean', 'wipe' => 'no'], ['field' => 'plan', 'key' => 'plan_name', 'type' => 'text', 'wipe' => 'no']], $rows);

        self::wp('map', 'delete', 'plan', 'plan', '--yes');
        self::assertSame('4', self::wp('map', 'list', '--format=count'));
        self::wp('map', 'delete', 'plan', '--dry-run');
        self::assertSame('4', self::wp('map', 'list', '--format=count'));
        self::wp('map', 'delete', 'plan', '--yes');
        self::assertSame('3', self::wp('map', 'list', '--format=count'));
        self::assertStringContainsString('map list', self::wp_fails('map', 'delete', 'plan', '--yes'));
        self::assertStringContainsString('1 row would be removed', self::wp('map', 'delete', 'email', '--dry-run'));
    }

    public function test_map_refuses_a_privileged_key_and_a_dry_run_saves_nothing(): void
    {
        self::encharge()->fields([self::field('plan')]);
        self::wp('map', 'set', 'plan', 'plan', '--dry-run');

        self::assertStringContainsString('not allowed', self::wp_fails('map', 'set', 'x', 'wp_user_level'));
        self::assertStringContainsString('not allowed', self::wp_fails('map', 'set', 'x', 'wp_user_level', '--dry-run'));
        self::assertFalse(Settings::load()->has_own_field_map());
    }

    /** A row that is allowed by itself, or that goes, may leave a map that is not. */
    public function test_a_dry_run_fails_where_the_change_itself_would(): void
    {
        self::encharge()->fields([self::field('wpPassword')]);
        Settings::load()->set('return_password_field', 'wpPassword');
        self::assertStringContainsString('cannot both be mapped to billing_phone', self::wp_fails('map', 'set', 'wpPassword', 'billing_phone', '--dry-run'));

        $row = static fn(string $field, string $key): array => ['field' => $field, 'key' => $key, 'type' => 'text', 'wipe' => false];
        update_option(Settings::OPTION, ['field_map' => [$row('plan', 'plan'), $row('old', 'session_tokens')]]);
        foreach ([['--dry-run'], ['--yes']] as $options) {
            self::assertStringContainsString('not allowed', self::wp_fails('map', 'delete', 'plan', ...$options));
        }
        self::wp('map', 'delete', 'old', '--dry-run');
    }

    public function test_fields_tags_and_suggestions_come_from_encharge(): void
    {
        self::encharge()->tags(['vip', 'new']);

        self::assertContains('user_email', array_column(self::decoded('field', 'list'), 'mapped_to', 'name'));
        self::assertSame([['tag' => 'vip'], ['tag' => 'new']], self::decoded('tag', 'list'));
        self::assertContains(['field' => 'name', 'key' => 'display_name', 'type' => 'text', 'why' => 'usual name'], self::decoded('map', 'suggest'));
    }

    public function test_without_an_api_key_the_way_to_one_is_named(): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);

        self::assertStringContainsString('wp encharge connect', self::wp_fails('field', 'list'));
    }

    /** @return iterable<string, array{list<string>, string}> command, what it reads from stdin */
    public static function changes(): iterable
    {
        yield 'a setting' => [['config', 'set', 'trust_payload', 'on'], ''];
        yield 'a row of the field map' => [['map', 'set', 'plan', 'plan'], ''];
        yield 'a row taken out of it' => [['map', 'delete', 'firstName', '--yes'], ''];
        yield 'a key that is made' => [['key', 'generate'], ''];
        yield 'a key that is imported' => [['key', 'add'], str_repeat('0a1b', 16)];
        yield 'the API key' => [['connect'], \FakeEncharge::TOKEN];
    }

    /** @param list<string> $command */
    #[DataProvider('changes')]
    public function test_what_the_database_does_not_take_is_an_error_and_changes_nothing(array $command, string $input): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);
        $fail = 'WP_CLI::add_wp_hook("query", function ($query) {'
            . ' return preg_match("/^(INSERT|UPDATE).*(encharge_webhooks_(settings|api_key))/s", $query) ? "SELECT nothing FROM nowhere" : $query; });';
        $result = self::run_wp($input, [...$command, "--exec=$fail"]);

        self::assertSame(1, $result['status'], $result['errors'] . $result['output']);
        self::assertMatchesRegularExpression('/^Error: The database did not .*Nothing was changed\.$/m', $result['errors']);
        self::assertStringNotContainsString('Stack trace', $result['errors'] . $result['output']);
        self::assertFalse(get_option(Settings::OPTION));
        self::assertFalse(get_option(ApiConnection::TOKEN_OPTION));
    }

    /**
     * @param array<string, mixed> $properties
     * @return array<string, mixed> as Encharge tells of a field
     */
    private static function field(string $name, array $properties = []): array
    {
        return $properties + ['name' => $name, 'title' => $name, 'type' => 'string', 'readOnly' => false, 'array' => false];
    }
}
