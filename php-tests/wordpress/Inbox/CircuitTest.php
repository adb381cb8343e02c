<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Inbox;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\InboxState;
use Encharge\Webhooks\WordPress\Inbox\Circuit;
use Encharge\Webhooks\WordPress\Inbox\StopReason;
use PHPUnit\Framework\Attributes\DataProvider;

/** Entries lie while nothing can succeed. */
final class CircuitTest extends DrainTestCase
{
    /** @return iterable<string, array{array<string, mixed>, Code}> */
    public static function outages(): iterable
    {
        yield 'an error for whomever is asked for' => [['mode' => 'error', 'status' => 500], Code::EnchargeError];
        yield 'a refused token' => [['mode' => 'error', 'status' => 401], Code::EnchargeError];
        yield 'too many requests' => [['mode' => 'error', 'status' => 429], Code::EnchargeBusy];
        yield 'no answer' => [['mode' => 'close'], Code::EnchargeError];
    }

    /** @param array<string, mixed> $fault */
    #[DataProvider('outages')]
    public function test_an_outage_over_nine_pauses_gives_no_dead_letter(array $fault, Code $reason): void
    {
        $ids = $this->accept_people(25);
        self::encharge()->fault($fault + ['times' => 0]);

        for ($pause = 1; $pause <= 9; $pause++) {
            self::assertSame(StopReason::Paused, $this->drain());
            $paused = $this->inbox->paused();
            self::assertSame($reason, $paused['reason']);
            $usual = min(900, 10 * 2 ** ($pause - 1));
            self::assertGreaterThanOrEqual((int) (0.75 * $usual) - 2, $paused['until'] - time());
            self::assertLessThanOrEqual((int) (1.25 * $usual) + 1, $paused['until'] - time());
            self::assertSame(25, array_sum($this->states()));
            self::assertSame(StopReason::Paused, $this->drain());
            $this->inbox->pause(0, $reason);
        }

        self::assertSame([], array_filter(array_column($this->inbox->list(InboxState::Later, 100), 'tries')));
        self::assertSame([], self::rows());
        $calls = count(self::calls());
        self::encharge()->reset();
        $this->know(...$ids);
        self::assertSame(StopReason::Nothing, $this->drain());
        self::assertCount(25, self::addresses());
        self::assertSame([], $this->states());
        // A call that a kept connection ended is made once more.
        self::assertLessThanOrEqual(3 + 8 + 1, $calls);
        self::assertFalse(get_option(Circuit::OPTION));
    }

    public function test_after_an_outage_one_contact_goes_first(): void
    {
        $this->accept_people(20);
        self::encharge()->fault(['mode' => 'error', 'status' => 429]);
        $this->drain();
        $this->pass_time();

        $this->drain();

        self::assertSame([20, 1, 19], array_map(count(...), self::calls()));
        self::assertCount(20, self::addresses());
    }

    public function test_encharge_says_how_long_to_wait(): void
    {
        $this->accept_people(1);
        self::encharge()->fault(['mode' => 'error', 'status' => 429, 'headers' => ['Retry-After' => '600']]);

        $this->drain();

        $wait = $this->inbox->paused()['until'] - time();
        self::assertGreaterThanOrEqual(599, $wait);
        self::assertLessThanOrEqual(660, $wait);
    }

    public function test_an_outage_in_the_middle_keeps_what_was_done(): void
    {
        $this->accept_people(40);
        self::encharge()->fault(['mode' => 'answer']);
        self::encharge()->fault(['mode' => 'error', 'status' => 429, 'times' => 0]);

        self::assertSame(StopReason::Paused, $this->drain());

        self::assertCount(20, self::addresses());
        self::assertSame(['later' => 20], $this->states());
    }

    public function test_a_database_that_takes_nothing_is_nobody_s_fault(): void
    {
        global $wpdb;
        $this->accept_people(3);
        $break = static fn (string $query): string => str_starts_with($query, 'UPDATE') && str_contains($query, 'encharge_webhooks_locks') ? 'UPDATE nowhere SET n = 0' : $query;
        add_filter('query', $break);
        $wpdb->suppress_errors(true);

        self::assertSame(StopReason::Paused, $this->drain());

        self::assertSame(Code::DatabaseUnavailable, $this->inbox->paused()['reason']);
        self::assertSame(3, array_sum($this->states()));
        remove_filter('query', $break);
        $this->pass_time();
        $this->drain();
        self::assertCount(3, self::addresses());
    }

    public function test_a_hook_that_ends_the_transaction_pauses_nobody(): void
    {
        global $wpdb;
        $this->accept_people(2);
        add_action('user_register', static function (int $user_id) use ($wpdb): void {
            if (get_userdata($user_id)->user_email === 'c01@example.com') {
                $wpdb->query('COMMIT');
            }
        });
        $wpdb->suppress_errors(true);

        self::assertSame(StopReason::Nothing, $this->drain());

        self::assertNull($this->inbox->paused());
        self::assertContains('c02@example.com', self::addresses());
    }
}
