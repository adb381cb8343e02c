<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Config;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\InvalidValues;
use Encharge\Webhooks\WordPress\Config\NetworkSettings;
use Encharge\Webhooks\WordPress\Config\Setting;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SettingsChanged;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;
use Encharge\Webhooks\WordPress\Guard\GuardFile;
use InvalidArgumentException;
use PHPUnit\Framework\Attributes\DataProvider;

final class SettingsTest extends TestCase
{
    public function test_what_was_never_set_has_its_default(): void
    {
        $settings = Settings::load();

        self::assertSame('subscriber', $settings->text('default_role'));
        self::assertNull($settings->allowed_roles());
        self::assertSame('email', $settings->text('username_format'));
        self::assertSame('none', $settings->text('return_password'));
        self::assertSame('', $settings->text('return_password_field'));
        self::assertFalse($settings->is_on('trust_payload'));
        self::assertSame(30, $settings->number('log_days'));
        self::assertSame(10000, $settings->number('log_rows'));
        self::assertFalse($settings->is_on('erase_on_uninstall'));
        self::assertSame(['user_email', 'first_name', 'last_name'], array_column($settings->field_map(), 'key'));
    }

    /** @return array<string, array{string}> */
    public static function statements(): array
    {
        return ['the lock' => ['/^INSERT INTO .*encharge_webhooks_settings/s'], 'the reading' => ['/^SELECT .*encharge_webhooks_settings/s']];
    }

    #[DataProvider('statements')]
    public function test_a_database_that_does_not_answer_is_not_taken_for_no_settings(string $statement): void
    {
        global $wpdb;

        Settings::load()->set('log_days', 7);
        $wpdb->suppress_errors();
        $fail = static fn (string $query): string => 1 === preg_match($statement, $query) ? 'SELECT * FROM no_such_table' : $query;
        add_filter('query', $fail);

        try {
            Settings::load()->set('log_rows', 5);
            self::fail('It was stored.');
        } catch (TransactionFailed) {
            remove_filter('query', $fail);
        }

        self::assertSame([7, 10000], [Settings::load()->number('log_days'), Settings::load()->number('log_rows')]);
    }

    public function test_the_settings_are_not_autoloaded(): void
    {
        Settings::load()->set('log_days', 7);

        self::assertArrayNotHasKey(Settings::OPTION, wp_load_alloptions(true));
    }

    /** @return array<string, array{string, mixed, mixed}> */
    public static function values(): array
    {
        return [
            'a number as the command line writes it' => ['log_days', '7', 7],
            'the least' => ['log_rows', 1, 1],
            'the most' => ['log_rows', 1000000, 1000000],
            'on' => ['trust_payload', 'on', true],
            'false' => ['erase_on_uninstall', false, false],
            'a choice' => ['username_format', 'firstname_number', 'firstname_number'],
            'a list' => ['allowed_roles', 'subscriber, reader', ['subscriber', 'reader']],
            'no list' => ['allowed_roles', 'automatic', null],
            'an empty list' => ['allowed_roles', [], []],
            'a field' => ['return_password_field', ' wpPassword ', 'wpPassword'],
            'a role with read only' => ['default_role', 'reader', 'reader'],
        ];
    }

    #[DataProvider('values')]
    public function test_a_value_that_is_allowed_is_kept_in_its_own_type(string $key, mixed $given, mixed $kept): void
    {
        add_role('reader', 'Reader', ['read' => true]);
        Settings::load()->set($key, $given);

        self::assertSame($kept, Settings::load()->get($key));
    }

