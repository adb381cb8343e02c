<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Inbox;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Check;
use Encharge\Webhooks\WordPress\Health\InboxChecks;
use Encharge\Webhooks\WordPress\Health\SiteStatus;
use Encharge\Webhooks\WordPress\Inbox\InboxPlace;

/** What the doctor and the status tell of the inbox. */
final class InboxChecksTest extends InboxTestCase
{
    public function test_one_that_is_as_it_should_be_passes(): void
    {
        self::accept('a');

        self::assertSame(['pass'], array_column(self::found(), 0));
        self::assertStringContainsString(InboxPlace::folder(), self::found()[0][1]);
        self::assertStringContainsString((string) (posix_getpwuid(posix_geteuid())['name'] ?? posix_geteuid()), self::found()[0][1]);
    }

    public function test_one_that_is_missing_is_told_with_the_command_that_makes_its_folder(): void
    {
        Shell::run(['rm', '-r', "$this->folder/encharge-inbox"]);

        self::assertSame('warn', self::found()[0][0]);
        self::assertStringContainsString('There is no inbox', self::found()[0][1]);
        self::assertMatchesRegularExpression("~sudo install -d -o \S+ -m 0700 $this->folder/encharge-inbox$~", self::found()[0][1]);
    }

    public function test_one_of_another_user_is_told(): void
    {
        Shell::is_root() ? Shell::run(['chown', '-R', (string) self::NOBODY, InboxPlace::folder()]) : chmod(InboxPlace::folder(), 0);
        $found = self::found()[0];
        Shell::is_root() || chmod(InboxPlace::folder(), 0700);

        self::assertSame('warn', $found[0]);
        self::assertStringContainsString(Shell::is_root() ? 'is no folder of' : 'cannot be opened', $found[1]);
    }

    public function test_what_waits_for_long_is_told_and_what_has_just_come_is_not(): void
    {
        self::accept('a', 'b');
        self::inbox()->claim(1)[0]->later(3600, Code::EnchargeTimeout, 'late');
        self::assertCount(1, self::found());

        foreach (['new', 'later'] as $state) {
            touch((glob(InboxPlace::folder() . "/$state/*") ?: [''])[0], time() - 601);
            self::assertStringContainsString('2 webhooks wait, the oldest since ' . gmdate('Y-m-d H:', time() - 601), self::found()[1][1]);
            self::assertStringContainsString('encharge inbox drain', self::found()[1][1]);
        }
    }

    public function test_dead_letters_and_what_was_put_aside_are_told(): void
    {
        self::accept('a', 'b');
        foreach (self::inbox()->claim(2) as $claim) {
            $claim->bury(Code::UserRejected, 'refused');
        }
        file_put_contents(InboxPlace::folder() . '/new/' . str_repeat('0', 32) . '.php', 'no entry');
        self::inbox()->claim(1);
        $found = implode("\n", array_column(self::found(), 1));

        self::assertStringContainsString('2 webhooks were given up', $found);
        self::assertStringContainsString('encharge inbox list', $found);
        self::assertStringContainsString('1 file that is no whole webhook', $found);
        self::assertSame(['inbox'], array_values(array_unique(array_column(self::found(), 2))));
        $in_admin = (new InboxChecks())->inbox()[1]->in_admin();
        self::assertSame(admin_url('options-general.php?page=encharge-webhooks&tab=activity&view=dead'), $in_admin->remedy?->value);
        self::assertStringContainsString('discard them, on the tab Activity.', $in_admin->text());
    }

    public function test_a_pause_is_told_with_its_end_and_its_reason(): void
    {
        self::inbox()->pause(600, Code::EnchargeBusy);

        self::assertMatchesRegularExpression('/Nothing is tried until ' . gmdate('Y') . '-\d\d-\d\d \d\d:\d\d:\d\d UTC, because of encharge_busy\./', self::found()[1][1]);
    }

    public function test_a_folder_that_others_can_enter_is_told(): void
    {
        chmod("$this->folder/encharge-inbox", 0755);

        self::assertStringContainsString("sudo chmod 0700 $this->folder/encharge-inbox", self::found()[1][1]);
    }

    public function test_webhooks_that_another_installation_left_beside_the_guard_file_are_told(): void
    {
        $stranger = "$this->folder/encharge-inbox/1-0123456789ab";
        mkdir("$stranger/new", 0700, true);
        self::assertCount(1, self::found());

        touch("$stranger/new/entry.php");
        self::assertStringContainsString("Nobody works off the webhooks in $stranger", self::found()[1][1]);
        self::assertStringEndsWith("sudo rm -r $stranger", self::found()[1][1]);
    }

    public function test_a_copy_hears_of_it_by_the_check_of_the_site(): void
    {
        update_option('home', 'http://staging.example.test');

        self::assertSame([], self::found());
    }

    public function test_the_status_tells_what_waits(): void
    {
        self::accept('a', 'b');
        self::inbox()->claim(1)[0]->bury(Code::UserRejected, 'refused');
        self::inbox()->pause(600, Code::EnchargeBusy);
        $rows = (new SiteStatus(Settings::load(), null))->rows();

        self::assertSame([1, 1], [$rows['inbox_waiting'], $rows['inbox_dead']]);
        self::assertStringStartsWith(gmdate('Y-m-d'), (string) $rows['inbox_oldest']);
        self::assertMatchesRegularExpression('/ UTC encharge_busy$/', (string) $rows['inbox_paused']);
    }

    public function test_the_status_is_silent_on_an_inbox_that_cannot_be_had(): void
    {
        Shell::run(['rm', '-r', "$this->folder/encharge-inbox"]);
        $rows = (new SiteStatus(Settings::load(), null))->rows();

        self::assertSame(['', '', '', ''], [$rows['inbox_waiting'], $rows['inbox_oldest'], $rows['inbox_paused'], $rows['inbox_dead']]);
    }

    /** @return list<array{string, string, string}> status, text and id of each check */
    private static function found(): array
    {
        return array_map(static fn(Check $check): array => [$check->status->value, $check->text(), $check->id], (new InboxChecks())->inbox());
    }
}
