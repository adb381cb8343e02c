<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Inbox;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\InboxState;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Inbox\Circuit;
use Encharge\Webhooks\WordPress\Inbox\StopReason;
use PHPUnit\Framework\Attributes\DataProvider;

/** Encharge is there, and does not give what an entry asks for. */
final class RefusedTest extends DrainTestCase
{
    /** @return iterable<string, array{array<string, mixed>}> faults */
    public static function refusals(): iterable
    {
        foreach ([400, 404, 405, 409, 410, 413, 414, 422] as $status) {
            yield "status $status" => [['mode' => 'error', 'status' => $status]];
        }
        yield 'somebody else' => [['mode' => 'answer', 'json' => ['users' => [['id' => 'other', 'email' => 'c1@example.com']]]]];
        yield 'somebody without an id' => [['mode' => 'answer', 'json' => ['users' => [['email' => 'c1@example.com']]]]];
    }

    /** @param array<string, mixed> $fault */
    #[DataProvider('refusals')]
    public function test_a_refusal_is_the_entry_s_own_failure(array $fault): void
    {
        $this->know('c1');
        $this->accept(['id' => 'c1']);
        self::encharge()->fault($fault + ['times' => 0]);

        self::assertSame(StopReason::Nothing, $this->drain());

        self::assertNull($this->inbox->paused());
        self::assertFalse(get_option(Circuit::OPTION));
        self::assertSame([['later', 1, Code::EnchargeError]], $this->failed(InboxState::Later));
        self::assertSame([['c1']], self::calls());
        self::assertSame([['failed', 'encharge_error']], array_map(static fn (array $row): array => [$row['outcome'], $row['code']], self::rows()));
    }

    /** @return iterable<string, array{array<string, mixed>}> faults */
    public static function passing(): iterable
    {
        foreach ([401, 403, 408, 425, 429, 500, 503] as $status) {
            yield "status $status" => [['mode' => 'error', 'status' => $status]];
        }
        yield 'no answer' => [['mode' => 'close']];
        yield 'a page' => [['mode' => 'answer', 'body' => '<html>We are back soon.</html>']];
        yield 'no list of people' => [['mode' => 'answer', 'json' => ['message' => 'We are back soon.']]];
    }

    /** @param array<string, mixed> $fault */
    #[DataProvider('passing')]
    public function test_what_passes_is_no_entry_s_failure(array $fault): void
    {
        $this->know('c1');
        $this->accept(['id' => 'c1']);
        self::encharge()->fault($fault + ['times' => 0]);

        self::assertSame(StopReason::Paused, $this->drain());

        self::assertSame([['later', 0, null]], $this->failed(InboxState::Later));
        self::assertSame([], self::rows());
    }

    public function test_it_is_given_up_after_its_own_tries_and_holds_up_nobody(): void
    {
        $this->accept_people(20);
        $refused = ['c04', 'c05', 'c11'];
        foreach ($refused as $id) {
            self::encharge()->fault(['mode' => 'error', 'status' => 422, 'message' => 'This person is broken', 'contact' => $id, 'times' => 0]);
        }

        for ($try = 1; $try <= 8; $try++) {
            self::assertSame(StopReason::Nothing, $this->drain());
            self::assertNull($this->inbox->paused());
            self::assertSame([$try < 8 ? 'later' : 'dead' => 3], $this->states());
            $this->pass_time();
        }

        self::assertCount(17, self::addresses());
        $dead = $this->inbox->list(InboxState::Dead, 10);
        self::assertEqualsCanonicalizing($refused, array_column($dead, 'contact'));
        self::assertSame([8, 8, 8], array_column($dead, 'tries'));
        self::assertStringContainsString('This person is broken', $dead[0]['message']);
        self::assertStringContainsString('trace-1', $dead[0]['message']);
    }

    public function test_a_refusal_of_all_pauses_nobody(): void
    {
        $this->accept_people(5);
        self::encharge()->fault(['mode' => 'error', 'status' => 404, 'times' => 0]);

        self::assertSame(StopReason::Nothing, $this->drain());

        self::assertNull($this->inbox->paused());
        self::assertSame(array_fill(0, 5, ['later', 1, Code::EnchargeError]), $this->failed(InboxState::Later));
    }

    /** A gateway refuses while what lies behind it is away. */
    public function test_a_refusal_beside_an_outage_hides_no_outage(): void
    {
        $this->accept_people(2);
        self::encharge()->fault(['mode' => 'error', 'status' => 404, 'contact' => 'c01', 'times' => 0]);
        self::encharge()->fault(['mode' => 'error', 'status' => 500, 'contact' => 'c02', 'times' => 0]);

        self::assertSame(StopReason::Paused, $this->drain());

        self::assertEqualsCanonicalizing([['later', 0, null], ['later', 1, Code::EnchargeError]], $this->failed(InboxState::Later));
    }

    /** @return iterable<string, array{int, StopReason, int}> status; why the drain ends; tries that are counted */
    public static function answers_to_a_question(): iterable
    {
        yield 'the API key is refused' => [401, StopReason::Paused, 0];
        yield 'the other contact is refused' => [404, StopReason::Nothing, 1];
    }

    /** Of a person whom the payload holds Encharge is asked only whether it knows the contact that the user has so far. */
    #[DataProvider('answers_to_a_question')]
    public function test_a_question_during_the_work(int $status, StopReason $reason, int $tries): void
    {
        $this->settings(['trust_payload' => true] + (array) get_option(Settings::OPTION));
        $this->accept(['endUserData' => [['id' => 'c1', 'email' => 'ann@example.com']]], [], true);
        $this->drain();
        self::assertSame(['ann@example.com'], self::addresses());
        self::encharge()->fault(['mode' => 'error', 'status' => $status, 'times' => 0]);
        $this->accept(['endUserData' => [['id' => 'c2', 'email' => 'ann@example.com']]], [], true);

        self::assertSame($reason, $this->drain());

        self::assertSame([['later', $tries, $tries > 0 ? Code::EnchargeError : null]], $this->failed(InboxState::Later));
    }

    /** @return list<array{string, int, Code|null}> state, tries and last failure of each entry of that state */
    private function failed(InboxState $state): array
    {
        return array_map(static fn (array $entry): array => [$state->value, $entry['tries'], $entry['code']], $this->inbox->list($state, 100));
    }
}
