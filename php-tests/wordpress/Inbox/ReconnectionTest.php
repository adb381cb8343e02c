<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Inbox;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Inbox\Circuit;
use Encharge\Webhooks\WordPress\Inbox\Schedule;
use FakeEncharge;
use PHPUnit\Framework\Attributes\TestWith;

/** What waits while a site is not connected is worked once it is. */
final class ReconnectionTest extends InboxTestCase
{
    #[TestWith([Code::EnchargeError])]
    #[TestWith([Code::NotConfigured])]
    public function test_a_key_that_works_ends_the_pause_and_has_the_inbox_drained(Code $reason): void
    {
        $this->pause($reason);

        $this->connect();

        self::assertNull(self::inbox()->paused());
        self::assertFalse(get_option(Circuit::OPTION));
        self::assertEqualsWithDelta(time(), wp_next_scheduled(Schedule::CRON_HOOK), 5);
    }

    public function test_another_key_is_tried_at_once(): void
    {
        $this->pause(Code::EnchargeError);

        (new ApiConnection())->remember('another-token');

        self::assertNull(self::inbox()->paused());
    }

    #[TestWith([Code::EnchargeBusy])]
    #[TestWith([Code::DatabaseUnavailable])]
    public function test_a_pause_for_another_reason_stays(Code $reason): void
    {
        $this->pause($reason);

        $this->connect();

        self::assertSame($reason, self::inbox()->paused()['reason']);
        self::assertSame(5, (int) get_option(Circuit::OPTION));
    }

    public function test_a_key_that_does_not_work_changes_nothing(): void
    {
        $this->pause(Code::EnchargeError);
        self::encharge()->fault(['mode' => 'error', 'status' => 401, 'times' => 2]);

        self::assertFalse((new Account(new ApiConnection()))->check()->is_working());

        self::assertNotNull(self::inbox()->paused());
    }

    public function test_nothing_is_scheduled_for_an_empty_inbox(): void
    {
        self::inbox()->pause(900, Code::EnchargeError);

        $this->connect();

        self::assertNull(self::inbox()->paused());
        self::assertFalse(wp_next_scheduled(Schedule::CRON_HOOK));
    }

    public function test_the_inbox_of_another_user_is_reached_by_root(): void
    {
        $this->pause(Code::EnchargeError);
        $this->give_to_nobody();

        $this->connect();

        self::assertSame([], glob("$this->folder/encharge-inbox/*/pause.php"));
        self::assertFalse(get_option(Circuit::OPTION));
    }

    private function connect(): void
    {
        $account = new Account(new ApiConnection());
        $state = $account->try_key(FakeEncharge::TOKEN);
        self::assertTrue($state->is_working(), $state->message);
        $account->connect(FakeEncharge::TOKEN, $state);
    }

    /** An inbox in which something waits, and that has been paused often. */
    private function pause(Code $reason): void
    {
        self::accept('c1');
        self::inbox()->pause(900, $reason);
        update_option(Circuit::OPTION, 5, false);
        wp_schedule_single_event(time() + 900, Schedule::CRON_HOOK);
    }
}
