<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\KeyPurpose;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardFile;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;

final class KeyCommandTest extends CommandTestCase
{
    public function test_generates_a_key_and_shows_the_urls(): void
    {
        $output = self::wp('key', 'generate', '--label=Onboarding');
        preg_match('/[0-9a-f]{64}/', $output, $match);

        self::assertSame('Onboarding', self::keys()->find($match[0] ?? '')['label'] ?? null);
        self::assertStringContainsString("/?wpf_action=update_tags&access_key={$match[0]}", $output);
    }

    public function test_porcelain_prints_the_bare_key(): void
    {
        $key = self::wp('key', 'generate', '--porcelain');

        self::assertMatchesRegularExpression('/\A[0-9a-f]{64}\z/', $key);
        self::assertNotNull(self::keys()->find($key));
    }

    public function test_a_dry_run_makes_no_key(): void
    {
        self::assertStringContainsString('Dry run', self::wp('key', 'generate', '--dry-run'));
        self::assertSame([], self::keys()->all());
    }

    public function test_a_dry_run_prints_nothing_where_a_key_is_expected(): void
    {
        self::assertSame('', self::wp('key', 'generate', '--dry-run', '--porcelain'));
        self::assertSame(['status' => 0, 'output' => ''], array_slice(self::run_wp(str_repeat('0a1b', 16), ['key', 'add', '--dry-run', '--porcelain']), 0, 2));
        self::assertSame([], self::keys()->all());
    }

    #[TestWith(['generate', '--label'])]
    #[TestWith(['add', '--label'])]
    #[TestWith(['add', '--expires'])]
    public function test_an_option_without_its_value_is_not_left_out(string $command, string $option): void
    {
        $result = self::run_wp(str_repeat('0a1b', 16), ['key', $command, $option]);

        self::assertSame(1, $result['status'], $result['output']);
        self::assertStringContainsString("Error: $option needs a value", $result['errors']);
        self::assertSame([], self::keys()->all());
    }

    public function test_an_option_that_is_taken_back_is_no_option(): void
    {
        self::assertStringContainsString('Key ', self::wp('key', 'generate', '--no-porcelain', '--no-dry-run'));
        self::assertCount(1, self::keys()->all());
    }

    /** @return iterable<string, array{string}> */
    public static function bad_labels(): iterable
    {
        yield 'a terminal escape' => ["Flow \u{1B}]52;c;eA==\u{7}"];
        yield 'two lines' => ["Flow\nSuccess: Revoked key"];
        yield 'turned writing' => ["\u{202E}wolF"];
        yield 'markup' => ['<b>Flow</b>'];
        yield 'one character too many' => [str_repeat('ü', 101)];
        yield 'bytes that are no text' => ["Flow \xFF"];
    }

    #[DataProvider('bad_labels')]
    public function test_a_label_is_one_short_line_of_text(string $label): void
    {
        foreach ([['generate'], ['generate', '--dry-run'], ['add'], ['add', '--dry-run']] as $command) {
            $result = self::run_wp(str_repeat('0a1b', 16), ['key', ...$command, "--label=$label"]);
            self::assertSame(1, $result['status'], $result['output']);
            self::assertStringContainsString('A label is one line of at most 100 characters', $result['errors']);
        }
        self::assertSame([], self::keys()->all());
    }

    public function test_a_label_of_a_hundred_characters_is_kept_as_it_is(): void
    {
        self::wp('key', 'generate', '--label= ' . str_repeat('ü', 100));

        self::assertSame([str_repeat('ü', 100)], array_column(self::keys()->all(), 'label'));
    }

    public function test_a_secret_is_not_cut(): void
    {
        $result = self::run_wp(str_repeat('a', 8193), ['key', 'add']);

        self::assertSame(1, $result['status']);
        self::assertStringContainsString('longer than 8192 bytes', $result['errors']);
        self::assertSame([], self::keys()->all());
    }