    /** @return array<string, array{string, mixed, string}> */
    public static function refused(): array
    {
        return [
            'no such setting' => ['sync_limits', 1, 'no setting sync_limits'],
            'under the least' => ['log_days', 0, 'from 1 to 3650'],
            'over the most' => ['log_days', '3651', 'from 1 to 3650'],
            'no number' => ['log_rows', '7 rows', 'whole number'],
            'no switch' => ['trust_payload', 'maybe', 'on or off'],
            'no choice' => ['return_password', 'mail', 'none, password, link'],
            'no such role' => ['default_role', 'nobody', 'no role nobody'],
            'a role with a privilege' => ['default_role', 'editor', 'has the capability'],
            'a list with such a role' => ['allowed_roles', 'subscriber,shop_manager', 'manage_shop'],
            'a role by another spelling' => ['allowed_roles', 'Subscriber', 'no role Subscriber'],
            "the contact's id as the way back" => ['return_password_field', 'id', 'Nothing is ever returned to the field id'],
            'the address as the way back' => ['return_password_field', 'Email', 'Nothing is ever returned'],
            'the tags as the way back' => ['return_password_field', 'tags', 'Nothing is ever returned'],
            'a mapped field as the way back' => ['return_password_field', 'firstName', 'mapped to first_name'],
            'the address for the user id' => ['return_user_id_field', 'email', 'Nothing is ever returned to the field email'],
            'a mapped field for the user id' => ['return_user_id_field', 'firstName', 'mapped to first_name'],
            'two lines' => ['return_password_field', "a\nb", 'one line'],
        ];
    }

    #[DataProvider('refused')]
    public function test_a_value_that_is_not_allowed_is_refused_with_its_reason_and_nothing_is_stored(string $key, mixed $value, string $why): void
    {
        add_role('shop_manager', 'Shop manager', ['read' => true, 'manage_shop' => true]);

        try {
            Settings::load()->set($key, $value);
            self::fail('It was taken.');
        } catch (InvalidArgumentException $exception) {
            self::assertStringContainsString($why, $exception->getMessage());
        }

        self::assertFalse(get_option(Settings::OPTION));
    }

    public function test_a_stored_value_of_the_wrong_shape_counts_as_none(): void
    {
        update_option(Settings::OPTION, ['log_days' => 'many', 'username_format' => 'x', 'allowed_roles' => 'subscriber', 'field_map' => ['damaged'], 'access_keys' => 'none']);
        $settings = Settings::load();

        self::assertSame(30, $settings->number('log_days'));
        self::assertSame('email', $settings->text('username_format'));
        self::assertNull($settings->allowed_roles());
        self::assertSame([], $settings->field_map());
    }

    public function test_two_writers_do_not_undo_each_other(): void
    {
        $one = Settings::load();
        $two = Settings::load();
        $one->set('log_days', 7);
        $two->set('log_rows', 70);

        self::assertSame(7, Settings::load()->number('log_days'));
        self::assertSame(70, Settings::load()->number('log_rows'));
    }

    public function test_several_settings_are_saved_by_one_writing_of_the_option_and_one_of_the_guard_file(): void
    {
        $settings = Settings::load();
        $writes = did_action('update_option_' . Settings::OPTION) + did_action('add_option_' . Settings::OPTION);
        $revision = GuardFile::here()->document()['sites'][0]['revision'] ?? '';
        $settings->save(['log_days' => '7', 'trust_payload' => 'on', 'allowed_roles' => 'subscriber'], $settings->revision());

        self::assertSame([7, true, ['subscriber']], [Settings::load()->number('log_days'), Settings::load()->is_on('trust_payload'), Settings::load()->allowed_roles()]);
        self::assertSame(1, did_action('update_option_' . Settings::OPTION) + did_action('add_option_' . Settings::OPTION) - $writes);
        self::assertTrue(GuardFile::here()->document()['sites'][0]['trust_payload'] ?? null);
        self::assertNotSame($revision, GuardFile::here()->document()['sites'][0]['revision'] ?? '');
    }

    public function test_one_wrong_setting_among_several_leaves_all_as_they_are_and_each_wrong_one_is_named(): void
    {
        $settings = Settings::load();

        try {
            $settings->save(['log_days' => 7, 'log_rows' => 'many', 'username_format' => 'x', 'default_role' => 'administrator', 'no_setting' => 1], $settings->revision());
            self::fail('They were saved.');
        } catch (InvalidValues $invalid) {
            self::assertEqualsCanonicalizing(['log_rows', 'username_format', 'default_role', 'no_setting'], array_keys($invalid->errors));
            foreach ($invalid->errors as $reason) {
                self::assertStringContainsString($reason, $invalid->getMessage());
            }
        }
        self::assertFalse(get_option(Settings::OPTION));
        self::assertSame(30, Settings::load()->number('log_days'));
    }

