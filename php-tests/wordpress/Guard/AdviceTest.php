<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Guard;

use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Guard\GuardAdvice;
use Encharge\Webhooks\WordPress\Guard\GuardPlace;
use Encharge\Webhooks\WordPress\Guard\GuardProbe;
use Encharge\Webhooks\WordPress\Health\Check;
use Encharge\Webhooks\WordPress\Health\RemedyKind;
use Encharge\Webhooks\WordPress\Health\Status;
use PHPUnit\Framework\Attributes\TestWith;

/** What is said of the guard, and which remedy is named apart. */
final class AdviceTest extends GuardTestCase
{
    use OpenFolder;

    public function test_a_guard_that_answers_needs_no_remedy(): void
    {
        $check = self::check('guard');

        self::assertSame(['guard', Status::Pass, null], [$check->id, $check->status, $check->remedy]);
    }

    public function test_the_remedy_of_a_damaged_file_is_a_command(): void
    {
        file_put_contents(self::path(), substr((string) file_get_contents(self::path()), 0, -3));
        $check = self::check('wordpress');

        self::assertSame([Status::Warn, RemedyKind::Command], [$check->status, $check->remedy?->kind]);
        self::assertSame(GuardAdvice::as_owner('guard install'), $check->remedy?->value);
        self::assertStringNotContainsString('sudo', $check->message);
        self::assertStringStartsWith("To write it anew: {$check->remedy?->value} Everything works", (string) $check->remedy?->sentence);
    }

    /** What is added after the command must not be taken for a format. */
    #[TestWith(['%s'])]
    #[TestWith(['50%'])]
    public function test_a_path_with_a_percent_sign_stays_as_it_is(string $name): void
    {
        self::place("/nowhere/$name/guard.php");
        $check = self::check('wordpress');

        self::assertStringEndsWith("/nowhere/$name", rtrim((string) $check->remedy?->value, "'"));
        self::assertStringContainsString((string) $check->remedy?->value, (string) $check->remedy?->sentence);
        self::assertStringContainsString('/var/lib/webhooks-for-encharge/site.example.test', (string) $check->remedy?->sentence);
    }

    public function test_a_guard_that_is_not_wanted_is_no_fault_and_comes_back_by_a_command(): void
    {
        GuardPlace::want(false);
        unlink(self::path());
        $check = self::check('wordpress');

        self::assertSame([Status::Pass, RemedyKind::Command], [$check->status, $check->remedy?->kind]);
    }

    public function test_a_former_file_is_removed_by_the_command_that_comes_last(): void
    {
        file_put_contents("$this->folder/former.php", (string) file_get_contents(self::path()));
        update_network_option(null, GuardPlace::OPTION, ['file' => '', 'user' => posix_geteuid(), 'former' => ["$this->folder/former.php"]]);
        $check = self::check('guard');

        self::assertSame("sudo rm $this->folder/former.php", $check->remedy?->value);
        self::assertStringEndsWith('and the API token stands in it.', $check->message);
        self::assertStringContainsString('before WordPress is loaded', $check->message);
    }

    public function test_a_setting_of_the_web_servers_php_is_a_text_for_the_host(): void
    {
        $check = self::check('wordpress');

        self::assertSame(RemedyKind::Host, $check->remedy?->kind);
        self::assertStringContainsString('encharge.guard_file = ' . self::path(), (string) $check->remedy?->value);
    }

    /** As the site answers, whose report is the same in one text. */
    private static function check(string $by): Check
    {
        add_filter('pre_http_request', static fn (): array => ['response' => ['code' => 200, 'message' => ''], 'body' => json_encode(['data' => ['answered_by' => $by]]), 'headers' => []]);
        $probe = GuardProbe::send(Settings::load());
        $check = GuardAdvice::check($probe);
        self::assertSame(rtrim("$check->message {$check->remedy?->sentence}"), GuardAdvice::report($probe));

        return $check;
    }
}