    /** The other process has all the time that it needs while this one is about to write. */
    public function test_who_makes_a_key_waits_for_who_is_changing_the_settings(): void
    {
        $process = null;
        $none = [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', '/dev/null', 'w']];
        add_filter('pre_update_option_' . Settings::OPTION, static function (mixed $value) use (&$process, $none): mixed {
            $pipes = [];
            $process ??= proc_open(self::command(['key', 'generate', '--label=theirs']), $none, $pipes);
            for ($tries = 0; $tries < 30 && proc_get_status($process)['running']; $tries++) {
                usleep(100_000);
            }

            return $value;
        });

        self::keys()->generate('ours');
        while (proc_get_status($process)['running']) {
            usleep(20_000);
        }
        wp_cache_flush();

        self::assertEqualsCanonicalizing(['ours', 'theirs'], array_column(self::keys()->all(), 'label'));
        self::assertCount(2, GuardFile::here()->document()['sites'][0]['keys'] ?? []);
    }

    public function test_adds_a_key_from_stdin_and_warns_of_a_weak_one(): void
    {
        $result = self::run_wp("deadbeef\n", ['key', 'add', '--label=old']);

        self::assertSame(0, $result['status']);
        self::assertStringContainsString('can be guessed', $result['errors']);
        self::assertStringNotContainsString('deadbeef', $result['errors'] . $result['output']);
        self::assertEqualsWithDelta(time() + 90 * DAY_IN_SECONDS, self::keys()->find('deadbeef')['expires'] ?? 0, 60);
    }

    public function test_a_key_expires_when_the_option_says(): void
    {
        self::assertSame(0, self::run_wp('deadbeef', ['key', 'add', '--expires=never'])['status']);
        self::assertSame(0, self::run_wp('cafebabe', ['key', 'add', '--expires=2099-01-31'])['status']);
        self::assertSame(1, self::run_wp('c0ffee00', ['key', 'add', '--expires=2001-01-31'])['status']);

        self::assertNull(self::keys()->find('deadbeef')['expires'] ?? null);
        self::assertSame('2099-01-31', gmdate('Y-m-d', self::keys()->find('cafebabe')['expires'] ?? 0));
        self::assertNull(self::keys()->find('c0ffee00'));
    }

    #[TestWith([''])]
    #[TestWith(['a'])]
    #[TestWith(['1234567'])]
    #[TestWith(['a b&c#defgh'])]
    #[TestWith(['schlüssel'])]
    public function test_what_can_be_no_key_is_refused(string $key): void
    {
        foreach ([[], ['--dry-run'], ['--expires=never']] as $options) {
            self::assertSame(1, self::run_wp("$key\n", ['key', 'add', ...$options])['status']);
        }
        self::assertSame([], self::keys()->all());
    }

    public function test_a_key_is_listed_until_it_is_revoked(): void
    {
        $made = self::keys()->generate('Flow');
        $rows = self::decoded('key', 'list');

        self::assertSame([[$made['id'], 'Flow', '', '']], array_map(static fn(array $row): array => [$row['id'], $row['label'], $row['last_used'], $row['expires']], $rows));
        self::assertSame('1', self::wp('key', 'list', '--format=count'));
        self::assertSame($made['id'], self::wp('key', 'list', '--field=id'));
        self::assertStringNotContainsString($made['key'], self::wp('key', 'list'));

        self::wp('key', 'revoke', $made['id'], '--dry-run');
        self::assertCount(1, self::keys()->all());

        self::wp('key', 'revoke', $made['id'], '--yes');
        self::assertSame([], self::keys()->all());
        self::assertStringContainsString('wp encharge key list', self::wp_fails('key', 'revoke', $made['id'], '--yes'));
    }

    public function test_does_not_revoke_without_a_yes(): void
    {
        $made = self::keys()->generate('');
        self::run_wp("n\n", ['key', 'revoke', $made['id']]);

        self::assertCount(1, self::keys()->all());
    }

    public function test_a_key_is_shown_with_the_url_that_it_is_for_and_no_other(): void
    {
        $output = self::wp('key', 'generate', '--action=add', '--role=subscriber', '--notify');
        preg_match('/[0-9a-f]{64}/', $output, $match);

        self::assertSame(1, substr_count($output, 'wpf_action='), $output);
        self::assertStringContainsString("/?wpf_action=add&access_key={$match[0]}&role=subscriber&send_notification=true\n", "$output\n");
        self::assertSame([['add', 'subscriber', 'yes']], array_map(static fn(array $row): array => [$row['action'], $row['role'], $row['notify']], self::decoded('key', 'list')));
    }

    public function test_the_url_of_a_key_asks_to_be_answered_at_once(): void
    {
        $made = self::wp('key', 'generate', '--action=update', '--role=subscriber', '--async');
        $id = self::keys()->all()[0]['id'];
        $replaced = self::wp('key', 'replace', $id);

        self::assertMatchesRegularExpression('~/\?wpf_action=update&access_key=[0-9a-f]{64}&role=subscriber&async=true$~m', $made);
        self::assertMatchesRegularExpression('~/\?wpf_action=update&access_key=[0-9a-f]{64}&role=subscriber&async=true$~m', $replaced);
        self::assertSame(['yes', 'yes'], array_column(self::decoded('key', 'list'), 'async'));

        self::assertSame(0, self::run_wp(str_repeat('0a1b', 16), ['key', 'add', '--async'])['status']);
        self::assertSame([true, true, true], array_column(self::keys()->all(), 'async'));
        self::assertStringNotContainsString('async', self::wp('key', 'generate', '--action=add'));
    }

    public function test_a_key_that_is_taken_over_keeps_what_its_url_is_for(): void
    {
        $result = self::run_wp(str_repeat('0a1b', 16), ['key', 'add', '--action=update_tags']);

        self::assertStringContainsString('/?wpf_action=update_tags&access_key=' . str_repeat('0a1b', 16), $result['output']);
        self::assertSame(1, substr_count($result['output'], 'wpf_action='), $result['output']);
        self::assertSame(['update_tags'], array_column(self::keys()->all(), 'action'));
    }

    /** @return iterable<string, array{list<string>, string}> */
    public static function impossible_urls(): iterable
    {
        yield 'another action' => [['--action=test'], "'action'"];
        yield 'a role without an action' => [['--role=subscriber'], 'the actions add and update alone'];
        yield 'a role with tags' => [['--action=update_tags', '--role=subscriber'], 'the actions add and update alone'];
        yield 'a role that no webhook may grant' => [['--action=add', '--role=administrator'], 'may not ask for the role administrator'];
        yield 'a role that there is not' => [['--action=add', '--role=nobody'], 'may not ask for the role nobody'];
        yield 'mail to whom nobody makes' => [['--action=update', '--notify'], 'the action add alone'];
    }

    /** @param list<string> $options */
    #[DataProvider('impossible_urls')]
    public function test_a_key_is_not_made_for_a_url_that_cannot_be(array $options, string $reason): void
    {
        foreach (['generate', 'add'] as $command) {
            $result = self::run_wp(str_repeat('0a1b', 16), ['key', $command, ...$options]);
            self::assertSame(1, $result['status'], $result['output']);
            self::assertStringContainsString($reason, $result['errors']);
        }
        self::assertSame([], self::keys()->all());
    }

    public function test_a_replaced_key_expires_in_the_guard_file_too_and_the_new_one_has_its_purpose(): void
    {
        $old = self::keys()->generate('Flow', new KeyPurpose('add', 'subscriber', true));
        $output = self::wp('key', 'replace', $old['id'], '--grace=12h');
        preg_match('/[0-9a-f]{64}/', $output, $match);
        $keys = self::guarded_keys();

        self::assertStringContainsString("/?wpf_action=add&access_key={$match[0]}&role=subscriber&send_notification=true", $output);
        self::assertSame([hash('sha256', $old['key']), hash('sha256', $match[0])], array_column($keys, 'digest'));
        self::assertEqualsWithDelta(time() + 12 * HOUR_IN_SECONDS, $keys[0]['expires'], 60);
        self::assertNull($keys[1]['expires']);
        self::assertSame(['Flow', 'Flow'], array_column(self::keys()->all(), 'label'));
        self::assertSame(['add', 'add'], array_column(self::keys()->all(), 'action'));
    }

    public function test_a_key_stays_a_week_unless_told_otherwise_and_never_longer_than_it_would_have(): void
    {
        $old = self::keys()->generate('');
        self::keys()->add('deadbeef', time() + HOUR_IN_SECONDS);
        foreach (array_column(self::keys()->all(), 'id') as $id) {
            self::assertMatchesRegularExpression('/\A[0-9a-f]{64}\z/', self::wp('key', 'replace', $id, '--porcelain'));
        }

        self::assertEqualsWithDelta(time() + WEEK_IN_SECONDS, self::keys()->find($old['key'])['expires'] ?? 0, 60);
        self::assertEqualsWithDelta(time() + HOUR_IN_SECONDS, self::keys()->find('deadbeef')['expires'] ?? 0, 60);
    }

    public function test_without_a_grace_time_the_guard_file_loses_the_replaced_key_at_once(): void
    {
        $old = self::keys()->generate('');
        self::run_wp("n\n", ['key', 'replace', $old['id'], '--grace=0']);
        self::assertSame([hash('sha256', $old['key'])], array_column(self::guarded_keys(), 'digest'));

        $new = self::wp('key', 'replace', $old['id'], '--grace=0', '--yes', '--porcelain');
        self::assertSame([hash('sha256', $new)], array_column(self::guarded_keys(), 'digest'));
        self::assertSame([hash('sha256', $new)], array_column(self::keys()->valid(), 'digest'));
    }

    public function test_a_replacement_that_cannot_be_or_only_is_tried_changes_nothing(): void
    {
        $old = self::keys()->generate('');

        foreach (['soon', '7', '-1d', '7d 1h', ''] as $grace) {
            self::assertStringContainsString('--grace', self::wp_fails('key', 'replace', $old['id'], "--grace=$grace"));
        }
        self::assertStringContainsString('wp encharge key list', self::wp_fails('key', 'replace', 'ffffffff0'));
        self::assertStringContainsString('Dry run', self::wp('key', 'replace', $old['id'], '--dry-run'));
        self::assertSame([[$old['id'], null]], array_map(static fn(array $key): array => [$key['id'], $key['expires']], self::keys()->all()));
    }

    /** @return list<array{digest: string, expires: ?int}> */
    private static function guarded_keys(): array
    {
        return GuardFile::here()->document()['sites'][0]['keys'] ?? [];
    }

    private static function keys(): AccessKeys
    {
        return new AccessKeys(Settings::load());
    }
}
