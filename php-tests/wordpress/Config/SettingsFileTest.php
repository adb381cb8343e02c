<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Config;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\InvalidValues;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SettingsChanged;
use Encharge\Webhooks\WordPress\Config\SettingsDifference;
use Encharge\Webhooks\WordPress\Config\SettingsFile;
use InvalidArgumentException;
use PHPUnit\Framework\Attributes\TestWith;

/** Settings and field map as a file. */
final class SettingsFileTest extends TestCase
{
    private const ROWS = [
        ['field' => 'email', 'key' => 'user_email', 'type' => 'email', 'wipe' => false],
        ['field' => 'phone', 'key' => 'billing_phone', 'type' => 'text', 'wipe' => true],
    ];

    public function test_what_is_exported_is_taken_over_whole_by_another_site(): void
    {
        $settings = Settings::load();
        $settings->save(['log_days' => 7, 'trust_payload' => true, 'allowed_roles' => ['subscriber'], 'username_format' => 'name', 'return_password_field' => 'wpPassword'], $settings->revision());
        Settings::load()->change_field_map(static fn(): array => self::ROWS);
        $file = SettingsFile::of(Settings::load())->json();
        delete_option(Settings::OPTION);

        SettingsFile::parse($file)->take_over(Settings::load(), Settings::load()->revision());

        self::assertSame($file, SettingsFile::of(Settings::load())->json());
        self::assertSame(self::ROWS, Settings::load()->field_map());
        self::assertTrue(Settings::load()->is_on('trust_payload'));
        self::assertSame(['subscriber'], Settings::load()->allowed_roles());
    }

    public function test_no_secret_is_in_it_and_no_key_is_lost_by_it(): void
    {
        $made = (new AccessKeys(Settings::load()))->generate('Flow of Ann');
        $file = SettingsFile::of(Settings::load())->json();

        self::assertStringNotContainsString($made['key'], $file);
        self::assertStringNotContainsString('Flow of Ann', $file);
        self::assertStringNotContainsString((new AccessKeys(Settings::load()))->all()[0]['digest'], $file);
        self::assertStringNotContainsString(\FakeEncharge::TOKEN, $file);

        SettingsFile::parse(self::file(['log_days' => 7]))->take_over(Settings::load(), Settings::load()->revision());
        self::assertSame([$made['id']], array_column((new AccessKeys(Settings::load()))->all(), 'id'));
    }

    public function test_what_the_file_does_not_name_stays_and_what_is_the_same_stays_undecided(): void
    {
        Settings::load()->set('log_rows', 70);

        SettingsFile::parse(self::file(['log_days' => 7, 'username_format' => 'email'], null))->take_over(Settings::load(), Settings::load()->revision());

        self::assertSame([7, 70], [Settings::load()->number('log_days'), Settings::load()->number('log_rows')]);
        self::assertFalse(Settings::load()->has_own('username_format'));
        self::assertFalse(Settings::load()->has_own_field_map());
    }

    public function test_each_wrong_value_and_row_is_told_and_nothing_is_stored(): void
    {
        $rows = [...self::ROWS, ['field' => 'x', 'key' => 'wp_capabilities', 'type' => 'text', 'wipe' => false]];
        $file = SettingsFile::parse(self::file(['log_days' => 0, 'no_setting' => 1, 'default_role' => 'administrator', 'log_rows' => 70], $rows));

        foreach ([static fn () => $file->planned(Settings::load()), static fn () => $file->take_over(Settings::load(), Settings::load()->revision())] as $attempt) {
            try {
                $attempt();
                self::fail('It was taken.');
            } catch (InvalidValues $invalid) {
                self::assertSame(['log_days', 'no_setting', 'default_role', 2], array_keys($invalid->errors));
                self::assertStringContainsString('wp_capabilities', $invalid->errors[2]);
            }
        }
        self::assertFalse(get_option(Settings::OPTION));
    }

