<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Health;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\DiagnosticKeys;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;

/** What the doctor makes of the web server's own answers. */
final class WordPressChecksTest extends TestCase
{
    /** @return array<string, array{array<string, mixed>, string, string, string}> the answer's data; the check, its status, what it says */
    public static function answers(): array
    {
        $sees = static fn(string $settings, bool $cache): array => ['method' => 'test', 'answered_by' => 'wordpress', 'settings' => $settings, 'object_cache' => $cache, 'authorization' => !$cache];
        $lacks = static fn(string $unmet, array $more = []): array => $more + ['code' => 'not_configured', 'message' => '', 'unmet' => $unmet, 'functions' => []];
        $apache = ['php' => '8.3', 'sapi' => 'apache2handler', 'scan_dir' => '/etc/php/8.3/apache2/conf.d', 'is_built' => true];

        return [
            'all is well' => [$sees('current', false), 'wordpress', 'pass', 'answers'],
            'changes arrive' => [$sees('current', true), 'object cache', 'pass', 'sees at once'],
            'a cache of its own' => [$sees('stale', true), 'object cache', 'fail', 'is not used by the command line'],
            'another database' => [$sees('stale', false), 'object cache', 'fail', 'same database'],
            'Authorization' => [$sees('current', false), 'authorization', 'pass', 'reaches PHP'],
            'no Authorization' => [$sees('current', true), 'authorization', 'warn', 'CGIPassAuth On'],
            'functions' => [$lacks('functions', ['functions' => ['hrtime', "a\e[2J; b"]]), 'wordpress', 'fail', 'needs: hrtime. Take them out of disable_functions'],
            'mod_php without the extension' => [$lacks('extension_missing', $apache), 'wordpress', 'fail', "PHP (8.3, Apache's mod_php) does not load the extension; the command line's does. Run: "],
            'and what restarts it' => [$lacks('extension_missing', $apache), 'wordpress', 'fail', 'restart ' . (is_file('/etc/debian_version') ? 'apache2' : 'httpd')],
            'mod_fcgid without the extension' => [$lacks('extension_missing', ['sapi' => 'cgi-fcgi', 'server' => 'apache'] + $apache), 'wordpress', 'fail', 'PHP (8.3, CGI or FastCGI) does not load the extension'],
            'and what restarts that' => [$lacks('extension_missing', ['sapi' => 'cgi-fcgi', 'server' => 'apache'] + $apache), 'wordpress', 'fail', 'restart ' . (is_file('/etc/debian_version') ? 'apache2' : 'httpd')],
            'a PHP of an unknown kind' => [$lacks('extension_missing', ['sapi' => 'frankenphp'] + $apache), 'wordpress', 'fail', '# Restart what runs this PHP.'],
            'nothing of the network gets into a command' => [$lacks('extension_missing', ['sapi' => 'x; rm', 'php' => '8.3; rm', 'scan_dir' => '/etc; rm', 'server' => 'apache; rm']), 'wordpress', 'fail', "The web server's PHP does not load"],
            'an old PHP' => [$lacks('php'), 'wordpress', 'fail', 'older than 8.2'],
            'an old extension' => [$lacks('extension_old'), 'wordpress', 'fail', 'too old'],
            'no extension' => [$lacks('extension_missing'), 'wordpress', 'fail', 'does not load the extension'],
            'the guard' => [['method' => 'test', 'answered_by' => 'guard'], 'object cache', 'warn', 'not known'],
            'a guard that is behind' => [['code' => 'invalid_access_key'], 'wordpress', 'warn', 'its guard file is not up to date'],
            'nonsense' => [['answered_by' => 'wordpress', 'settings' => ['x']], 'wordpress', 'warn', 'another version'],
        ];
    }