    public function test_settings_that_are_saved_together_are_judged_together(): void
    {
        add_role('customer', 'Customer', ['read' => true]);
        $settings = Settings::load();
        $settings->set('allowed_roles', 'subscriber');

        try {
            $settings->save(['default_role' => 'customer'], $settings->revision());
            self::fail('It was saved.');
        } catch (InvalidValues $invalid) {
            self::assertSame(['default_role'], array_keys($invalid->errors));
        }
        $settings->save(['default_role' => 'customer', 'allowed_roles' => 'customer'], $settings->revision());
        remove_role('customer');

        self::assertSame('customer', Settings::load()->text('default_role'));
    }

    public function test_settings_that_another_has_changed_since_are_not_saved_over(): void
    {
        $settings = Settings::load();
        $revision = $settings->revision();
        Settings::load()->set('log_rows', 70);

        try {
            $settings->save(['log_days' => 7], $revision);
            self::fail('They were saved.');
        } catch (SettingsChanged) {
            self::assertSame([30, 70], [Settings::load()->number('log_days'), Settings::load()->number('log_rows')]);
        }
        Settings::load()->save(['log_days' => 7], Settings::load()->revision());
        self::assertSame(7, Settings::load()->number('log_days'));
    }

    public function test_an_access_key_that_was_made_meanwhile_does_not_keep_settings_from_being_saved(): void
    {
        $settings = Settings::load();
        $revision = $settings->revision();
        (new AccessKeys(Settings::load()))->generate('');

        $settings->save(['log_days' => 7], $revision);
        self::assertCount(1, (new AccessKeys(Settings::load()))->all());
        self::assertSame(7, Settings::load()->number('log_days'));
    }

    public function test_each_row_of_a_field_map_that_is_not_allowed_is_named_with_its_place(): void
    {
        $rows = [['field' => 'plan', 'key' => 'plan'], ['field' => 'x', 'key' => 'wp_capabilities'], ['field' => '', 'key' => 'y'], ['field' => 'z', 'key' => 'z', 'type' => 'what']];

        try {
            Settings::load()->change_field_map(static fn (): array => $rows);
            self::fail('They were saved.');
        } catch (InvalidValues $invalid) {
            self::assertSame([1, 2, 3], array_keys($invalid->errors));
            self::assertStringContainsString('wp_capabilities', $invalid->errors[1]);
            self::assertStringContainsString('the Encharge field is missing', $invalid->errors[2]);
        }
        self::assertFalse(Settings::load()->has_own_field_map());
    }

    public function test_each_setting_says_to_a_form_what_it_is(): void
    {
        foreach ([...Settings::definitions(), ...NetworkSettings::definitions()] as $key => $setting) {
            self::assertSame($key, $setting->key);
            self::assertNotSame('', $setting->label(), $key);
            self::assertStringEndsWith('.', $setting->help(), $key);
            self::assertSame($setting->choices, array_keys($setting->choice_labels()), $key);
            self::assertSame('integer' === $setting->type, null !== $setting->limits, $key);
            self::assertSame($setting->default, $setting->clean($setting->default), $key);
            self::assertSame($setting->default, $setting->clean(Setting::written($setting->default)), $key);
        }
    }

    public function test_what_fails_while_it_is_written_changes_nothing(): void
    {
        Settings::load()->set('log_days', 7);
        add_filter('pre_update_option_' . Settings::OPTION, static fn () => throw new \RuntimeException('no'));

        try {
            Settings::load()->set('log_days', 8);
            self::fail('It was written.');
        } catch (\RuntimeException $exception) {
            self::assertSame('no', $exception->getMessage());
        }

        remove_all_filters('pre_update_option_' . Settings::OPTION);
        self::assertSame(7, Settings::load()->number('log_days'));
        Settings::load()->set('log_rows', 70);
        self::assertSame([7, 70], [Settings::load()->number('log_days'), Settings::load()->number('log_rows')]);
    }

    public function test_a_row_gets_its_keys_usual_type(): void
    {
        Settings::load()->change_field_map(static fn(): array => [
            ['field' => 'pw', 'key' => 'user_pass'],
            ['field' => 'bio', 'key' => 'description'],
            ['field' => 'site', 'key' => 'user_url', 'wipe' => true],
            ['field' => 'plan', 'key' => 'plan'],
        ]);

        self::assertSame(['password', 'textarea', 'url', 'text'], array_column(Settings::load()->field_map(), 'type'));
        self::assertSame([false, false, true, false], array_column(Settings::load()->field_map(), 'wipe'));
    }

