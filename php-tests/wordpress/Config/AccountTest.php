<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Config;

use Encharge\Webhooks\Client;
use Encharge\Webhooks\Exception;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\FailureCause;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use FakeEncharge;
use PHPUnit\Framework\Attributes\DataProvider;

final class AccountTest extends TestCase
{
    public function test_how_the_connection_was_is_known_until_the_key_is_another(): void
    {
        self::assertNull(self::account()->last_state());

        $state = self::account()->check();
        self::assertTrue($state->is_working());
        self::assertStringContainsString('Example Ltd', $state->account);
        self::assertEqualsWithDelta(time(), $state->checked, 2);
        self::assertEquals($state, self::account()->last_state());
        self::assertCount(1, self::encharge()->requests());

        (new ApiConnection())->remember('another-token');
        self::assertNull(self::account()->last_state());
    }

    public function test_a_key_that_is_refused_is_told_from_one_that_is_missing_and_from_an_outage(): void
    {
        (new ApiConnection())->remember('refused-token');
        $state = self::account()->check();
        self::assertSame(FailureCause::Token, $state->cause);
        self::assertStringContainsString('refused the API key', $state->message);
        self::assertEquals($state, self::account()->last_state());

        delete_option(ApiConnection::TOKEN_OPTION);
        self::assertSame(FailureCause::Token, self::account()->check()->cause);
        self::assertStringContainsString('no Encharge API key yet', self::account()->check()->message);

        (new ApiConnection())->remember(FakeEncharge::TOKEN);
        self::encharge()->fault(['mode' => 'error', 'status' => 500, 'message' => 'Out of order', 'times' => 0]);
        self::assertSame(FailureCause::Other, self::account()->check()->cause);
        self::assertStringContainsString('Out of order', self::account()->check()->message);
    }

    /** @return iterable<string, array{FailureCause, callable(FakeEncharge): Client}> */
    public static function failing_clients(): iterable
    {
        yield 'a name that does not resolve' => [FailureCause::Dns, static fn (): Client => new Client('token', 'https://encharge.invalid')];
        yield 'nobody listens' => [FailureCause::Other, static fn (): Client => new Client('token', 'http://127.0.0.1:1')];
        yield 'a proxy that refuses' => [FailureCause::Proxy, static fn (FakeEncharge $server): Client => new Client('token', 'https://encharge.invalid', proxy: substr($server->url(), 0, -strlen('/v1')))];
        yield 'a certificate of nobody known' => [FailureCause::Tls, static fn (FakeEncharge $server): Client => new Client('token', $server->url('tls', 'localhost'))];
        yield 'no answer in time' => [FailureCause::Timeout, static fn (FakeEncharge $server): Client => new Client('token', $server->url(), timeout: 200)];
    }

    /** @param callable(FakeEncharge): Client $make */
    #[DataProvider('failing_clients')]
    public function test_each_cause_of_a_failure_is_told(FailureCause $cause, callable $make): void
    {
        $server = new FakeEncharge(tls: true);
        $server->fault(['mode' => 'hang', 'path' => '/v1/accounts/info']);

        try {
            $make($server)->account();
            self::fail('The call did not fail.');
        } catch (Exception $exception) {
            self::assertSame($cause, FailureCause::of($exception), $exception->getMessage());
        } finally {
            $server->stop();
        }
    }

    public function test_a_site_is_connected_with_a_key_that_was_tried(): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);
        update_option(SiteIdentity::OPTION, 'original.example');

        $state = self::account()->try_key(FakeEncharge::TOKEN);
        self::assertTrue(SiteIdentity::is_copy());
        self::assertSame('none', (new ApiConnection())->token_source());

        self::account()->connect(FakeEncharge::TOKEN, $state);
        self::assertFalse(SiteIdentity::is_copy());
        self::assertTrue((new ApiConnection())->is_token(FakeEncharge::TOKEN));
        self::assertEquals($state, self::account()->last_state());
        self::assertContains('phone', array_column(self::account()->last_fields()['fields'] ?? [], 'name'));
    }

    public function test_the_list_of_fields_is_asked_for_once_an_hour_or_anew(): void
    {
        $names = static fn (?array $fields): array => array_column($fields ?? [], 'name');
        self::assertContains('phone', $names(self::account()->fields()));

        self::encharge()->fields([]);
        self::assertContains('phone', $names(self::account()->fields()));
        self::assertCount(1, self::encharge()->requests());

        self::assertNotContains('phone', $names(self::account()->read_fields()));
        self::assertNotContains('phone', $names(self::account()->fields()));
        self::assertCount(2, self::encharge()->requests());

        delete_option(ApiConnection::TOKEN_OPTION);
        self::assertNull(self::account()->fields());
    }

    public function test_a_list_that_is_too_old_to_count_is_told_with_its_age(): void
    {
        self::assertNull(self::account()->last_fields());
        self::account()->fields();
        $kept = get_transient('encharge_webhooks_fields');
        set_transient('encharge_webhooks_fields', ['read' => time() - 2 * HOUR_IN_SECONDS] + (array) $kept, DAY_IN_SECONDS);
        self::encharge()->fault(['mode' => 'error', 'status' => 500, 'message' => 'Out of order', 'times' => 1]);

        self::assertContains('phone', array_column(self::account()->last_fields()['fields'] ?? [], 'name'));
        self::assertEqualsWithDelta(time() - 2 * HOUR_IN_SECONDS, self::account()->last_fields()['read'] ?? 0, 2);
        self::assertNull(self::account()->refusal_of_field('whatever'));
        self::assertStringContainsString('Encharge has no field whatever', (string) self::account()->refusal_of_field('whatever'));
        self::assertEqualsWithDelta(time(), self::account()->last_fields()['read'] ?? 0, 5);

        (new ApiConnection())->remember('another-token');
        self::assertNull(self::account()->last_fields());
    }

    public function test_what_is_kept_holds_no_key_and_is_not_autoloaded(): void
    {
        global $wpdb;

        self::account()->check();
        self::account()->fields();
        $kept = $wpdb->get_results($wpdb->prepare('SELECT option_value, autoload FROM %i WHERE option_name IN (%s, %s)', $wpdb->options, 'encharge_webhooks_account', '_transient_encharge_webhooks_fields'));

        self::assertCount(2, $kept);
        foreach ($kept as $row) {
            self::assertStringNotContainsString(FakeEncharge::TOKEN, $row->option_value);
            self::assertContains($row->autoload, ['off', 'no'], 'the word of WordPress 6.6, or of those before');
        }

        Account::forget();
        self::assertNull(self::account()->last_state());
    }

    private static function account(): Account
    {
        return new Account(new ApiConnection());
    }
}