    /** @param array<string, mixed> $data */
    #[DataProvider('answers')]
    public function test_says_what_the_web_server_does_not_have(array $data, string $check, string $status, string $message): void
    {
        add_filter('pre_http_request', static fn(mixed $response, array $options, string $url): array => [
            'response' => ['code' => 200, 'message' => ''],
            'body' => json_encode(['data' => str_ends_with($url, 'answered_by=wordpress') ? $data : ['answered_by' => 'guard']]),
            'headers' => [],
        ], 10, 3);
        $found = self::checks()[$check];

        self::assertSame($status, $found['status'], $found['message']);
        self::assertStringContainsString($message, $found['message']);
        foreach (['; rm', "\e", 'apache2handler'] as $raw) {
            self::assertStringNotContainsString($raw, $found['message']);
        }
        self::assertFalse(preg_match('/mod_php|CGI/', $found['message']) === 1 && str_contains($found['message'], 'fpm'), $found['message']);
    }

    public function test_where_no_webhook_arrives_the_rest_is_not_asked_for(): void
    {
        $urls = [];
        add_filter('pre_http_request', static function (mixed $response, array $options, string $url) use (&$urls): array {
            $urls[] = $url;

            return ['response' => ['code' => 503, 'message' => ''], 'body' => json_encode(['data' => ['code' => 'not_configured', 'unmet' => 'extension_missing']]), 'headers' => []];
        }, 10, 3);
        $checks = self::checks();

        self::assertCount(1, $urls);
        self::assertSame(['fail', 'fail', 'warn', 'warn', 'warn'], array_map(static fn(string $name): string => $checks[$name]['status'], ['extension', 'reception', 'guard', 'wordpress', 'object cache']));
        self::assertStringNotContainsString('as it should be', $checks['guard']['message']);
    }

    /** A cache that was empty shows nothing until it has kept something. */
    public function test_asks_twice_and_changes_the_settings_in_between(): void
    {
        $asked = [];
        add_filter('pre_http_request', static function (mixed $response, array $options, string $url) use (&$asked): array {
            if (str_ends_with($url, '/?wpf_action=test&answered_by=wordpress')) {
                $asked[$options['headers']['X-Encharge-Access-Key']] = count((new DiagnosticKeys(Settings::load()))->valid());
            }
            $data = ['method' => 'test', 'answered_by' => 'wordpress', 'settings' => count($asked) < 2 ? 'current' : 'stale', 'object_cache' => true];

            return ['response' => ['code' => 200, 'message' => ''], 'body' => json_encode(['data' => $data]), 'headers' => []];
        }, 10, 3);

        self::assertSame('fail', self::checks()['object cache']['status']);
        self::assertSame([1, 2], array_values($asked));
        self::assertSame([], (new DiagnosticKeys(Settings::load()))->valid());
    }

    public function test_the_command_lines_own_cache_is_looked_at_too(): void
    {
        global $wpdb;

        Settings::load()->set('log_days', 7);
        Settings::load();
        $wpdb->update($wpdb->options, ['option_value' => serialize(['log_days' => 8])], ['option_name' => Settings::OPTION]);
        $check = self::checks()['object cache'];

        self::assertSame('fail', $check['status']);
        self::assertStringContainsString('what others change is not seen here', $check['message']);
    }

    /** Of a web server that did not answer nothing is claimed. */
    #[TestWith([false, 'The command line has none'])]
    #[TestWith([true, 'It has to reach the same as'])]
    public function test_of_the_web_servers_cache_nothing_is_claimed_that_it_did_not_say(bool $is_cached_here, string $said): void
    {
        global $wpdb;

        add_filter('pre_http_request', static fn(): \WP_Error => new \WP_Error('http_request_failed', 'no route'));
        Settings::load()->set('log_days', 7);
        $settings = Settings::load();
        $wpdb->update($wpdb->options, ['option_value' => serialize(['log_days' => 8])], ['option_name' => Settings::OPTION]);
        $was_cached = wp_using_ext_object_cache($is_cached_here);
        $check = array_column(self::diagnosis($settings), null, 'check')['object cache'];
        wp_using_ext_object_cache($was_cached);

        self::assertSame('fail', $check['status']);
        self::assertStringContainsString('Whether the web server has an object cache is not known. ' . $said, $check['message']);
        foreach (['by the web server:', 'Both have', 'Its object cache', 'Neither has'] as $claim) {
            self::assertStringNotContainsString($claim, $check['message']);
        }
    }
}
