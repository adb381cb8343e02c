<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Settings;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Api;
use Encharge\Webhooks\WordPress\Diagnosis;
use Encharge\Webhooks\WordPress\Guard\DiagnosticKeys;
use Encharge\Webhooks\WordPress\Settings;
use PHPUnit\Framework\Attributes\DataProvider;

/** What the doctor makes of the web server's own answers. */
final class WebDiagnosisTest extends TestCase
{
    /** @return array<string, array{array<string, mixed>, string, string, string}> the answer's data; the check, its status, what it says */
    public static function answers(): array
    {
        $sees = static fn(string $settings, bool $cache): array => ['method' => 'test', 'answered_by' => 'wordpress', 'settings' => $settings, 'object_cache' => $cache];
        $lacks = static fn(string $unmet, array $functions = []): array => ['code' => 'not_configured', 'message' => '', 'unmet' => $unmet, 'functions' => $functions];

        return [
            'all is well' => [$sees('current', false), 'wordpress', 'pass', 'answers'],
            'changes arrive' => [$sees('current', true), 'object cache', 'pass', 'sees at once'],
            'a cache of its own' => [$sees('stale', true), 'object cache', 'fail', 'is not used by the command line'],
            'another database' => [$sees('stale', false), 'object cache', 'fail', 'same database'],
            'functions' => [$lacks('functions', ['hrtime']), 'wordpress', 'fail', 'needs: hrtime. Take them out of disable_functions'],
            'and without the guard' => [$lacks('functions', ['hrtime']), 'reception', 'fail', 'needs: hrtime.'],
            'an old PHP' => [$lacks('php'), 'wordpress', 'fail', 'older than 8.2'],
            'an old extension' => [$lacks('extension_old'), 'wordpress', 'fail', 'too old'],
            'no extension' => [$lacks('extension_missing'), 'wordpress', 'fail', 'does not load the extension'],
            'the guard' => [['method' => 'test', 'answered_by' => 'guard'], 'object cache', 'warn', 'not known'],
            'a guard that is behind' => [['code' => 'invalid_access_key'], 'wordpress', 'warn', 'its guard file is not up to date'],
            'nonsense' => [['answered_by' => 'wordpress', 'settings' => ['x']], 'wordpress', 'warn', 'status 200'],
        ];
    }

    /** @param array<string, mixed> $data */
    #[DataProvider('answers')]
    public function testSaysWhatTheWebServerDoesNotHave(array $data, string $check, string $status, string $message): void
    {
        add_filter('pre_http_request', static fn(): array => ['response' => ['code' => 200, 'message' => ''], 'body' => json_encode(['data' => $data]), 'headers' => []]);
        $found = self::checks()[$check];

        self::assertSame($status, $found['status'], $found['message']);
        self::assertStringContainsString($message, $found['message']);
    }

    /** A cache that was empty shows nothing until it has kept something. */
    public function testAsksTwiceAndChangesTheSettingsInBetween(): void
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

    public function testTheCommandLinesOwnCacheIsLookedAtToo(): void
    {
        global $wpdb;

        Settings::load()->set('log_days', 7);
        Settings::load();
        $wpdb->update($wpdb->options, ['option_value' => serialize(['log_days' => 8])], ['option_name' => Settings::OPTION]);
        $check = self::checks()['object cache'];

        self::assertSame('fail', $check['status']);
        self::assertStringContainsString('what is changed by the web server is not seen here', $check['message']);
    }

    /** @return array<string, array{check: string, status: string, message: string}> by name */
    private static function checks(): array
    {
        return array_column((new Diagnosis(Settings::load(), new Api()))->checks(), null, 'check');
    }
}
