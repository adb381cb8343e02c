<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Health;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Health\FailureMail;
use Encharge\Webhooks\WordPress\Sync\Origin;
use Encharge\Webhooks\WordPress\Sync\Sync;
use Encharge\Webhooks\WordPress\Sync\Task;
use Encharge\Webhooks\WordPress\Sync\Timing;

/** Whoever wants it hears of the first failure of a day. */
final class FailureMailTest extends TestCase
{
    /** @var list<array{to: string, subject: string, message: string}> */
    private array $mails = [];

    protected function setUp(): void
    {
        parent::setUp();
        add_filter('pre_wp_mail', function (?bool $result, array $mail): bool {
            $this->mails[] = $mail;

            return true;
        }, 10, 2);
    }

    public function test_one_mail_a_day_goes_to_who_wants_it(): void
    {
        FailureMail::want(1, true);
        $this->fail_once('gone1');
        self::assertSame([], $this->mails);
        self::cron();
        $this->fail_once('gone2');
        self::cron();

        self::assertCount(1, $this->mails);
        self::assertSame(get_userdata(1)->user_email, $this->mails[0]['to']);
        self::assertStringContainsString('The contact gone1 could not be handled: Encharge has no such person.', $this->mails[0]['message']);
        self::assertStringContainsString('tab=activity&id=', $this->mails[0]['message']);

        update_option(FailureMail::OPTION, '2026-01-01');
        $this->fail_once('gone3');
        self::cron();
        self::assertCount(2, $this->mails);
    }

    public function test_nobody_hears_of_it_who_does_not_want_it_or_may_not_see_it(): void
    {
        $this->fail_once('gone1');
        self::assertFalse(wp_next_scheduled(FailureMail::CRON_HOOK));

        FailureMail::want((int) wp_insert_user(['user_login' => 'editor', 'user_email' => 'editor@example.com', 'user_pass' => 'x', 'role' => 'editor']), true);
        FailureMail::want(1, true);
        FailureMail::want(1, false);
        $this->fail_once('gone2');
        self::cron();
        self::assertSame([], $this->mails);
    }

    public function test_a_copy_of_a_site_sends_none(): void
    {
        FailureMail::want(1, true);
        update_option(SiteIdentity::OPTION, 'original.example');
        $this->fail_once('gone1');
        self::cron();

        self::assertSame([], $this->mails);
    }

    private function fail_once(string $contact): void
    {
        iterator_to_array(Sync::make(Settings::load(), new Timing())->run([new Task(Action::Add, $contact, Origin::Webhook)]));
    }

    private static function cron(): void
    {
        if (wp_next_scheduled(FailureMail::CRON_HOOK) !== false) {
            wp_clear_scheduled_hook(FailureMail::CRON_HOOK);
            do_action(FailureMail::CRON_HOOK);
        }
    }
}