    public function test_an_empty_map_stays_empty(): void
    {
        Settings::load()->change_field_map(static fn(): array => []);

        self::assertSame([], Settings::load()->field_map());
    }

    /** @return array<string, array{array{field: string, key: string, type?: string}}> */
    public static function refused_rows(): array
    {
        return [
            'capabilities' => [['field' => 'x', 'key' => 'wp_capabilities']],
            'capabilities in capitals' => [['field' => 'x', 'key' => 'WP_CAPABILITIES']],
            'capabilities with an accent' => [['field' => 'x', 'key' => 'wp_capabilitíes']],
            'capabilities with a space' => [['field' => 'x', 'key' => 'wp_capabilities ']],
            'sessions' => [['field' => 'x', 'key' => 'session_tokens']],
            'a hidden key' => [['field' => 'x', 'key' => '_hidden']],
            'a key of our own' => [['field' => 'x', 'key' => 'encharge_tags']],
            'a password as text' => [['field' => 'x', 'key' => 'user_pass', 'type' => 'text']],
            'no such type' => [['field' => 'x', 'key' => 'plan', 'type' => 'blob']],
            'no field' => [['field' => ' ', 'key' => 'plan']],
        ];
    }

    /** @param array{field: string, key: string, type?: string} $row */
    #[DataProvider('refused_rows')]
    public function test_a_row_that_is_not_allowed_leaves_the_map_as_it_is(array $row): void
    {
        $before = Settings::load()->field_map();

        try {
            Settings::load()->change_field_map(static fn(): array => [$row]);
            self::fail('It was taken.');
        } catch (InvalidArgumentException $exception) {
            self::assertStringContainsString('not allowed', $exception->getMessage());
        }

        self::assertSame($before, Settings::load()->field_map());
    }

    public function test_what_is_returned_is_not_written_into_a_users_meta(): void
    {
        $settings = Settings::load();
        $settings->set('return_password_field', 'wpPassword');
        $settings->change_field_map(static fn(): array => [['field' => 'wpPassword', 'key' => 'user_pass']]);

        try {
            $settings->change_field_map(static fn(): array => [['field' => 'wpPassword', 'key' => 'billing_phone']]);
            self::fail('It was taken.');
        } catch (InvalidArgumentException $exception) {
            self::assertStringContainsString('cannot both be mapped to billing_phone', $exception->getMessage());
        }
        self::assertSame(['user_pass'], array_column(Settings::load()->field_map(), 'key'));
    }

    public function test_the_field_of_the_users_id_is_mapped_to_nothing_and_is_no_other_ones(): void
    {
        $settings = Settings::load();
        $settings->set('return_user_id_field', 'wpUserId');

        $changes = [
            'cannot both be mapped to user_pass' => static fn () => $settings->change_field_map(static fn (): array => [['field' => 'wpUserId', 'key' => 'user_pass']]),
            'cannot be both' => static fn () => $settings->set('return_password_field', 'wpUserId'),
        ];

        foreach ($changes as $why => $change) {
            try {
                $change();
                self::fail('It was taken.');
            } catch (InvalidArgumentException $exception) {
                self::assertStringContainsString($why, $exception->getMessage());
            }
        }
        self::assertSame('wpUserId', Settings::load()->return_field('return_user_id_field'));
        self::assertSame('', Settings::load()->text('return_password_field'));
    }

    public function test_two_who_change_the_map_at_once_lose_no_row(): void
    {
        [$one, $other] = [Settings::load(), Settings::load()];

        foreach (['phone' => $one, 'plan' => $other] as $field => $settings) {
            $settings->change_field_map(static fn(array $rows): array => [...$rows, ['field' => $field, 'key' => "own_$field"]]);
        }

        self::assertSame(['email', 'firstName', 'lastName', 'phone', 'plan'], array_column(Settings::load()->field_map(), 'field'));
    }

    public function test_a_change_that_is_not_stored_is_no_change(): void
    {
        $keys = new AccessKeys(Settings::load());
        $made = $keys->generate('');

        try {
            self::while_no_settings_are_stored(static fn() => $keys->revoke($made['id']));
            self::fail('It was taken.');
        } catch (TransactionFailed) {
            self::assertNotNull((new AccessKeys(Settings::load()))->find($made['key']));
        }
    }
}
