<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd\Inbox;

use Encharge\Webhooks\Tests\EndToEnd\InboxTestCase;
use Encharge\Webhooks\Tests\Support\Server\Http;

/**
 * Many webhooks whose senders do not wait, while a worker works them off. No WP-Cron is needed.
 */
final class BurstTest extends InboxTestCase
{
    private const LATER = ['async' => 'true'];

    /** So many at once that the workers have no moment of their own. */
    private const AT_ONCE = 100;

    public function test_none_is_left_behind_a_worker_that_drains(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, 2000));
        $this->people(...array_map(self::person(...), $ids));

        foreach (array_chunk($ids, self::AT_ONCE) as $at_once) {
            foreach (Http::send_all($this->requests($at_once, self::LATER)) as $reply) {
                self::assert_queued($reply);
            }
        }
        $posted = microtime(true);
        $this->await_empty(90);
        fwrite(STDERR, sprintf("drained %.1f s after the last\n", microtime(true) - $posted));

        $this->assert_finished($ids, 'the burst');
        self::assertCount(2000, $this->log());
    }

    /** Each round ends at another moment of the drain's. */
    public function test_the_last_of_a_few_is_not_left_behind(): void
    {
        $ids = [];
        for ($round = 0; $round < 40; $round++) {
            $ids = [...$ids, ...$new = array_map(static fn(int $number): string => "c$round-$number", range(1, 1 + $round % 9))];
            $this->people(...array_map(self::person(...), $ids));

            $wait = Http::begin($this->requests(array_slice($new, 0, -1), self::LATER));
            usleep(2000 * $round);
            self::assert_queued($this->post('add', ['id' => end($new)], self::LATER));
            array_map(self::assert_queued(...), $wait());
            $this->await_empty(20, "round $round");
        }
        $this->assert_finished($ids, 'all rounds');
    }

    public function test_a_reload_of_the_workers_during_a_drain(): void
    {
        $ids = array_map(static fn(int $number): string => "c$number", range(1, 300));
        $this->people(self::person('last'), ...array_map(self::person(...), $ids));
        $this->accept($ids, ['send_notification' => 'true']);

        self::assert_queued($this->post('add', ['id' => 'last'], self::LATER));
        $this->await(fn(): bool => count($this->users()) > 5);
        $began = microtime(true);
        $this->stack->pool->fpm->reload();
        fwrite(STDERR, sprintf("reload took %.2f\n", microtime(true) - $began));
        $left = count($this->unfinished());
        fwrite(STDERR, "left $left\n");
        self::assert_queued($this->post('add', ['id' => 'last'], self::LATER));
        $this->await_empty(40);

        $this->assert_finished(['last', ...$ids], 'after the reload');
        self::assertCount(300, $this->stack->mails());
    }

    public function test_none_waits_for_ever_while_more_come(): void
    {
        $seconds = 4;
        $ids = [];
        $end = microtime(true) + $seconds;
        while (microtime(true) < $end) {
            $ids = [...$ids, ...$new = array_map(static fn(int $number): string => "c$number", range(count($ids), count($ids) + 4))];
            $this->people(...array_map(self::person(...), $ids));
            array_map(self::assert_queued(...), Http::send_all($this->requests($new, self::LATER)));
        }
        $this->await_empty(40);
        $this->assert_finished($ids, 'the inflow');
        $waited = array_column($this->stack->database->rows('SELECT contact_id FROM wp_encharge_webhooks_log ORDER BY id'), 'contact_id');
        $late = array_map(static fn(int $position, string $id): int => $position - (int) array_search($id, $ids, true), array_keys($waited), $waited);
        fwrite(STDERR, count($ids) . ' ids, latest ' . max($late) . "\n");
        self::assertTrue(true);
    }
}
