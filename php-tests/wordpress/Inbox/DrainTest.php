<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Inbox;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\InboxState;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Inbox\DrainLimits;
use Encharge\Webhooks\WordPress\Inbox\Schedule;
use Encharge\Webhooks\WordPress\Inbox\StopReason;

/** An inbox is worked off. */
final class DrainTest extends DrainTestCase
{
    public function test_every_entry_becomes_a_user_twenty_a_call(): void
    {
        $ids = $this->accept_people(45);

        self::assertSame(StopReason::Nothing, $this->drain());

        self::assertSame(array_map(static fn (string $id): string => "$id@example.com", $ids), self::addresses());
        self::assertSame([], $this->states());
        self::assertSame([20, 20, 5], array_map(count(...), self::calls()));
    }

    public function test_the_log_says_by_which_receipt(): void
    {
        $this->know('c1');
        $receipt = $this->accept(['id' => 'c1'], ['role' => 'subscriber', 'send_notification' => 'true']);

        $this->drain();

        [$row] = self::rows();
        self::assertSame(['add', 'created', 'inbox', $receipt, 'subscriber', true, $this->key['id']], [$row['action'], $row['outcome'], $row['origin'], $row['receipt'], $row['role'], $row['notify'], $row['key_id']]);
    }

    public function test_an_empty_inbox_costs_nothing(): void
    {
        self::assertSame(StopReason::Nothing, $this->drain());
        self::assertSame([], self::calls());
        self::assertFalse(wp_next_scheduled(Schedule::CRON_HOOK));
    }

    public function test_another_process_that_drains_is_left_to_it(): void
    {
        $this->accept_people(1);
        $other = Inbox::open($this->folder, self::INSTALLATION);
        self::assertTrue($other->lock());

        self::assertSame(StopReason::Busy, $this->drain());
        self::assertSame(['new' => 1], $this->states());
    }

    public function test_what_comes_during_the_work_is_worked_too(): void
    {
        $this->know('c1', 'c2');
        $this->accept(['id' => 'c1']);
        add_action('encharge_webhooks_user_created', function (int $user_id, string $contact_id): void {
            if ('c1' === $contact_id) {
                $this->accept(['id' => 'c2']);
            }
        }, 10, 2);

        $this->drain();

        self::assertSame(['c1@example.com', 'c2@example.com'], self::addresses());
    }

    public function test_a_webhook_that_comes_during_its_like_s_fetch_is_exactly_one_more_round(): void
    {
        $this->know('c1');
        $receipt = $this->accept(['id' => 'c1']);
        $persons = 0;
        add_filter('encharge_webhooks_person', function (array $fields) use ($receipt, &$persons): array {
            if (1 === ++$persons) {
                self::assertSame($receipt, $this->accept(['id' => 'c1']));
                self::assertSame($receipt, $this->accept(['id' => 'c1']));
            }

            return $fields;
        });

        $this->drain();

        self::assertSame([], $this->states());
        self::assertSame([['c1'], ['c1']], self::calls());
        self::assertSame(['created', 'unchanged'], array_column(self::rows(), 'outcome'));
    }

    public function test_without_a_connection_nothing_is_claimed(): void
    {
        $this->accept_people(1);
        delete_option(ApiConnection::TOKEN_OPTION);

        self::assertSame(StopReason::NotConnected, $this->drain());
        self::assertSame(['new' => 1], $this->states());
        self::assertNull($this->inbox->paused());
        self::assertIsInt(wp_next_scheduled(Schedule::CRON_HOOK));
    }

    public function test_a_copied_site_drains_nothing(): void
    {
        $this->accept_people(1);
        update_option(SiteIdentity::OPTION, 'elsewhere.example');

        self::assertSame(StopReason::Copy, $this->drain());
        self::assertSame(['new' => 1], $this->states());
    }

    public function test_it_ends_when_it_is_told_and_the_rest_stays(): void
    {
        $this->accept_people(5);
        $worked = 0;
        add_action('encharge_webhooks_user_created', static function () use (&$worked): void {
            $worked++;
        });

        self::assertSame(StopReason::Told, $this->drain(new DrainLimits(is_told: static function () use (&$worked): bool {
            return $worked === 2;
        })));

        self::assertSame(2, count(self::addresses()));
        self::assertSame(['later' => 3], $this->states());
        self::assertSame([0, 0, 0], array_column($this->inbox->list(InboxState::Later, 10), 'tries'));
    }

    public function test_it_ends_when_visitors_need_the_process(): void
    {
        $this->accept_people(1);

        self::assertSame(StopReason::Needed, $this->drain(new DrainLimits(is_busy: static fn (): bool => true)));
        self::assertSame(['new' => 1], $this->states());
    }

    public function test_it_goes_on_when_they_needed_it_for_a_moment_only(): void
    {
        $this->accept_people(1);
        $asked = 0;

        self::assertSame(StopReason::Nothing, $this->drain(new DrainLimits(is_busy: static function () use (&$asked): bool {
            return ++$asked === 1;
        })));
        self::assertSame([], $this->states());
    }

    public function test_it_does_not_wait_for_ever_where_they_need_it_time_and_again(): void
    {
        $this->accept_people(1);
        $asked = 0;

        self::assertSame(StopReason::Needed, $this->drain(new DrainLimits(is_busy: static function () use (&$asked): bool {
            return ++$asked % 2 === 1;
        })));
        self::assertSame(3, $asked);
        self::assertSame(['new' => 1], $this->states());
    }

    public function test_it_works_no_more_than_it_is_asked_for(): void
    {
        $this->accept_people(7);

        self::assertSame(StopReason::Enough, $this->drain(new DrainLimits(entries: 3)));
        self::assertSame(['new' => 4], $this->states());
    }

    public function test_it_ends_before_the_memory_does(): void
    {
        $this->accept_people(1);
        $limit = ini_set('memory_limit', (string) (int) (memory_get_usage() * 1.5));

        try {
            self::assertSame(StopReason::Memory, $this->drain());
        } finally {
            ini_set('memory_limit', $limit);
        }

        self::assertSame(['new' => 1], $this->states());
    }

    public function test_wp_cron_is_asked_for_what_is_left_and_no_more_once_nothing_is(): void
    {
        $this->accept_people(3);
        $set = null;
        add_action('encharge_webhooks_user_created', static function () use (&$set): void {
            $set = wp_next_scheduled(Schedule::CRON_HOOK);
        });

        $this->drain(new DrainLimits(entries: 2));
        self::assertIsInt($set);
        self::assertIsInt(wp_next_scheduled(Schedule::CRON_HOOK));

        $this->drain();
        self::assertFalse(wp_next_scheduled(Schedule::CRON_HOOK));
    }

    public function test_a_revoked_key_is_not_obeyed(): void
    {
        $this->accept_people(1);
        (new AccessKeys(Settings::load()))->revoke($this->key['id']);

        $this->drain();

        self::assertSame([], self::addresses());
        self::assertSame([], self::calls());
        self::assertSame(['dead' => 1], $this->states());
        self::assertSame(Code::InvalidAccessKey, $this->inbox->list(InboxState::Dead, 1)[0]['code']);
        self::assertSame([['failed', 'invalid_access_key', 'inbox']], array_map(static fn (array $row): array => [$row['outcome'], $row['code'], $row['origin']], self::rows()));
    }

    public function test_a_key_that_was_replaced_since_is_obeyed(): void
    {
        $this->accept_people(1);
        usleep(1100000);
        (new AccessKeys(Settings::load()))->replace($this->key['id'], 0);

        $this->drain();

        self::assertSame(['c01@example.com'], self::addresses());
    }
}
