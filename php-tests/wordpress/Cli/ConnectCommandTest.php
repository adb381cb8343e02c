<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Health\LogEntry;
use FakeEncharge;
use PHPUnit\Framework\Attributes\DataProvider;

/** connect, status, and the extension that is not there. */
final class ConnectCommandTest extends CommandTestCase
{
    public function test_status_asks_the_site_only_for_what_the_site_tells(): void
    {
        $result = self::run_wp('', ['status', '--fields=site,api_key', '--format=json']);

        self::assertSame([0, ''], [$result['status'], $result['errors']]);
        self::assertSame(['site', 'api_key'], array_keys(json_decode($result['output'], true, flags: JSON_THROW_ON_ERROR)));
    }

    public function test_connect_keeps_a_key_that_encharge_accepts(): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);
        $result = self::run_wp(FakeEncharge::TOKEN . "\n", ['connect']);

        self::assertSame(0, $result['status'], $result['errors']);
        self::assertStringContainsString('Example Ltd', $result['output']);
        self::assertStringNotContainsString(FakeEncharge::TOKEN, $result['output'] . $result['errors']);
        self::assertTrue((new ApiConnection())->is_token(FakeEncharge::TOKEN));
    }

    public function test_status_names_the_account_that_was_connected_without_asking_for_it(): void
    {
        $told = static fn(): array => self::decoded('status', '--fields=account,account_checked');
        self::assertSame(['account' => '', 'account_checked' => ''], $told());

        self::run_wp(FakeEncharge::TOKEN . "\n", ['connect']);
        $calls = count(self::encharge()->requests());
        $account = $told();
        self::assertStringContainsString('Example Ltd', $account['account']);
        self::assertMatchesRegularExpression('/\A\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\z/', $account['account_checked']);
        self::assertCount($calls, self::encharge()->requests());
    }

    public function test_connect_keeps_no_key_in_a_dry_run(): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);

        self::assertSame(0, self::run_wp(FakeEncharge::TOKEN, ['connect', '--dry-run'])['status']);
        self::assertSame('none', (new ApiConnection())->token_source());
    }

    public function test_a_key_that_encharge_refuses_leaves_the_old_one(): void
    {
        $result = self::run_wp('another-token', ['connect']);

        self::assertSame(1, $result['status']);
        self::assertStringContainsString('Nothing was changed', $result['errors']);
        self::assertStringNotContainsString('another-token', $result['output'] . $result['errors']);
        self::assertTrue((new ApiConnection())->is_token(FakeEncharge::TOKEN));
    }

    public function test_what_cannot_be_a_key_is_not_sent(): void
    {
        self::assertSame(1, self::run_wp("two\nlines", ['connect'])['status']);
        self::assertSame([], self::encharge()->requests());
    }

    /** @return array<string, array{string, string|null, string, list<string>}> stdin; the stored key; wp-config.php; what is said */
    public static function failures(): array
    {
        return [
            'nothing given, none stored' => ['', null, '', ['No API key was given', 'give it to this command']],
            'a key that is refused' => ['another', FakeEncharge::TOKEN, '', ['refused the API key: User not logged in', 'give it to this command']],
            'nothing given, the stored one is refused' => ['', 'old', '', ['refused the API key', 'give it to this command']],
            'a constant that is refused' => ['', null, "define('ENCHARGE_API_KEY', 'old');", ['refused the API key', 'into ENCHARGE_API_KEY in wp-config.php']],
            'a constant that is none' => ['', null, "define('ENCHARGE_API_KEY', \"two\nlines\");", ['not one line', 'into ENCHARGE_API_KEY in wp-config.php']],
            'no key at all' => ["two\nlines", null, '', ['This is no API key']],
            'a bad URL' => [FakeEncharge::TOKEN, null, "define('ENCHARGE_API_URL', 'http://api.example.com');", ['ENCHARGE_API_URL in wp-config.php is not an https URL']],
        ];
    }

    /** @param list<string> $said */
    #[DataProvider('failures')]
    public function test_a_failed_connect_says_what_to_do_and_does_not_advise_itself(string $input, ?string $stored, string $configuration, array $said): void
    {
        null === $stored ? delete_option(ApiConnection::TOKEN_OPTION) : (new ApiConnection())->remember($stored);
        $result = self::run_wp($input, ['connect', ...('' === $configuration ? [] : ["--exec=$configuration"])]);

        self::assertSame(1, $result['status']);
        foreach ($said as $words) {
            self::assertStringContainsString($words, $result['errors']);
        }
        self::assertStringNotContainsString('run: wp encharge connect', strtolower($result['errors']));
        self::assertFalse(str_contains($result['errors'], 'ENCHARGE_API_URL') && str_contains($result['errors'], 'API key'), $result['errors']);
    }

    public function test_confirms_a_copy_only_when_the_administrator_does(): void
    {
        update_option(SiteIdentity::OPTION, 'original.example');
        self::assertStringContainsString('original.example', self::wp('status', '--fields=copy_of'));

        self::wp('connect', '--yes', '--dry-run');
        self::assertTrue(SiteIdentity::is_copy());

        self::wp('connect', '--yes');
        self::assertFalse(SiteIdentity::is_copy());
    }

    public function test_status_shows_the_last_webhook_and_not_what_came_after_it_otherwise(): void
    {
        $last = static fn(): array => self::decoded('status', '--fields=last_webhook,last_outcome');
        self::log_at('2026-01-01 00:00:00', new LogEntry('unchanged', action: 'pull'));
        self::assertSame(['last_webhook' => '', 'last_outcome' => ''], $last());

        self::log_at('2026-01-02 00:00:00', new LogEntry('refused', action: 'add', code: 'missing_contact'));
        self::log_at('2026-01-03 00:00:00', new LogEntry('updated', action: 'pull'));
        self::log_at('2026-01-04 00:00:00', new LogEntry('skipped', action: 'return'));
        self::assertSame(['last_webhook' => '2026-01-02 00:00:00 UTC', 'last_outcome' => 'refused missing_contact'], $last());
    }

    public function test_status_shows_no_secret(): void
    {
        $output = self::wp('status');

        self::assertStringContainsString((string) phpversion('encharge'), $output);
        self::assertStringContainsString('/?wpf_action=add', $output);
        self::assertStringNotContainsString(FakeEncharge::TOKEN, $output);
    }

    public function test_without_the_extension_every_command_says_how_to_get_it(): void
    {
        foreach ([['status'], ['key', 'list']] as $command) {
            $result = self::run_wp('', $command, false);

            self::assertSame(1, $result['status']);
            self::assertStringContainsString('"encharge"', $result['errors']);
            self::assertStringContainsString(PHP_VERSION, $result['errors']);
            self::assertStringContainsString('phpize', $result['errors']);
        }
    }
}
