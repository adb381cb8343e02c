<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Guard;

use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\DiagnosticKeys;
use Encharge\Webhooks\WordPress\Guard\GuardFile;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardProbe;
use Encharge\Webhooks\WordPress\Health\WordPressProbe;
use PHPUnit\Framework\Attributes\DataProvider;

/** What the site itself is asked, and what is made of its answer. */
final class ProbeTest extends GuardTestCase
{
    private const REFUSALS = [
        'since' => 1790000000,
        'hours' => [
            ['hour' => 1790002800, 'code' => 'invalid_json', 'count' => 2],
            ['hour' => 1790002800, 'code' => 'invalid_access_key', 'count' => 3],
            ['hour' => 1790006400, 'code' => 'invalid_access_key', 'count' => 4],
        ],
        'last' => [['time' => 1790006500, 'code' => 'invalid_access_key', 'address' => '192.0.2.0/24', 'user_agent' => 'curl/8', 'key' => '0a1b']],
    ];

    public function test_asks_with_a_key_that_the_guard_knows_meanwhile(): void
    {
        $request = [];
        $known = [];
        add_filter('pre_http_request', static function (mixed $response, array $options, string $url) use (&$request, &$known): \WP_Error {
            $request = $options + ['url' => $url];
            $known = self::entry()['keys'];

            return new \WP_Error('http_request_failed', 'no route');
        }, 10, 3);
        $probe = GuardProbe::send(Settings::load());
        $key = $request['headers']['X-Encharge-Access-Key'];

        self::assertSame('http://site.example.test/?wpf_action=test', $request['url']);
        self::assertSame(['POST', 0], [$request['method'], $request['redirection']]);
        self::assertSame([hash('sha256', $key)], array_column($known, 'digest'));
        self::assertSame([], self::entry()['keys']);
        self::assertSame([], (new DiagnosticKeys(Settings::load()))->valid());
        self::assertSame('', $probe->answered_by);
        self::assertStringContainsString('no route', $probe->failure);
    }

    public function test_reads_what_the_guard_refused(): void
    {
        self::site_answers(200, ['data' => ['answered_by' => 'guard', 'refusals' => self::REFUSALS]]);
        $probe = GuardProbe::send(Settings::load());

        self::assertSame('guard', $probe->answered_by);
        self::assertSame(1790000000, $probe->since);
        self::assertSame(['invalid_access_key' => 7, 'invalid_json' => 2], $probe->counts);
        self::assertSame(self::REFUSALS['last'], $probe->last);
    }

    /** @return array<string, array{int, mixed, string, string}> the answer; who gave it, and what is said */
    public static function answers(): array
    {
        return [
            'WordPress' => [200, ['data' => ['answered_by' => 'wordpress']], 'wordpress', ''],
            'another server' => [403, ['data' => ['code' => 'invalid_access_key']], '', 'another server'],
            'an error of PHP' => [500, 'There has been a critical error', '', 'ended with an error'],
            'a web server without PHP' => [502, '', '', 'is PHP-FPM running?'],
            'a firewall' => [403, 'no', '', 'status 403'],
            'nonsense' => [200, ['data' => ['answered_by' => 'guard', 'refusals' => ['since' => 'x', 'hours' => [1], 'last' => 'y']]], 'guard', ''],
        ];
    }

    #[DataProvider('answers')]
    public function test_tells_who_answered(int $status, mixed $body, string $by, string $failure): void
    {
        self::site_answers($status, $body);
        $probe = GuardProbe::send(Settings::load());

        self::assertSame($by, $probe->answered_by);
        self::assertStringContainsString($failure, $probe->failure);
        self::assertSame([[], []], [$probe->counts, $probe->last]);
    }

    public function test_where_the_database_takes_no_key_the_site_is_not_asked(): void
    {
        global $wpdb;

        $settings = Settings::load();
        $wpdb->suppress_errors();
        add_filter('query', static fn (string $query): string => str_starts_with($query, 'SELECT') ? $query : 'SELECT * FROM no_such_table');
        $probe = GuardProbe::send($settings);
        $inner = WordPressProbe::send($settings);

        self::assertStringContainsString('no key for it could be made', $probe->failure);
        self::assertStringContainsString('no key for it could be made', $inner->failure);
    }

    public function test_the_doctor_says_where_the_guard_stands(): void
    {
        self::site_answers(200, ['data' => ['answered_by' => 'guard', 'refusals' => self::REFUSALS]]);
        self::assertSame('pass', self::check()['status']);

        self::site_answers(200, ['data' => ['answered_by' => 'wordpress']]);
        self::assertSame('warn', self::check()['status']);
        self::assertStringContainsString('encharge.guard_file = ' . self::path(), self::check()['message']);

        file_put_contents(self::path(), 'another file');
        self::assertSame('warn', self::check()['status']);
        self::assertStringContainsString('another file', self::check()['message']);

        GuardPlace::want(false);
        self::assertSame('pass', self::check()['status']);
        self::assertStringContainsString('guard install', self::check()['message']);
        self::assertStringContainsString('works without it, slower', self::check()['message']);

        GuardPlace::want(true);
        unlink(self::path());
        self::place('/nowhere/guard.php');
        self::assertMatchesRegularExpression('~sudo install -d -o \S+ -m 0700 /nowhere .*restart PHP: encharge\.guard_file = /var/lib/webhooks-for-encharge/site\.example\.test/~', self::check()['message']);
        self::assertStringContainsString('works without it, slower', self::check()['message']);
    }

    public function test_the_doctor_says_that_the_file_was_missing_before_its_own_webhooks_brought_it_back(): void
    {
        self::site_answers(200, ['data' => ['answered_by' => 'guard', 'refusals' => self::REFUSALS]]);
        unlink(self::path());
        $check = self::check();

        self::assertSame(['warn', 'valid'], [$check['status'], GuardFile::here()->state()]);
        self::assertStringContainsString('was missing and was written anew', $check['message']);
        self::assertSame('pass', self::check()['status']);
    }

    public function test_no_secret_is_said(): void
    {
        self::site_answers(200, ['data' => ['answered_by' => 'wordpress']]);
        file_put_contents(self::path(), substr((string) file_get_contents(self::path()), 0, -3));

        self::assertSame('damaged', GuardFile::here()->state());
        self::assertStringNotContainsString(\FakeEncharge::TOKEN, self::check()['message']);
        unlink(self::path());
    }

    private static function site_answers(int $status, mixed $body): void
    {
        remove_all_filters('pre_http_request');
        add_filter('pre_http_request', static fn (): array => ['response' => ['code' => $status, 'message' => ''], 'body' => json_encode($body), 'headers' => []]);
    }

    /** @return array{check: string, status: string, message: string} */
    private static function check(): array
    {
        return self::checks()['guard'];
    }
}
