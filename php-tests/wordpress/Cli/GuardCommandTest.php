<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\Guard;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardUpkeep;
use Encharge\Webhooks\WordPress\Health\Log;
use Encharge\Webhooks\WordPress\Health\LogEntry;

final class GuardCommandTest extends CommandTestCase
{
    private const ANSWERED = '--require=' . __DIR__ . '/guard-answers.php';

    private string $file;

    protected function setUp(): void
    {
        parent::setUp();
        $this->file = WP_CONTENT_DIR . '/encharge-guard.php';
        self::assertNull(GuardUpkeep::overwrite());
    }

    public function test_removes_the_file_for_good_until_it_is_installed_again(): void
    {
        self::wp('guard', 'remove', '--dry-run');
        self::run_wp("n\n", ['guard', 'remove']);
        self::assertFileExists($this->file);

        self::wp('guard', 'remove', '--yes');
        self::wp('key', 'generate');
        self::assertFileDoesNotExist($this->file);
        self::assertStringContainsString('works without it, slower', self::decoded('guard', 'status', '--fields=message')['message'] ?? '');

        self::wp('guard', 'install', '--dry-run');
        self::assertFileDoesNotExist($this->file);
        self::assertStringContainsString('checked before WordPress', self::wp('guard', 'install', self::ANSWERED));
        self::assertSame('valid', Guard::inspect($this->file)['state']);
    }

    public function test_shows_the_file_and_who_answers(): void
    {
        $status = self::decoded('guard', 'status', self::ANSWERED);

        self::assertSame([$this->file, 'valid', 1, '0600', 'guard'], [$status['file'], $status['state'], $status['sites'], $status['permissions'], $status['answered_by']]);
        self::assertStringContainsString('before WordPress is loaded', $status['message']);
    }

    public function test_a_missing_file_is_reported_as_it_was_found_and_written_anew(): void
    {
        $commands = [
            'guard status' => static fn (): array => self::decoded('guard', 'status', self::ANSWERED),
            'status' => static fn (): array => ['message' => self::decoded('status', self::ANSWERED)['guard']],
            'doctor' => static fn (): array => array_column(json_decode(self::run_wp('', ['doctor', '--format=json', self::ANSWERED])['output'], true), null, 'check')['guard'],
        ];

        foreach ($commands as $name => $command) {
            unlink($this->file);
            $said = $command();

            self::assertStringContainsString("$this->file was missing and was written anew", $said['message'], $name);
            self::assertSame('valid', Guard::inspect($this->file)['state'], $name);
            self::assertSame('missing', $said['state'] ?? 'missing', $name);
            self::assertSame('warn', $said['status'] ?? 'warn', $name);
            self::assertStringNotContainsString('was missing', $command()['message'], $name);
        }
    }

    public function test_a_foreign_file_is_replaced_after_a_question_and_never_removed(): void
    {
        file_put_contents($this->file, 'another file');
        self::assertStringContainsString('left alone', self::run_wp('', ['key', 'generate'])['errors']);
        self::wp('guard', 'remove', '--yes');
        self::assertStringContainsString('is no guard file', self::run_wp("n\n", ['guard', 'install'])['output']);
        self::assertStringEqualsFile($this->file, 'another file');

        self::wp('guard', 'install', '--yes');
        self::assertSame('valid', Guard::inspect($this->file)['state']);
    }

    public function test_another_installations_file_is_replaced_after_a_question_and_never_removed(): void
    {
        $file = dirname(ABSPATH) . '/encharge-guard-of-two.php';
        rename($this->file, $file);
        file_put_contents($file, str_replace([trim((string) wp_json_encode(ABSPATH, JSON_UNESCAPED_SLASHES), '"'), 'site.example.test'], ['/srv/another/', 'another.example'], (string) file_get_contents($file)));
        $theirs = (string) file_get_contents($file);
        update_network_option(null, GuardPlace::OPTION, ['file' => $file, 'user' => posix_geteuid()]);

        self::assertStringContainsString('another file in the place', self::run_wp('', ['key', 'generate'])['errors']);
        self::assertStringContainsString('another file in the place', self::decoded('guard', 'status')['message']);
        self::assertStringContainsString('of another installation', self::run_wp('', ['guard', 'remove', '--yes'])['errors']);
        self::assertStringContainsString('of another installation', self::run_wp("n\n", ['guard', 'install'])['output']);
        self::assertStringEqualsFile($file, $theirs);

        self::wp('guard', 'install', '--yes');
        self::assertStringContainsString('site.example.test', (string) file_get_contents($file));
        unlink($file);
    }

    public function test_the_status_says_where_the_guard_stands_and_what_it_refused(): void
    {
        $status = self::decoded('status', self::ANSWERED);

        self::assertStringContainsString('before WordPress is loaded', $status['guard']);
        self::assertSame('250: invalid_access_key 250', $status['refused']);
        self::assertSame('2026-09-21 14:13:20 UTC', $status['refused_since']);
    }

    public function test_the_log_lists_what_the_guard_refused_among_what_wordpress_did(): void
    {
        self::log_at('2030-01-01 00:00:00.000000', new LogEntry('refused', code: 'missing_contact', message: 'none'));
        (new Log(Settings::load()))->write(new LogEntry('unchanged'));
        $rows = self::decoded('log', 'list', '--refused', self::ANSWERED);

        self::assertSame(['invalid_access_key', 'missing_contact', 'invalid_json'], array_column($rows, 'code'));
        self::assertSame(['time' => '2100-01-01 00:00:00', 'address' => '192.0.2.0/24', 'user_agent' => 'curl/8', 'key' => '0a1b'], array_intersect_key($rows[0], array_flip(['time', 'address', 'user_agent', 'key'])));
        self::assertNotSame('', $rows[0]['message']);
        self::assertCount(1, self::decoded('log', 'list', '--refused', '--limit=1', self::ANSWERED));

        $result = self::run_wp('', ['log', 'list', '--refused', self::ANSWERED]);
        self::assertStringContainsString('250 webhooks in the last 24 hours', $result['errors']);
        self::assertStringContainsString('since 2026-09-21 14:13:20 UTC', $result['errors']);
        self::assertSame('1', self::wp('log', 'list', '--format=count', self::ANSWERED, '--limit=1'));
    }
}
