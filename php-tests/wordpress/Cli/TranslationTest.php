<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\Settings;
use PHPUnit\Framework\Attributes\DataProvider;

/** A person reads commands in the language of the site; a program finds the same words in every language. */
final class TranslationTest extends CommandTestCase
{
    /** Every text of the plugin is translated, into itself in brackets. */
    private const TRANSLATED = '--exec=WP_CLI::add_wp_hook("gettext_webhooks-for-encharge", fn ($text) => "[$text]");'
        . ' WP_CLI::add_wp_hook("ngettext_webhooks-for-encharge", fn ($text) => "[$text]");';

    private string $name;

    protected function setUp(): void
    {
        parent::setUp();
        $this->name = 'p' . bin2hex(random_bytes(6));
        self::encharge()->people([['id' => "c-$this->name", 'email' => "$this->name@example.com", 'firstName' => 'Ann', 'plan' => 'pro']]);
        self::encharge()->fields([['name' => 'plan', 'title' => 'Plan', 'type' => 'string', 'readOnly' => false, 'array' => false]]);
    }

    /** @return iterable<string, array{list<string>, string}> command, what a person reads of it */
    public static function explanations(): iterable
    {
        yield 'a new user' => [['explain', 'c-{p}'], '[a user would be created]'];
        yield 'nobody' => [['explain', 'unknown-contact'], '[not in Encharge]'];
        yield 'a protected user' => [['explain', 'c-{p}', '--action=update'], '[skipped: protected_user, matched by address only (wp encharge pull <user> links this user)]'];
        yield 'a pull of a protected user' => [['pull', '{p}', '--dry-run'], 'no: [empty in Encharge]'];
        yield 'suggested rows of the field map' => [['map', 'suggest'], '[same name]'];
    }

    /** @param list<string> $command */
    #[DataProvider('explanations')]
    public function test_json_holds_the_same_words_in_every_language(array $command, string $read): void
    {
        Settings::load()->change_field_map(static fn(array $rows): array => [...$rows, ['field' => 'title', 'key' => 'title']]);
        self::encharge()->fields([['name' => 'nickname', 'title' => 'Nickname', 'type' => 'string', 'readOnly' => false, 'array' => false]]);
        if (!in_array('c-{p}', $command, true) || in_array('--action=update', $command, true)) {
            wp_insert_user(['user_login' => $this->name, 'user_email' => "$this->name@example.com", 'user_pass' => 'x', 'role' => 'editor']);
        }
        $command = str_replace('{p}', $this->name, $command);

        self::assertNotSame([], self::decoded(...$command));
        self::assertSame(self::decoded(...$command), self::decoded(...[...$command, self::TRANSLATED]));
        self::assertStringContainsString($read, self::wp(...[...$command, self::TRANSLATED]));
    }

    /** @return iterable<string, array{list<string>, string}> command, all that it says */
    public static function dry_runs(): iterable
    {
        yield 'a setting' => [['config', 'set', 'log_days', '7', '--dry-run'], '[Dry run: log_days would change from "30" to "7".]'];
        yield 'a row of the field map' => [['map', 'set', 'plan', 'plan', '--dry-run'], '[Dry run: the row plan → plan (text) would be saved.]'];
        yield 'rows taken out of it' => [['map', 'delete', 'email', '--dry-run'], '[Dry run: 1 row would be removed.]'];
        yield 'a key' => [['key', 'generate', '--dry-run'], '[Dry run: a key would be made.]'];
        yield 'the log' => [['log', 'clear', '--dry-run'], '[Dry run: all rows of the log would be removed.]'];
        yield 'the log itself' => [['log', 'clear', '--yes'], 'Success: [Removed 0 rows.]'];
    }

    /** @param list<string> $command */
    #[DataProvider('dry_runs')]
    public function test_a_sentence_is_translated_as_a_whole(array $command, string $said): void
    {
        self::assertSame($said, self::wp(...[...$command, self::TRANSLATED]));
    }

    public function test_a_warning_is_translated_as_a_whole(): void
    {
        self::assertStringContainsString('Warning: [Nothing is returned until return_password_field names a field of Encharge.]', self::run_wp('', ['config', 'set', 'return_password', 'link', self::TRANSLATED])['errors']);
        self::assertStringContainsString('Error: [--limit needs a value: --limit=… Nothing was done.]', self::wp_fails('log', 'list', '--limit', self::TRANSLATED));
    }
}