    public function test_settings_and_rows_are_judged_by_what_the_others_will_be(): void
    {
        $settings = Settings::load();
        $settings->set('return_password_field', 'wpPassword');
        $clash = [['field' => 'wpPassword', 'key' => 'portal_password', 'type' => 'text', 'wipe' => false]];

        SettingsFile::parse(self::file(['return_password_field' => ''], $clash))->take_over(Settings::load(), Settings::load()->revision());
        self::assertSame($clash, Settings::load()->field_map());

        $this->expectException(InvalidValues::class);
        SettingsFile::parse(self::file(['return_password_field' => 'wpPassword'], $clash))->planned(Settings::load());
    }

    public function test_what_somebody_else_saved_meanwhile_is_not_overwritten(): void
    {
        $revision = Settings::load()->revision();
        Settings::load()->set('log_rows', 70);

        try {
            SettingsFile::parse(self::file(['log_days' => 7, 'log_rows' => 5]))->take_over(Settings::load(), $revision);
            self::fail('It was taken.');
        } catch (SettingsChanged) {
            self::assertSame([30, 70], [Settings::load()->number('log_days'), Settings::load()->number('log_rows')]);
        }
    }

    public function test_what_would_change_is_told_before(): void
    {
        $now = Settings::load();
        $then = SettingsFile::parse(self::file(['log_days' => 7, 'username_format' => 'email', 'trust_payload' => true], self::ROWS))->planned($now);

        self::assertSame(
            [
                ['trust_payload', 'off', 'on'],
                ['log_days', '30', '7'],
                ['firstName → first_name', 'text', null],
                ['lastName → last_name', 'text', null],
                ['phone → billing_phone', null, 'text, an empty value wipes'],
            ],
            array_map(static fn(array $change): array => [$change['name'], $change['now'], $change['then']], SettingsDifference::between($now, $then))
        );
        self::assertSame([], SettingsDifference::between($now, $now));
    }

    #[TestWith([''])]
    #[TestWith(['{'])]
    #[TestWith(['[]'])]
    #[TestWith(['"text"'])]
    #[TestWith(['{"settings":{"log_days":7}}'])]
    #[TestWith(['{"format":"webhooks-for-encharge/settings","settings":{}}'])]
    #[TestWith(['{"format":"webhooks-for-encharge/settings","version":2,"settings":{}}'])]
    #[TestWith(['{"format":"webhooks-for-encharge/settings","version":1,"settings":["log_days"]}'])]
    #[TestWith(['{"format":"webhooks-for-encharge/settings","version":1,"settings":7}'])]
    #[TestWith(['{"format":"webhooks-for-encharge/settings","version":1,"field_map":{"a":1}}'])]
    #[TestWith(['{"format":"webhooks-for-encharge/settings","version":1,"field_map":[{"field":"a"}]}'])]
    #[TestWith(['{"format":"webhooks-for-encharge/settings","version":1,"field_map":[{"field":"a","key":"b","wipe":"yes"}]}'])]
    public function test_what_is_no_such_file_is_refused_with_a_sentence(string $content): void
    {
        $this->expectException(InvalidArgumentException::class);
        $this->expectExceptionMessageMatches('/^\S.+[.:].*$/');
        SettingsFile::parse($content);
    }

    public function test_a_file_with_windows_marks_or_spaces_around_is_read(): void
    {
        $then = SettingsFile::parse("\u{FEFF}" . str_replace("\n", "\r\n", self::file(['log_days' => 7])) . "\r\n")->planned(Settings::load());

        self::assertSame(7, $then->number('log_days'));
    }

    /**
     * @param array<string, mixed> $settings
     * @param list<array<string, mixed>>|null $rows
     */
    private static function file(array $settings, ?array $rows = null): string
    {
        return json_encode(['format' => 'webhooks-for-encharge/settings', 'version' => 1, 'settings' => $settings, 'field_map' => $rows], JSON_PRETTY_PRINT | JSON_THROW_ON_ERROR);
    }
}
