<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Inbox;

use Encharge\Webhooks\Tests\EndToEnd\InboxTestCase;
use Encharge\Webhooks\Tests\Support\Server\Http;

/**
 * Many webhooks whose senders do not wait, while a worker works them off. No WP-Cron is needed. ENCHARGE_SEED repeats the
 * moments of another run.
 */
final class BurstTest extends InboxTestCase
{
    private const LATER = ['async' => 'true'];

    private const MANY = 500;

    /** So many that the workers have no moment of their own. */
    private const AT_ONCE = 100;

    private const VERY_MANY = 8000;

    /** So many come at once at the most: the drain is soon done with them. */
    private const FEW = 120;

    /** So many of them are left at the most when the next are about to come: a batch of the drain's. */
    private const LEFT = 20;

    /** The longest pause before they come, in microseconds: as long as a drain waits for company, ends and looks once more. */
    private const PAUSE = 150000;

    public function test_none_is_left_behind_a_worker_that_drains(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, self::MANY));
        $this->people(...array_map(self::person(...), $ids));

        foreach (array_chunk($ids, self::AT_ONCE) as $at_once) {
            array_map(self::assert_queued(...), Http::send_all($this->requests($at_once, self::LATER)));
        }
        $this->await_empty(90);

        $this->assert_finished($ids, 'the burst');
        self::assertCount(self::MANY, $this->log());
        // What brings the tables back takes one after the other.
        $this->stack->database->execute('DELETE FROM wp_users WHERE ID > 1');
        $this->stack->database->execute('DELETE FROM wp_usermeta WHERE user_id > 1');
    }

    /**
     * Those whom Encharge does not know are soon done: time and again the next ones come when a drain is about to end,
     * lets go of its lock, or looks once more.
     */
    public function test_none_of_very_many_is_left_behind_whenever_they_come(): void
    {
        $seed = (int) (getenv('ENCHARGE_SEED') ?: random_int(1, 1000000));
        mt_srand($seed);
        $ids = array_map(static fn(int $number): string => "c$number", range(1, self::VERY_MANY));

        $receipts = [];
        while (count($receipts) < self::VERY_MANY) {
            $few = array_slice($ids, count($receipts), mt_rand(1, self::FEW));
            $replies = Http::send_all(array_map(fn(string $id): array => $this->request('update_tags', ['id' => $id], self::LATER), $few));
            foreach ($replies as $reply) {
                $receipts[] = self::assert_queued($reply)['receipt'];
            }
            $left = mt_rand(0, self::LEFT);
            $this->await(fn(): bool => count($this->unfinished()) <= $left, "seed $seed");
            usleep(mt_rand(0, self::PAUSE));
        }
        $this->await_empty(30, "seed $seed");

        $log = $this->log();
        self::assertEqualsCanonicalizing($receipts, array_column($log, 'receipt'), "seed $seed");
        self::assertSame(['person_not_found'], array_values(array_unique(array_column($log, 'code'))), "seed $seed");
        self::assertSame([], $this->entries('tmp', 'new', 'cur', 'later', 'dead', 'aside'), "seed $seed");
    }

    /** The last one comes at another moment of the drain's each time. */
    public function test_the_last_of_a_few_is_not_left_behind(): void
    {
        $ids = [];
        for ($round = 0; $round < 15; $round++) {
            $new = array_map(static fn(int $number): string => "c$round-$number", range(1, 2 + $round % 9));
            $ids = [...$ids, ...$new];
            $this->people(...array_map(self::person(...), $ids));

            $wait = Http::begin($this->requests(array_slice($new, 0, -1), self::LATER));
            usleep(10000 * $round);
            self::assert_queued($this->post('add', ['id' => end($new)], self::LATER));
            array_map(self::assert_queued(...), $wait());
            $this->await_empty(20, "round $round");
        }
        $this->assert_finished($ids, 'all rounds');
    }

    /** As long as one worker goes on with what it does, a reloaded FPM serves nobody. */
    public function test_a_reload_of_the_workers_during_a_drain(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, 150));
        $this->people(self::person('first'), self::person('last'), ...array_map(self::person(...), $ids));
        $this->accept($ids, ['send_notification' => 'true']);

        self::assert_queued($this->post('add', ['id' => 'first'], self::LATER));
        $this->await(fn(): bool => count($this->users()) > 5);
        $this->stack->pool->fpm->reload();
        self::assertGreaterThan(50, count($this->unfinished()), 'the reload waited for the drain');

        self::assert_queued($this->post('add', ['id' => 'last'], self::LATER));
        $this->await_empty(60);
        $this->assert_finished(['first', 'last', ...$ids], 'after the reload');
        self::assertCount(150, $this->stack->mails());
    }

    /** They come more slowly than they are worked, and so that there is always another. */
    public function test_none_waits_until_no_more_come(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, 60));
        $this->people(...array_map(self::person(...), $ids));
        $came = [];
        foreach ($ids as $id) {
            $came[$id] = (float) $this->stack->database->value('SELECT CAST(UNIX_TIMESTAMP(UTC_TIMESTAMP(6)) AS CHAR)');
            self::assert_queued($this->post('add', ['id' => $id], self::LATER));
            usleep(100000);
        }
        $this->await_empty(20);

        $this->assert_finished($ids, 'the inflow');
        $done = array_column($this->stack->database->rows('SELECT contact_id, CAST(UNIX_TIMESTAMP(time) AS CHAR) AS time FROM wp_encharge_webhooks_log'), 'time', 'contact_id');
        $waits = array_map(static fn(string $id): float => (float) $done[$id] - $came[$id], $ids);
        self::assertLessThan(4.0, max($waits), 'of more than six seconds');
    }
}
